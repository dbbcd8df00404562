import { Card } from "@/app/ui/card";
import { ChartFrame } from "@/app/ui/chart-frame";
import { ColumnChart } from "@/app/ui/column-chart";
import { inYi, showYi } from "@/lib/money/yuan";
import type { ReportAsk } from "@/lib/reports/ask";
import type { TrendMonth } from "@/lib/reports/overview";
import { signedLedger } from "./ledger-address";

const label = "近十二个月协议总投资，亿元";

/** Month by month over a year, so that a start or an end of year does not hide what went before. */
export function Trend({ months, ask }: { months: readonly TrendMonth[]; ask: ReportAsk }) {
  const hrefOf = (month: TrendMonth) => signedLedger(month, { unit: ask.unit?.code });
  return (
    <Card title="签约趋势">
      <ChartFrame
        label={label}
        note="柱为协议总投资（亿元），下方为个数（含增资扩产）；正式签约、经认定，按签约日期所在月。"
        table={{
          head: ["月份", "项目（个）", "协议总投资（亿元）"],
          rows: months.map((one) => ({
            cells: [one.month, String(one.tally.count), showYi(one.tally.sum)],
            href: hrefOf(one),
          })),
        }}
      >
        <ColumnChart
          label={label}
          columns={months.map((one) => ({
            name: `${Number(one.month.slice(5))}月`,
            value: inYi(one.tally.sum),
            text: one.tally.sum > 0 ? showYi(one.tally.sum, 1) : "",
            under: one.tally.count > 0 ? `${one.tally.count}个` : "",
            href: hrefOf(one),
          }))}
        />
      </ChartFrame>
    </Card>
  );
}
