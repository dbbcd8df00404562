import { BarChart } from "@/app/ui/bar-chart";
import { Card } from "@/app/ui/card";
import { ChartFrame } from "@/app/ui/chart-frame";
import { showPercent } from "@/lib/money/yuan";
import type { ReportAsk } from "@/lib/reports/ask";
import type { Step } from "@/lib/reports/overview";
import { standingLedger } from "./ledger-address";

const label = "在库项目走到各阶段的个数";

/** How many have come at least so far. A stock, not a cohort: it says nothing of how many will go on. */
export function Funnel({ steps, ask }: { steps: readonly Step[]; ask: ReportAsk }) {
  const all = steps[0]?.count ?? 0;
  const shareOf = (count: number) => showPercent(all > 0 ? count / all : null);
  const hrefOf = ({ stages }: Step) => standingLedger({ stage: stages.join(","), unit: ask.unit?.code });
  return (
    <Card title="项目漏斗">
      <ChartFrame
        label={label}
        note="在库项目现状，走到该阶段及以后的个数，按填报的最远阶段；不是同一批项目的转化率。"
        table={{
          head: ["走到", "项目（个）", "占全部"],
          rows: steps.map((step) => ({
            cells: [step.label, String(step.count), shareOf(step.count)],
            href: hrefOf(step),
          })),
        }}
      >
        <BarChart
          centred
          label={label}
          bars={steps.map((step) => ({
            name: step.label,
            value: step.count,
            text: `${step.count} 个，${shareOf(step.count)}`,
            href: hrefOf(step),
          }))}
        />
      </ChartFrame>
    </Card>
  );
}
