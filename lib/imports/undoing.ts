import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { importRows, importRuns } from "@/db/schema";
import { change, touched } from "@/lib/audit/change";
import { Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { recount } from "./commands";
import { registerOf } from "./registers";
import { isUndoable, type Run, runOf } from "./runs";
import type { Verdict } from "./verdicts";

/** Rows a run wrote. */
const wrote = ["added", "updated"] as const satisfies readonly Verdict[];

/**
 * Takes a run back within its seven days, as one act. What was changed since stays as it is, is named, and keeps its
 * place among the rows written.
 */
export async function undoRun(viewer: Viewer, code: string): Promise<{ undone: number; kept: number }> {
  const run = await runOf(viewer, code);
  const { undo, verb } = registerOf(run.register);
  if (!undo || !isUndoable(run)) throw new Unacceptable("这次导入不能撤销：没有完成、已经撤销，或超过 7 天");
  return change(viewer, verb, async (tx, record) => {
    const [before] = await tx.select().from(importRuns).where(eq(importRuns.id, run.id)).for("update");
    if (before?.step !== "done") throw new Unacceptable("这次导入已经撤销");
    const ids = await targetsOf(tx, run);
    const said = { userId: run.userId, finishedAt: run.finishedAt ?? "", reason: `撤销导入 ${run.code}` };
    const answers = ids.length > 0 ? await undo(tx, viewer, said, ids, record) : new Map();
    const kept = [...answers].flatMap(([id, why]) => (why === null ? [] : [{ id, why }]));
    await markRows(tx, run, answers);
    await recount(tx, run.id);
    const [after] = await tx
      .update(importRuns)
      .set({ step: "undone", ...touched(importRuns, viewer) })
      .where(eq(importRuns.id, run.id))
      .returning();
    const bare = { report: null, settings: null };
    if (after) record(importRuns, { ...before, ...bare }, { ...after, ...bare }, { label: run.fileName });
    return { undone: ids.length - kept.length, kept: kept.length };
  });
}

const written = (run: Run) => and(eq(importRows.runId, run.id), inArray(importRows.verdict, [...wrote]));

async function targetsOf(tx: Transaction, run: Run): Promise<number[]> {
  const rows = await tx.selectDistinct({ id: importRows.targetId }).from(importRows).where(written(run));
  return rows.flatMap(({ id }) => id ?? []);
}

async function markRows(
  tx: Transaction,
  run: Run,
  answers: ReadonlyMap<number, string | null>,
): Promise<void> {
  const param = (pick: (one: [number, string | null]) => unknown) => sql.param([...answers].map(pick));
  await tx.execute(sql`
    update ${importRows} r set verdict = case when n.why is null then 'undone' else r.verdict end,
      data = case when n.why is null then r.data
        else jsonb_set(r.data, '{issues}', (r.data -> 'issues') || jsonb_build_object('place', '', 'level', 'look', 'message', n.why)) end
    from unnest(${param(([id]) => id)}::bigint[], ${param(([, why]) => why)}::text[]) as n(id, why)
    where r.run_id = ${run.id} and r.target_id = n.id and r.verdict in ('added', 'updated')`);
}
