import { BarChart } from "@/app/ui/bar-chart";
import { Card } from "@/app/ui/card";
import { ChartFrame } from "@/app/ui/chart-frame";
import { inYi, showPercent, showYi } from "@/lib/money/yuan";
import type { ReportAsk } from "@/lib/reports/ask";
import type { Share } from "@/lib/reports/overview";
import { signedLedger } from "./ledger-address";

const label = "期内协议总投资按产业链，亿元";

/** How much of what was agreed lies in which chain. */
export function ChainChart({ shares, ask }: { shares: readonly Share[]; ask: ReportAsk }) {
  const hrefOf = (code: string) => signedLedger(ask, { chain: code || "none", unit: ask.unit?.code });
  const [first, second, third] = shares;
  const top = [first, second, third].flatMap((one) => (one && one.tally.sum > 0 ? [one] : []));
  const share = top.reduce((sum, one) => sum + (one.share ?? 0), 0);
  return (
    <Card title="产业链集中度">
      <ChartFrame
        label={label}
        note={
          top.length > 0
            ? `前${top.length}位（${top.map(({ name }) => name).join("、")}）占协议总投资的 ${showPercent(share)}；正式签约、经认定，含增资扩产的增量。`
            : "期内没有经认定的正式签约。"
        }
        table={{
          head: ["产业链", "项目（个）", "协议总投资（亿元）", "占比"],
          rows: shares.map(({ code, name, tally, share: part }) => ({
            cells: [name, String(tally.count), showYi(tally.sum), showPercent(part)],
            href: hrefOf(code),
          })),
        }}
      >
        <BarChart
          label={label}
          bars={shares.map(({ code, name, tally, share: part }) => ({
            name,
            value: inYi(tally.sum),
            text: `${showYi(tally.sum)} 亿元，${showPercent(part)}`,
            href: hrefOf(code),
          }))}
        />
      </ChartFrame>
    </Card>
  );
}
