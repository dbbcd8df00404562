import { Popover } from "@/app/ui/popover";
import type { Viewer } from "@/lib/auth/viewer";
import { can } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";
import { performanceOn } from "@/lib/funds/fund-record";
import type { Fund } from "@/lib/funds/reach";
import { noRateReason, rateInWords, showMultiple } from "@/lib/funds/words";
import { showWan } from "@/lib/money/yuan";

type Found = Awaited<ReturnType<typeof performanceOn>>;
type Metric = {
  name: string;
  value: string;
  note: string;
  formula: string;
  steps: string[];
  withFlows?: boolean;
};

/** The fund's four ratios for its own contributors, each with how it was reckoned. */
export async function MetricCards({ viewer, fund, asOf }: { viewer: Viewer; fund: Fund; asOf: Day }) {
  const found = await performanceOn(fund, asOf);
  return (
    <section aria-label="绩效指标" className="mb-4">
      <div className="grid gap-3 md:grid-cols-2 xl:grid-cols-4 print:grid-cols-4">
        {metricsOf(found).map((metric) => (
          <MetricCard key={metric.name} metric={metric} found={found} showsFlows={can(viewer, "flow.read")} />
        ))}
      </div>
      <p className="mt-1.5 text-xs text-muted">{basisOf(found, asOf)}</p>
    </section>
  );
}

function basisOf({ on, netAssets, isWoundUp, later }: Found, asOf: Day): string {
  if (isWoundUp) return `已清算，净值按 0 计，截至 ${on}。净额口径：费用和绩效已含在出资、分配和净值里。`;
  if (netAssets === null) return `截至 ${asOf}；还没有登记净值，只能算 DPI。`;
  const waiting = later > 0 ? `；其后 ${later} 天的出资或分配等下一次净值，未计入` : "";
  return `四个指标都按 ${on} 的净值计算${waiting}。净额口径：费用和绩效已含在出资、分配和净值里。`;
}

function metricsOf(found: Found): Metric[] {
  const { dpi, rvpi, tvpi, irr, paidIn, distributed, netAssets, on } = found;
  const wan = (yuan: number | null) => (yuan === null ? "未知" : `${showWan(yuan)} 万元`);
  const paid = `累计实缴 ${wan(paidIn)}`;
  const noPaid = paidIn === 0 ? "还没有实缴，除不了" : "";
  const noValue = netAssets === null ? "还没有登记净值" : noPaid;
  const reason = noRateReason(irr);
  return [
    {
      name: "DPI",
      value: showMultiple(dpi),
      note: noPaid || "已分配 ÷ 实缴",
      formula: "DPI = 累计分配 ÷ 累计实缴",
      steps: [`累计分配 ${wan(distributed)}`, paid],
    },
    {
      name: "RVPI",
      value: showMultiple(rvpi),
      note: noValue || "净值 ÷ 实缴",
      formula: "RVPI = 基金净值 ÷ 累计实缴",
      steps: [`${on} 净值 ${wan(netAssets)}`, paid],
    },
    {
      name: "TVPI",
      value: showMultiple(tvpi),
      note: noValue || "DPI + RVPI",
      formula: "TVPI =（累计分配 + 基金净值）÷ 累计实缴",
      steps: [`累计分配 ${wan(distributed)}`, `${on} 净值 ${wan(netAssets)}`, paid],
    },
    {
      name: "净 IRR",
      value: rateInWords(irr),
      note: reason ?? "年化，按实际天数 ÷ 365",
      formula: "解 Σ 现金流 ÷ (1 + r)^(天数 ÷ 365) = 0，出资为负，分配为正，净值作最后一笔流入",
      steps: [],
      withFlows: true,
    },
  ];
}

type CardProps = { metric: Metric; found: Found; showsFlows: boolean };

function MetricCard({ metric, found, showsFlows }: CardProps) {
  const { name, value, note, formula, steps, withFlows } = metric;
  return (
    <div className="keep-together min-w-0 rounded-lg border border-line bg-bg px-4 py-3">
      <div className="flex items-center justify-between gap-2">
        <span className="text-sm text-muted">{name}</span>
        <Popover
          button="怎么算"
          aria-label={`${name}怎么算`}
          label={`${name}怎么算`}
          size="small"
          look="plain"
          align="end"
        >
          <div className="max-w-[360px] space-y-2 p-3 text-sm">
            <p className="font-semibold">{formula}</p>
            {steps.length > 0 && (
              <ul className="list-disc pl-5">
                {steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ul>
            )}
            {withFlows && showsFlows && <UsedFlows found={found} />}
            {withFlows && !showsFlows && <p className="text-muted">现金流明细由基金公司和市级查看。</p>}
          </div>
        </Popover>
      </div>
      <p className="text-figure font-semibold">{value}</p>
      <p className="text-xs text-muted">{note}</p>
    </div>
  );
}

const mostShown = 40;

function UsedFlows({ found: { flows, netAssets, on } }: { found: Found }) {
  const used = flows.map((flow) => ({
    key: `${flow.on} ${flow.kind}`,
    on: flow.on,
    what: flow.kind === "contribution" ? "出资" : "分配",
    yuan: flow.kind === "contribution" ? -flow.yuan : flow.yuan,
  }));
  const lines = netAssets === null ? used : [...used, { key: "nav", on, what: "净值", yuan: netAssets }];
  return (
    <table className="table w-full">
      <caption className="pb-1 text-left text-muted">用到的 {lines.length} 笔（万元，同日同类合并）</caption>
      <tbody>
        {lines.slice(-mostShown).map(({ key, on: day, what, yuan }) => (
          <tr key={key}>
            <td className="whitespace-nowrap">{day}</td>
            <td>{what}</td>
            <td className="num">{showWan(yuan)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
