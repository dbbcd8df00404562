import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import type { Viewer } from "@/lib/auth/viewer";
import { isPreviewed } from "@/lib/files/kinds";
import { showPercent } from "@/lib/money/yuan";
import {
  type ProjectProgress,
  progressOfProject,
  type RecordedLine,
  type RecordedMonth,
} from "@/lib/projects/progress-queries";
import type { Project } from "@/lib/projects/queries";
import { MonthReport } from "./progress/month-report";
import { TakeBack } from "./progress/take-back";

type Props = { viewer: Viewer; project: Project };

/** What was done and what arrived, month by month, and the form for one more month. */
export async function ProgressSection({ viewer, project }: Props) {
  const progress = await progressOfProject(viewer, project);
  return (
    <div className="space-y-4">
      {progress.phases.length > 0 && <Phases phases={progress.phases} />}
      <Card title="月度进展" flush>
        <Totals project={project} progress={progress} />
        {progress.mayReport && (
          <MonthReport
            key={project.version}
            code={project.code}
            version={project.version}
            choices={progress.choices}
            recorded={progress.months.map(({ month, words }) => ({ month, words: words ?? "" }))}
          />
        )}
        <Months project={project} progress={progress} />
      </Card>
    </div>
  );
}

function Totals({ project, progress }: { project: Project; progress: ProjectProgress }) {
  const share = (yuan: number | null) =>
    yuan !== null && project.totalInvestmentYuan
      ? `（总投资的 ${showPercent(yuan / project.totalInvestmentYuan)}）`
      : "";
  return (
    <p className="border-b border-line px-4 py-2">
      累计完成投资 {progress.invested} 万元{share(project.investedYuan)}，累计到位资金 {progress.arrived} 万元
      {share(project.arrivedYuan)}
    </p>
  );
}

function Months({ project, progress }: { project: Project; progress: ProjectProgress }) {
  if (progress.months.length === 0)
    return <p className="px-4 py-6 text-center text-muted">还没有月度填报，不代表进展为零。</p>;
  return (
    <div className="overflow-x-auto">
      <table className="table w-full min-w-[860px]">
        <caption className="sr-only">每月完成投资、到位资金与形象进度</caption>
        <thead>
          <tr>
            <th scope="col">月份</th>
            <th scope="col">项目</th>
            <th scope="col" className="!text-right">
              当月
            </th>
            <th scope="col" className="!text-right">
              累计
            </th>
            <th scope="col">原始填报</th>
            <th scope="col">凭证</th>
            <th scope="col">形象进度</th>
            <th scope="col">填报人</th>
          </tr>
        </thead>
        <tbody>
          {progress.months.map((month) => (
            <MonthRows key={month.month} month={month} project={project} mayReport={progress.mayReport} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowsProps = { month: RecordedMonth; project: Project; mayReport: boolean };

/** A month's numbers under one another; its words and its author stand beside all of them. */
function MonthRows({ month, project, mayReport }: RowsProps) {
  const [first, ...others] = month.lines;
  const span = Math.max(1, month.lines.length);
  const target = { code: project.code, version: project.version, month: month.month };
  return (
    <>
      <tr id={`month-${month.month}`}>
        <th scope="row" rowSpan={span} className="whitespace-nowrap text-left font-semibold">
          {month.month}
        </th>
        {first ? (
          <Line line={first} target={target} mayReport={mayReport} />
        ) : (
          <td colSpan={5} className="text-muted">
            {month.unchanged ? "无变化" : "只填了形象进度"}
            {month.unchanged && mayReport && <TakeBack {...target} what="words" />}
          </td>
        )}
        <td rowSpan={span} className="max-w-[280px] whitespace-pre-line">
          {month.words}
          {month.wordsRevised && <span className="block text-xs text-warn">修订，月结后写入</span>}
        </td>
        <td rowSpan={span} className="whitespace-nowrap text-sm text-muted">
          {month.by}
          <br />
          {month.on}
        </td>
      </tr>
      {others.map((line) => (
        <tr key={`${line.kind}${line.origin}${line.currency}`}>
          <Line line={line} target={target} mayReport={mayReport} />
        </tr>
      ))}
    </>
  );
}

type LineProps = {
  line: RecordedLine;
  target: { code: string; version: number; month: string };
  mayReport: boolean;
};

function Line({ line, target, mayReport }: LineProps) {
  return (
    <>
      <td className="whitespace-nowrap">
        {line.name}
        <span className="ml-1 text-xs text-muted">{line.unit}</span>
        {line.fallReason && <p className="whitespace-normal text-xs text-warn">下降：{line.fallReason}</p>}
      </td>
      <td className="!text-right tabular-nums">
        {line.difference ?? <span title="以前各月没有数据，算不出当月">—</span>}
        {line.difference !== null && line.months > 1 && (
          <span className="block text-xs text-muted">{line.months} 个月合计</span>
        )}
      </td>
      <td className="!text-right tabular-nums">
        {line.cumulative}
        {line.revised && <span className="block text-xs text-warn">修订，{line.revised}</span>}
      </td>
      <td className="text-sm">
        {line.basis} {line.typed}
        {line.earlier.length > 0 && <Corrections earlier={line.earlier} />}
        {mayReport && <TakeBack {...target} what={line} />}
      </td>
      <td className="text-sm">
        <Voucher line={line} />
      </td>
    </>
  );
}

/** What stood there before: folded away, and open to everybody who sees the number. */
function Corrections({ earlier }: Pick<RecordedLine, "earlier">) {
  return (
    <details className="text-xs text-muted">
      <summary className="cursor-pointer">更正 {earlier.length} 次</summary>
      <ul>
        {earlier.map(({ typed, basis, cumulative, on, takenBack }) => (
          <li key={`${on}${cumulative}${takenBack}`}>
            {on} {takenBack ? "撤回" : `${basis} ${typed}，累计 ${cumulative}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Voucher({ line }: { line: RecordedLine }) {
  if (line.kind === "investment") return null;
  if (!line.voucher) return <span className="text-muted">{line.voucherNote ?? "未附"}</span>;
  return (
    <>
      <a
        href={`/api/files/${line.voucher.key}${isPreviewed(line.voucher.type) ? "?preview" : ""}`}
        target="_blank"
        rel="noopener noreferrer"
        className="text-primary hover:underline"
      >
        {line.voucher.name}
      </a>
      {line.voucherNote && <p className="text-xs text-muted">{line.voucherNote}</p>}
    </>
  );
}

function Phases({ phases }: { phases: ProjectProgress["phases"] }) {
  return (
    <Card title="各期进展" extra={<span className="text-muted">进展填在各期，单位万元</span>} flush>
      <div className="overflow-x-auto">
        <table className="table w-full">
          <caption className="sr-only">各期累计完成投资与到位资金</caption>
          <thead>
            <tr>
              <th scope="col">分期</th>
              <th scope="col" className="!text-right">
                累计完成投资
              </th>
              <th scope="col" className="!text-right">
                累计到位资金
              </th>
              <th scope="col">最近填报月</th>
            </tr>
          </thead>
          <tbody>
            {phases.map(({ code, name, invested, arrived, reportedMonth }) => (
              <tr key={code}>
                <th scope="row" className="text-left font-normal">
                  <TextLink href={`/projects/${code}?tab=progress`}>{name}</TextLink>
                </th>
                <td className="!text-right tabular-nums">{invested}</td>
                <td className="!text-right tabular-nums">{arrived}</td>
                <td>{reportedMonth ?? "—"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
