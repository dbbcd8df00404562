import { StatCard } from "@/app/ui/stat-card";
import type { Leverage, MatrixCell } from "@/lib/funds/figures";
import { bases, leverageKinds } from "@/lib/funds/rules";
import { showMultiple } from "@/lib/funds/words";
import { showYi } from "@/lib/money/yuan";
import { cellAddress, type MatrixAsk } from "./matrix-address";

type Props = { ask: MatrixAsk; leverage: Leverage; total: MatrixCell | null };

/** The figures leaders quote, each under its own words; the leverage never without its caliber. */
export function LeverageFigures({ ask, leverage, total }: Props) {
  const basis = bases[ask.basis];
  const kinds = leverage.byKind
    .map((one) => `${leverageKinds[one.kind]} ${showYi(ask.basis === "paid" ? one.paid : one.promised)}`)
    .join("、");
  const left = [
    ...(leverage.unknown > 0 ? [`${leverage.unknown} 笔金额未知，未计入`] : []),
    ...(leverage.undated > 0 ? [`${leverage.undated} 笔没有到位日期，未计入`] : []),
  ];
  return (
    <section aria-label="合计" className="mb-3 grid gap-3 md:grid-cols-2 xl:grid-cols-4 print:grid-cols-4">
      <StatCard
        label={`新增投资项目（${basis}口径）`}
        value={String(total?.count ?? 0)}
        unit="个"
        note="按企业去重"
        href={cellAddress(ask, { fund: null, column: null, onlyNew: true })}
      />
      <StatCard
        label={`投资金额（${basis}口径）`}
        value={showYi(total?.yuan ?? 0)}
        unit="亿元"
        note={`首投 ${showYi(total?.newYuan ?? 0)}，追加 ${showYi(total?.followOnYuan ?? 0)}`}
        href={cellAddress(ask, { fund: null, column: null })}
      />
      <StatCard
        label={`撬动资本（${ask.basis === "paid" ? "到位" : "承诺"}）`}
        value={showYi(leverage.leveraged)}
        unit="亿元"
        note={[`${leverage.rounds} 个轮次，每轮计一次${kinds ? `：${kinds}` : ""}`, ...left].join("；")}
      />
      <div className="keep-together min-w-0 rounded-lg border border-line bg-bg px-4 py-3">
        <span className="block text-sm text-muted">撬动倍数（三种口径，不混用）</span>
        <ul className="mt-1 space-y-0.5 text-xs text-muted">
          {leverage.readings.map(({ caliber, label, ratio }) => (
            <li key={caliber}>
              <span className="mr-1.5 text-base font-semibold text-fg">{showMultiple(ratio)}</span>
              {label}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
