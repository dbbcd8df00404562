import type { Metadata } from "next";
import { requireVerb } from "@/app/(office)/gate";
import { LinkButton } from "@/app/ui/button";
import { Empty } from "@/app/ui/empty";
import { PageHeader } from "@/app/ui/page-header";
import { PrintButton } from "@/app/ui/print-button";
import { currentViewer } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { closedMonths, type ReturnedCell, returnedCells, windowOf } from "@/lib/projects/month-queries";
import { originChoices } from "@/lib/projects/progress-input";
import { type GridRow, type MonthlyAsk, monthlyAskOf, monthlyPage } from "@/lib/projects/progress-queries";
import { addressOf } from "./address";
import { CloseMonth, ReturnCell } from "./month-acts";
import { MonthPicker, PaperLine } from "./month-picker";
import { ReturnedCells, WindowLine } from "./month-state";
import { type CellNotes, MonthlyGrid } from "./monthly-grid";
import { RestUnchanged } from "./rest-unchanged";
import { WhoReported } from "./who-reported";

export const metadata: Metadata = { title: "月度进展" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ProgressPage({ searchParams }: Props) {
  const [viewer, query] = await Promise.all([currentViewer(), searchParams]);
  requireVerb(viewer, "project.read");
  const ask = monthlyAskOf(query);
  const [{ rows, next, tally, confirmable }, window, returned, closed] = await Promise.all([
    monthlyPage(viewer, ask),
    windowOf(ask.month),
    returnedCells(viewer, ask.month),
    closedMonths(),
  ]);
  const originName = originChoices.find(({ value }) => value === ask.origin)?.label ?? "";
  return (
    <>
      <PageHeader
        title={`月度进展 ${ask.month}`}
        note={
          <>
            金额单位万元，人民币；<span className="no-print">可从 Excel 整块粘贴；</span>数据截至 {today()}
          </>
        }
        actions={
          <>
            {can(viewer, "progress.return") && <ReturnCell month={ask.month} projects={reportedIn(rows)} />}
            {confirmable !== null && !window.closedAt && (
              <RestUnchanged month={ask.month} unit={ask.unit ?? ""} count={confirmable} />
            )}
            {can(viewer, "month.close") && !window.closedAt && (
              <CloseMonth month={ask.month} mayClose={window.mayClose} />
            )}
            <PrintButton sheet />
          </>
        }
      />
      <MonthPicker ask={ask} tally={tally} />
      <PaperLine ask={ask} tally={tally} rows={rows.length} next={next} />
      <WindowLine window={window} closed={closed.map(({ month }) => month)} />
      <WhoReported ask={ask} tally={tally} />
      <ReturnedCells viewer={viewer} cells={returned} />
      {rows.length === 0 ? (
        <NothingToReport ask={ask} />
      ) : (
        // A grid of its own per month, basis, origin and page: drafts of one never appear in another.
        <MonthlyGrid
          key={addressOf(ask, {})}
          ask={ask}
          originName={originName}
          rows={rows}
          notes={notesOf(returned)}
        />
      )}
      <nav aria-label="翻页" className="mt-3 flex items-center gap-2">
        {ask.after && <LinkButton href={addressOf(ask, { after: null })}>回到第一页</LinkButton>}
        {next && <LinkButton href={addressOf(ask, { after: next })}>下一页</LinkButton>}
      </nav>
    </>
  );
}

const reportedIn = (rows: readonly GridRow[]) =>
  rows
    .filter(({ state }) => state !== "none")
    .map(({ code, name, unit }) => ({ value: code, label: `${unit} ${name}` }));

/** Each returned cell's reason where the grid shows it. */
function notesOf(returned: readonly ReturnedCell[]): CellNotes {
  const notes: Record<string, Record<string, string>> = {};
  for (const { code, cell, reason, by } of returned)
    notes[code] = { ...notes[code], [cell]: `${by ?? ""}退回：${reason}` };
  return notes;
}

function NothingToReport({ ask }: { ask: MonthlyAsk }) {
  if (ask.show === "missing")
    return (
      <Empty
        title="这个月都已填报"
        action={<LinkButton href={addressOf(ask, { show: "all", after: null })}>看全部项目</LinkButton>}
      />
    );
  if (ask.show === "late")
    return (
      <Empty
        title="这个月没有迟报"
        action={<LinkButton href={addressOf(ask, { show: "all", after: null })}>看全部项目</LinkButton>}
      >
        报送截止日以后才第一次填报的算迟报。
      </Empty>
    );
  return (
    <Empty title="没有需要月报的项目">推进中的项目登记后会出现在这里；已终止、已合并的项目不用月报。</Empty>
  );
}
