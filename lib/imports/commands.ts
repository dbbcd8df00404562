import "server-only";
import { createHash } from "node:crypto";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import { insertAll } from "@/db/insert-all";
import { importMappings, importRows, importRuns } from "@/db/schema";
import { change, touched } from "@/lib/audit/change";
import { Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { randomCode } from "@/lib/fields/codes";
import { storeFile } from "@/lib/files/store";
import { checkFile } from "./checking";
import type { Answers } from "./input";
import { inspect } from "./inspecting";
import { readFile } from "./reading";
import type { ReadyRow } from "./register";
import { registerOf } from "./registers";
import { type Run, rememberedBy, runOf } from "./runs";
import { type Verdict, writable } from "./verdicts";

/** Reads an uploaded file and begins a run with it. Refused with the reader's own sentence when it cannot be read. */
export async function startRun(
  viewer: Viewer,
  upload: { register: string; name: string; bytes: Uint8Array },
): Promise<string> {
  const register = registerOf(upload.register);
  const read = await readFile(upload.bytes, upload.name, register);
  const report = inspect(read, register, {
    ...{ fileName: upload.name, size: upload.bytes.length },
    remembered: await rememberedBy(viewer, upload.register),
  });
  const stored = await storeFile(upload.bytes);
  return change(viewer, register.verb, async (tx, record) => {
    const [run] = await tx
      .insert(importRuns)
      .values({
        code: randomCode("DR"),
        register: upload.register,
        userId: viewer.userId,
        unitId: viewer.unitId,
        fileName: upload.name.slice(-200),
        fileDigest: createHash("sha256").update(upload.bytes).digest("hex"),
        fileKey: stored.key,
        report,
      })
      .returning();
    if (!run) throw new Unacceptable("没有开始导入，请再试一次");
    record(importRuns, null, { ...run, report: null }, { label: run.fileName });
    return run.code;
  });
}

/** Checks the whole file under the answers given. Only the preview is written; no record changes. */
export async function checkRun(viewer: Viewer, code: string, answers: Answers): Promise<void> {
  const run = await runOf(viewer, code);
  requireOpen(run);
  const register = registerOf(run.register);
  const checked = await checkFile(viewer, run, register, answers);
  await change(viewer, register.verb, async (tx) => {
    await tx.delete(importRows).where(eq(importRows.runId, run.id));
    for (let from = 0; from < checked.rows.length; from += 1_000) {
      await insertAll(
        tx,
        importRows,
        checked.rows.slice(from, from + 1_000).map((row) => ({ ...row, runId: run.id })),
      );
    }
    for (const { title, field } of checked.named) {
      await tx
        .insert(importMappings)
        .values({ register: run.register, unitId: viewer.unitId, title, field })
        .onConflictDoUpdate({
          target: [importMappings.register, importMappings.unitId, importMappings.title],
          set: { field, savedAt: sql`now()` },
        });
    }
    await tx
      .update(importRuns)
      .set({
        step: "checked",
        report: checked.report,
        settings: { ...answers, found: checked.found },
        counts: checked.counts,
        ...touched(importRuns, viewer),
      })
      .where(eq(importRuns.id, run.id));
  });
}

function requireOpen(run: Run): void {
  if (["writing", "done", "undone"].includes(run.step))
    throw new Unacceptable("这次导入已经确认，不能再改；请重新上传");
}

/** Rows that need a look are written only when somebody has ticked them. */
export async function tickRows(
  viewer: Viewer,
  code: string,
  places: { sheet: string; row: number }[],
  ticked: boolean,
): Promise<void> {
  const run = await runOf(viewer, code);
  requireOpen(run);
  const [from, to]: [Verdict, Verdict] = ticked ? ["look", "ticked"] : ["ticked", "look"];
  await change(viewer, registerOf(run.register).verb, async (tx) => {
    for (const { sheet, row } of places) {
      await tx
        .update(importRows)
        .set({ verdict: to })
        .where(
          and(
            eq(importRows.runId, run.id),
            eq(importRows.sheet, sheet),
            eq(importRows.row, row),
            eq(importRows.verdict, from),
          ),
        );
    }
    await recount(tx, run.id);
  });
}

/**
 * Writes what the preview promised, a batch a transaction. Pressing twice, or going on after the server was killed,
 * writes nothing twice: a row is marked in the same transaction that writes it.
 */
export async function confirmRun(viewer: Viewer, code: string): Promise<void> {
  const run = await runOf(viewer, code);
  if (run.step === "done" || run.step === "undone") return;
  if (run.step !== "checked" && run.step !== "writing") throw new Unacceptable("请先核对预览，再确认导入");
  await transaction((tx) => tx.update(importRuns).set({ step: "writing" }).where(eq(importRuns.id, run.id)));
  const lane = async () => {
    while (await writeBatch(viewer, run, { skipLocked: true }));
  };
  await Promise.all(Array.from({ length: registerOf(run.register).lanes ?? 1 }, lane));
  // Whatever another lane or another press was still at when this one found nothing free.
  while (await writeBatch(viewer, run));
  await change(viewer, registerOf(run.register).verb, async (tx, record) => {
    await recount(tx, run.id);
    const [after] = await tx
      .update(importRuns)
      .set({ step: "done", finishedAt: sql`now()`, ...touched(importRuns, viewer) })
      .where(and(eq(importRuns.id, run.id), eq(importRuns.step, "writing")))
      .returning();
    if (after)
      record(
        importRuns,
        { ...run, report: null, settings: null },
        { ...after, report: null, settings: null },
        { label: run.fileName },
      );
  });
}

/** The program words one batch while the database writes another. Answers whether there was any row left to take. */
function writeBatch(viewer: Viewer, run: Run, lock?: { skipLocked: true }): Promise<boolean> {
  const register = registerOf(run.register);
  return change(viewer, register.verb, async (tx, record) => {
    const rows = await tx
      .select()
      .from(importRows)
      .where(and(eq(importRows.runId, run.id), inArray(importRows.verdict, [...writable])))
      .orderBy(asc(importRows.sheet), asc(importRows.row))
      .limit(register.batch)
      .for("update", lock);
    if (rows.length === 0) return false;
    const ready = rows.map(
      ({ sheet, row, data, targetId }) => ({ sheet, row, targetId, entry: data.entry }) as ReadyRow,
    );
    const written = await register.write(
      tx,
      viewer,
      { runId: run.id, fileName: run.fileName, rows: ready },
      record,
    );
    const param = (pick: (row: (typeof written)[number]) => unknown) => sql.param(written.map(pick));
    await tx.execute(sql`
      update ${importRows} r set verdict = n.verdict, target_id = n.target_id, data = case when n.reason is null then r.data
        else jsonb_set(r.data, '{issues}', (r.data -> 'issues') || jsonb_build_object('place', '', 'level', 'look', 'message', n.reason)) end
      from unnest(${param(({ sheet }) => sheet)}::text[], ${param(({ row }) => row)}::int[], ${param(({ verdict }) => verdict)}::text[],
        ${param(({ targetId }) => targetId)}::bigint[], ${param(({ reason }) => reason ?? null)}::text[])
        as n(sheet, row, verdict, target_id, reason)
      where r.run_id = ${run.id} and r.sheet = n.sheet and r.row = n.row`);
    return true;
  });
}

/** Nothing of a dropped run was ever written. */
export async function dropRun(viewer: Viewer, code: string): Promise<void> {
  const run = await runOf(viewer, code);
  requireOpen(run);
  await change(viewer, registerOf(run.register).verb, async (tx) => {
    await tx.delete(importRows).where(eq(importRows.runId, run.id));
    await tx
      .update(importRuns)
      .set({ step: "dropped", ...touched(importRuns, viewer) })
      .where(eq(importRuns.id, run.id));
  });
}

type Tx = Parameters<Parameters<typeof transaction>[0]>[0];

/** The run's counts as its rows now stand. */
export async function recount(tx: Tx, runId: number): Promise<void> {
  const rows = await tx
    .select({ verdict: importRows.verdict, n: sql<number>`count(*)::int` })
    .from(importRows)
    .where(eq(importRows.runId, runId))
    .groupBy(importRows.verdict);
  const counts = Object.fromEntries(rows.map(({ verdict, n }) => [verdict, n]));
  await tx.update(importRuns).set({ counts }).where(eq(importRuns.id, runId));
}
