import "server-only";
import { and, eq, inArray, isNotNull, not, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { monthlyReports, projects, units } from "@/db/schema";
import { change, type Recorder } from "@/lib/audit/change";
import type { Answer, Failure } from "@/lib/auth/action";
import { withinReach } from "@/lib/auth/reach";
import { NeedsConfirmation, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { type Month, thisMonth } from "@/lib/date/day";
import { closeOf } from "@/lib/projects/months/closing";
import {
  type GridInput,
  type MonthForm,
  monthInput,
  type UnchangedInput,
} from "@/lib/projects/progress-input";
import { projectReach } from "@/lib/projects/reach";
import { reportMonth } from "./commands";
import { dueForReport, reportedIn } from "./due";

export type GridAnswer = { code: string; answer: Answer<number> };

/** Puts what was thrown into words. */
export type Explain = (error: unknown) => Failure;

/** Many projects, each saved whole or not at all; what happened to each is told for itself. */
export async function reportMonths(viewer: Viewer, grid: GridInput, explain: Explain): Promise<GridAnswer[]> {
  const answers: GridAnswer[] = [];
  for (const row of grid.rows) {
    answers.push({ code: row.code, answer: await reportRow(viewer, grid, row).catch(explain) });
  }
  return answers;
}

async function reportRow(
  viewer: Viewer,
  grid: GridInput,
  row: GridInput["rows"][number],
): Promise<Answer<number>> {
  const parsed = monthInput.safeParse(formOf(grid, row));
  if (!parsed.success) {
    const fieldErrors = Object.fromEntries(
      parsed.error.issues.map(({ path, message }) => [path.join("."), message]),
    );
    return { ok: false, code: "invalid", message: parsed.error.issues[0]?.message ?? "", fieldErrors };
  }
  return { ok: true, data: await reportMonth(viewer, parsed.data) };
}

const formOf = (
  { month, basis, origin }: GridInput,
  { code, version, investment, arrived, words, confirmed }: GridInput["rows"][number],
): MonthForm => ({
  code,
  version,
  month,
  basis,
  investment,
  arrived: arrived
    ? [{ ...arrived, origin, currency: "CNY", rate: "", voucherKey: "", voucherNote: null }]
    : [],
  words,
  confirmed,
});

/**
 * 其余无变化: every project within reach that has said nothing yet about the month is reported as unchanged. That is no
 * progress: numbers, the project's version and its last change stay as they are. Asks with the number first.
 */
export function confirmUnchanged(
  viewer: Viewer,
  { month, unit, confirmed }: UnchangedInput,
): Promise<number> {
  return change(viewer, "progress.confirmUnchanged", async (tx, record) => {
    if (month > thisMonth()) throw new Unacceptable("还没到这个月，不能提前填报");
    if (await closeOf(tx, month)) throw new Unacceptable(`${month} 已月结，不能再批量确认无变化`);
    const rest = await tx
      .select({ id: projects.id, name: projects.name })
      .from(projects)
      .where(
        and(
          dueForReport,
          withinReach(viewer, "progress.confirmUnchanged", projectReach),
          unit
            ? eq(projects.unitId, sql`(select id from ${units} where ${units.code} = ${unit})`)
            : undefined,
          not(reportedIn(month)),
        ),
      )
      .for("update");
    if (rest.length === 0) throw new Unacceptable("这个月的项目都已填报，没有需要确认的了");
    const key = `unchanged:${month}:${rest.length}`;
    if (!confirmed.includes(key)) {
      throw new NeedsConfirmation(
        `将把还没有填报的 ${rest.length} 个项目记为“${month} 无变化”。只算已填报，不算有进展。`,
        key,
      );
    }
    for (let from = 0; from < rest.length; from += batch)
      await sayUnchanged(tx, viewer, { month, projects: rest.slice(from, from + batch) }, record);
    return rest.length;
  });
}

const batch = 1_000;

async function sayUnchanged(
  tx: Transaction,
  viewer: Viewer,
  { month, projects: some }: { month: Month; projects: { id: number; name: string }[] },
  record: Recorder,
) {
  const names = new Map(some.map(({ id, name }) => [id, name]));
  const by = { createdBy: viewer.userId, updatedBy: viewer.userId };
  const said = await tx
    .insert(monthlyReports)
    .values(some.map(({ id }) => ({ projectId: id, month, kind: "unchanged", ...by })))
    .onConflictDoUpdate({
      target: [monthlyReports.projectId, monthlyReports.month],
      set: {
        kind: "unchanged",
        words: null,
        deletedAt: null,
        updatedAt: sql`now()`,
        updatedBy: viewer.userId,
        version: sql`${monthlyReports.version} + 1`,
      },
      // Only a report that was taken back comes to life again; one written this very moment stands.
      setWhere: isNotNull(monthlyReports.deletedAt),
    })
    .returning();
  for (const one of said)
    record(monthlyReports, null, one, { label: `${names.get(one.projectId) ?? ""} ${month} 无变化` });
  await tx
    .update(projects)
    .set({ reportedMonth: sql`greatest(${projects.reportedMonth}, ${month})` })
    .where(
      inArray(
        projects.id,
        some.map(({ id }) => id),
      ),
    );
}
