import { Card } from "@/app/ui/card";
import { TextLink } from "@/app/ui/link";
import type { Viewer } from "@/lib/auth/viewer";
import { showDayInSentence } from "@/lib/date/day";
import type { MonthStep, ReturnedCell } from "@/lib/projects/month-queries";
import { mayOn } from "@/lib/projects/reach";
import { AnswerReturn } from "./month-acts";

type Window = { steps: MonthStep[]; state: string; closedAt: string | null };

/** Where the month's reporting stands and which days are still to come. */
export function WindowLine({ window, closed }: { window: Window; closed: readonly string[] }) {
  const [latest] = closed;
  return (
    <p className="mb-3 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm">
      <b className="font-semibold">{window.state}</b>
      <span className="text-muted">
        {window.steps.map(({ label, on }) => `${showDayInSentence(on)} ${label}`).join("，")}
      </span>
      {latest && <TextLink href={`/progress/closed/${latest}`}>看月结留存的灯色</TextLink>}
    </p>
  );
}

/** Cells sent back and not yet answered, each with its reason. */
export function ReturnedCells({ viewer, cells }: { viewer: Viewer; cells: readonly ReturnedCell[] }) {
  if (cells.length === 0) return null;
  return (
    <Card flush className="mb-3" title={`被退回的填报项 ${cells.length} 个`}>
      <table className="table w-full">
        <caption className="sr-only">被退回、还没有答复的填报项</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">单位</th>
            <th scope="col">退回的项</th>
            <th scope="col">原因</th>
            <th scope="col">退回人</th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {cells.map((cell) => (
            <tr key={cell.id}>
              <th scope="row" className="font-normal">
                <TextLink href={`/projects/${cell.code}?tab=progress`}>{cell.project}</TextLink>
              </th>
              <td className="whitespace-nowrap">{cell.unit}</td>
              <td className="whitespace-nowrap">{cell.cellName}</td>
              <td>{cell.reason}</td>
              <td className="whitespace-nowrap text-muted">
                {cell.by} {cell.on}
              </td>
              <td className="text-right">
                {mayOn(viewer, "progress.report", cell) && (
                  <AnswerReturn code={cell.code} id={cell.id} version={cell.version} reason={cell.reason} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
