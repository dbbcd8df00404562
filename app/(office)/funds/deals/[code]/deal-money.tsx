import { StatCard } from "@/app/ui/stat-card";
import { multipleOf } from "@/lib/funds/deal-record";
import type { Deal } from "@/lib/funds/reach";
import { showMultiple } from "@/lib/funds/words";
import { type Amount, showAmount } from "@/lib/money/amount";
import { showWan } from "@/lib/money/yuan";

/** Decided, agreed, paid and what came of it, each with its own day. */
export async function DealMoney({ deal }: { deal: Deal }) {
  const { ratio, paid, returned, worth, on } = await multipleOf(deal);
  const stated = (amount: unknown) => showAmount(amount as Amount | null, "万元");
  const cards = [
    { label: "投决", value: stated(deal.decided), note: deal.decidedOn ?? "还没有投决" },
    { label: "签约", value: stated(deal.agreed), note: deal.agreedOn ?? "还没有签约" },
    {
      label: "累计打款",
      value: showWan(paid),
      note: deal.firstPaidOn ? `首次 ${deal.firstPaidOn}` : "还没有打款",
    },
    { label: "累计回款", value: showWan(returned), note: "退出回款加分红收益" },
    {
      label: "持有估值",
      value: showWan(worth),
      note: deal.exitedOn ? "已退出，按 0 计" : (on ?? "还没有估值"),
    },
  ];
  return (
    <section aria-label="金额" className="mb-4 grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-6">
      {cards.map((card) => (
        <StatCard key={card.label} {...card} unit={card.value === "—" ? undefined : "万元"} />
      ))}
      <StatCard
        label="MOIC"
        value={showMultiple(ratio)}
        unit={ratio === null ? undefined : "倍"}
        note="（累计回款 + 持有估值）÷ 累计打款"
        title={`（${showWan(returned)} + ${showWan(worth)}）÷ ${showWan(paid)} 万元`}
      />
    </section>
  );
}
