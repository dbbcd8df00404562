import "server-only";
import { createHash } from "node:crypto";
import type { SQL } from "drizzle-orm";
import { actorOf, remember } from "@/lib/audit/change";
import type { Verb } from "@/lib/auth/policy";
import { exportsOf } from "@/lib/auth/rate";
import { type ReachColumns, withinReach } from "@/lib/auth/reach";
import { Refused, Unacceptable } from "@/lib/auth/refusals";
import { can, type Viewer } from "@/lib/auth/viewer";
import { showMoment } from "@/lib/date/moment";
import { ledgerCount, ledgerSheet } from "@/lib/ledger/sheet";
import type { LedgerSpec } from "@/lib/ledger/spec";
import { type Query, stateOf } from "@/lib/ledger/state";
import { delivered } from "./delivery";
import { attachment } from "./file-name";
import { columnsOf, formattedContent, type LedgerFile, nameOf, plainContent, titleOf } from "./ledger-file";
import { filterInWords } from "./ledger-words";
import { exportsUpTo, formattedUpTo } from "./limits";
import { plainCsv, plainWorkbook } from "./stream";
import { Tally } from "./tally";
import { exportTurns } from "./turns";
import { formattedWorkbook } from "./workbook";
import type { WorkbookCell } from "./workbook-content";

/** A ledger that may be taken away as a file. */
export type LedgerExport = {
  verb: Verb;
  ledger: () => Promise<LedgerSpec>;
  reach: ReachColumns;
  /** 口径: what is counted and how, one sentence for the head of the file. */
  definition: string;
};

type Job = LedgerFile & { verb: Verb; within: SQL; stop: AbortController; leave: () => void };

const xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const csv = "text/csv; charset=utf-8";

/**
 * The ledger as the query asks for it, rows by the reach of the export's own verb, as a download that is audited
 * before it is complete. Throws `Refused`, `Limited` or `Unacceptable`, with words for the person.
 */
export async function ledgerDownload(
  viewer: Viewer,
  { verb, ledger, reach, definition }: LedgerExport,
  query: Query,
  signal: AbortSignal,
): Promise<Response> {
  if (viewer.preview) throw new Refused("正在预览角色，不能导出；请先退出预览");
  if (!can(viewer, verb)) throw new Refused();
  exportsOf.take(viewer.userId);
  const leave = await exportTurns.take(signal);
  try {
    const spec = await ledger();
    const state = stateOf(spec, query);
    const within = withinReach(viewer, verb, reach);
    const stop = new AbortController();
    signal.addEventListener("abort", () => stop.abort(), { once: true });
    const job: Job = {
      viewer,
      verb,
      spec,
      state,
      within,
      definition,
      at: showMoment(new Date()),
      stop,
      leave,
    };
    const count = await ledgerCount(spec, within, state, { atMost: exportsUpTo + 1, signal });
    if (count > exportsUpTo) throw new Unacceptable(tooLarge);
    if (String(query.format) === "csv") return streamed(job, "csv");
    return count > formattedUpTo ? streamed(job, "xlsx") : await formatted(job);
  } catch (error) {
    leave();
    throw error;
  }
}

const tooLarge = `符合条件的记录超过 ${exportsUpTo.toLocaleString("en-US")} 条，一次导不出来；请先筛选（如按县区、年份），再分次导出`;

async function formatted(job: Job): Promise<Response> {
  const tally = new Tally(columnsOf(job));
  const rows: WorkbookCell[][] = [];
  for await (const page of pagesOf(job, tally)) rows.push(...page);
  const bytes = await formattedWorkbook(formattedContent(job, rows, tally), job.stop.signal);
  await writeDown(job, `${tally.rows} 条`, createHash("sha256").update(bytes).digest("hex"));
  job.leave();
  return new Response(bytes as BodyInit, {
    headers: { ...headersFor(xlsx, nameOf(job, "xlsx")), "content-length": String(bytes.length) },
  });
}

function streamed(job: Job, format: "xlsx" | "csv"): Response {
  const tally = new Tally(columnsOf(job));
  const content = plainContent(job, pagesOf(job, tally), tally);
  const settle = async (digest: string | null) => {
    try {
      await writeDown(
        job,
        digest ? `${tally.rows} 条，未排版` : `未完成，中断时已读 ${tally.rows} 条`,
        digest,
      );
    } finally {
      job.leave();
    }
  };
  const source = format === "csv" ? plainCsv(content) : plainWorkbook(content);
  return new Response(delivered(source, { stop: job.stop, settle }), {
    headers: headersFor(format === "csv" ? csv : xlsx, nameOf(job, format, "明细-未排版")),
  });
}

async function* pagesOf({ spec, within, state, stop }: Job, tally: Tally): AsyncGenerator<WorkbookCell[][]> {
  for await (const page of ledgerSheet(spec, within, state, stop.signal))
    yield page.map((row) => tally.take(row));
}

const longestReason = 2_000;

/** What left the house: which rows, how many, and the digest by which the very file can be known again. */
const writeDown = (job: Job, count: string, digest: string | null) =>
  remember(actorOf(job.viewer), job.verb, {
    label: titleOf(job),
    reason: [
      `筛选：${filterInWords(job.spec, job.state).slice(0, longestReason) || "无"}`,
      count,
      digest && `SHA-256 ${digest}`,
    ]
      .filter(Boolean)
      .join("；"),
  });

const headersFor = (type: string, name: string) => ({
  "content-type": type,
  "content-disposition": attachment(name),
  "x-content-type-options": "nosniff",
});
