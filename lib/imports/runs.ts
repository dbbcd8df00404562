import "server-only";
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { importMappings, importRows, importRuns } from "@/db/schema";
import { Missing } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { daysBetween, today } from "@/lib/date/day";
import { companyKey } from "@/lib/fields/text";
import type { Found } from "./found";
import type { Answers } from "./input";
import type { Inspection } from "./inspecting";
import type { CheckedRow } from "./register";
import type { Counts, Verdict } from "./verdicts";

export type Run = Omit<typeof importRuns.$inferSelect, "settings" | "counts" | "report"> & {
  settings: Partial<Answers> & { found?: Found };
  counts: Counts;
  report: Inspection;
};

/** A run belongs to whoever began it. */
export async function runOf(viewer: Viewer, code: string): Promise<Run> {
  const [run] = await db
    .select()
    .from(importRuns)
    .where(and(eq(importRuns.code, code), eq(importRuns.userId, viewer.userId)));
  if (!run || viewer.preview) throw new Missing("没有这次导入，或不是您上传的");
  return run as unknown as Run;
}

/** What the viewer's unit took the titles of such ledgers for. */
export async function rememberedBy(viewer: Viewer, register: string): Promise<Record<string, string>> {
  const rows = await db
    .select()
    .from(importMappings)
    .where(and(eq(importMappings.register, register), eq(importMappings.unitId, viewer.unitId)));
  return Object.fromEntries(rows.map(({ title, field }) => [title, field]));
}

const daysToUndo = 7;

/** Whether a run may still be taken back, as far as its own state goes. */
export const isUndoable = ({ step, finishedAt }: Pick<Run, "step" | "finishedAt">): boolean =>
  step === "done" && finishedAt !== null && daysBetween(finishedAt.slice(0, 10), today()) <= daysToUndo;

export const myRuns = (viewer: Viewer) =>
  db
    .select({
      code: importRuns.code,
      register: importRuns.register,
      fileName: importRuns.fileName,
      step: importRuns.step,
      counts: importRuns.counts,
      startedAt: importRuns.startedAt,
      finishedAt: importRuns.finishedAt,
    })
    .from(importRuns)
    .where(eq(importRuns.userId, viewer.userId))
    .orderBy(desc(importRuns.id))
    .limit(30);

export type PreviewRow = Omit<CheckedRow, "sheet" | "row" | "verdict" | "entry" | "targetId"> & {
  sheet: string;
  row: number;
  verdict: Verdict;
};

/** Companies that rows of these verdicts record, each once for each unit. */
export async function newCompaniesOf(run: Run, verdicts: readonly Verdict[]): Promise<string[]> {
  const named = await db.execute<{ unit_id: string; name: string }>(sql`
    select distinct c ->> 'unitId' as unit_id, c ->> 'name' as name
    from ${importRows}, jsonb_array_elements(data -> 'companies') c
    where run_id = ${run.id} and ${inArray(importRows.verdict, [...verdicts])}`);
  const once = new Map(named.map(({ unit_id, name }) => [`${unit_id} ${companyKey(name)}`, name]));
  return [...once.values()];
}

const pageSize = 50;

/** Rows of these verdicts, a page of fifty; whoever calls has found the run for its owner. */
export async function rowsOfRun(
  run: Run,
  verdicts: readonly Verdict[],
  page: number,
): Promise<{ rows: PreviewRow[]; pages: number }> {
  const of = and(eq(importRows.runId, run.id), inArray(importRows.verdict, [...verdicts]));
  const [found, [counted]] = await Promise.all([
    db
      .select({
        sheet: importRows.sheet,
        row: importRows.row,
        verdict: importRows.verdict,
        data: sql<CheckedRow>`${importRows.data} - 'entry'`,
      })
      .from(importRows)
      .where(of)
      .orderBy(asc(importRows.sheet), asc(importRows.row))
      .limit(pageSize)
      .offset((page - 1) * pageSize),
    db.select({ n: sql<number>`count(*)::int` }).from(importRows).where(of),
  ]);
  return {
    rows: found.map(({ sheet, row, verdict, data }) => ({
      ...data,
      sheet,
      row,
      verdict: verdict as Verdict,
    })),
    pages: Math.max(1, Math.ceil((counted?.n ?? 0) / pageSize)),
  };
}

/** Every row somebody should see again, with its reasons, for a file. */
export async function problemsOf(run: Run): Promise<PreviewRow[]> {
  const found = await db
    .select({
      sheet: importRows.sheet,
      row: importRows.row,
      verdict: importRows.verdict,
      data: sql<CheckedRow>`${importRows.data} - 'entry'`,
    })
    .from(importRows)
    .where(
      and(
        eq(importRows.runId, run.id),
        sql`(verdict in ('look', 'ticked', 'refused', 'again') or jsonb_array_length(data -> 'issues') > 0)`,
      ),
    )
    .orderBy(asc(importRows.sheet), asc(importRows.row));
  return found.map(({ sheet, row, verdict, data }) => ({ ...data, sheet, row, verdict: verdict as Verdict }));
}
