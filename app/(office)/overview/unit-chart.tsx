import { BarChart } from "@/app/ui/bar-chart";
import { Card } from "@/app/ui/card";
import { ChartFrame } from "@/app/ui/chart-frame";
import { inYi, showPercent, showYi } from "@/lib/money/yuan";
import type { ReportAsk } from "@/lib/reports/ask";
import type { Share } from "@/lib/reports/overview";
import { signedLedger } from "./ledger-address";

const label = "期内协议总投资按单位，亿元";

/** How much each unit agreed. The order is the amounts', and no ranking of anybody's work. */
export function UnitChart({ shares, ask }: { shares: readonly Share[]; ask: ReportAsk }) {
  const hrefOf = (code: string) => signedLedger(ask, { unit: code });
  return (
    <Card title="各单位协议总投资">
      <ChartFrame
        label={label}
        note="正式签约、经认定，含增资扩产的增量；按金额排列，不是考核位次。"
        table={{
          head: ["单位", "项目（个）", "协议总投资（亿元）", "占比"],
          rows: shares.map(({ code, name, tally, share }) => ({
            cells: [name, String(tally.count), showYi(tally.sum), showPercent(share)],
            href: hrefOf(code),
          })),
        }}
      >
        <BarChart
          label={label}
          bars={shares.map(({ code, name, tally }) => ({
            name,
            value: inYi(tally.sum),
            text: `${showYi(tally.sum)} 亿元，${tally.count} 个`,
            href: hrefOf(code),
          }))}
        />
      </ChartFrame>
    </Card>
  );
}
