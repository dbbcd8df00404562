import "server-only";
import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { monthlyReports, notices, progress, reportReturns } from "@/db/schema";
import { change, isVersion, touched } from "@/lib/audit/change";
import { Missing, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import {
  type AnswerReturnInput,
  type CellName,
  cellNames,
  type ReturnCellInput,
} from "@/lib/projects/month-input";
import { type Project, projectInReach } from "@/lib/projects/reach";

/** One cell of a month's report back to its unit, which sees the reason in that very cell. */
export function returnCell(viewer: Viewer, { code, month, cell, reason }: ReturnCellInput): Promise<void> {
  return change(viewer, "progress.return", async (tx, record) => {
    const project = await projectInReach(tx, viewer, "progress.return", code);
    const reporter = await reporterOf(tx, project, month, cell);
    if (reporter === undefined)
      throw new Unacceptable(`${month} 的${cellNames[cell]}还没有填报，不用退回`, { cell: "还没有填报" });
    if (reporter === viewer.userId) throw new Unacceptable("不能退回自己填报的内容，可以直接修改");
    const waiting = await openReturns(tx, project.id, month, [cell]);
    if (waiting.length > 0) throw new Unacceptable("这一项已经退回，正在等承接单位修改");
    const by = { createdBy: viewer.userId, updatedBy: viewer.userId };
    const [added] = await tx
      .insert(reportReturns)
      .values({ projectId: project.id, month, cell, reason, ...by })
      .returning();
    if (!added) throw new Missing();
    record(reportReturns, null, added, { label: `${project.name} ${month} ${cellNames[cell]}`, reason });
    const body = `${project.name}：${month} ${cellNames[cell]}被退回：${reason}`;
    if (reporter !== null)
      await tx
        .insert(notices)
        .values({ userId: reporter, kind: "report", projectId: project.id, body, fromUserId: viewer.userId });
  });
}

/** Who last wrote the cell; undefined where nobody did. */
async function reporterOf(tx: Transaction, { id }: Project, month: string, cell: CellName) {
  const [found] =
    cell === "words"
      ? await tx
          .select({ by: monthlyReports.updatedBy })
          .from(monthlyReports)
          .where(
            and(
              eq(monthlyReports.projectId, id),
              eq(monthlyReports.month, month),
              isNull(monthlyReports.deletedAt),
            ),
          )
      : await tx
          .select({ by: progress.updatedBy })
          .from(progress)
          .where(
            and(
              eq(progress.projectId, id),
              eq(progress.month, month),
              eq(progress.kind, cell),
              isNull(progress.deletedAt),
            ),
          )
          .orderBy(desc(progress.updatedAt))
          .limit(1);
  return found?.by;
}

const openReturns = (tx: Transaction, projectId: number, month: string, cells: readonly string[]) =>
  tx
    .select()
    .from(reportReturns)
    .where(
      and(
        eq(reportReturns.projectId, projectId),
        eq(reportReturns.month, month),
        inArray(reportReturns.cell, [...cells]),
        isNull(reportReturns.answeredAt),
        isNull(reportReturns.deletedAt),
      ),
    );

/** Cells reported anew answer what was sent back. Part of the report's own change. */
export async function answerByReport(
  tx: Transaction,
  viewer: Viewer,
  project: Project,
  month: string,
  cells: readonly string[],
): Promise<void> {
  const open = cells.length > 0 ? await openReturns(tx, project.id, month, cells) : [];
  if (open.length === 0) return;
  await tx
    .update(reportReturns)
    .set({ answeredAt: sql`now()`, ...touched(reportReturns, viewer) })
    .where(
      inArray(
        reportReturns.id,
        open.map(({ id }) => id),
      ),
    );
}

/** The unit has looked again and the cell is right: it says so, and the cell stands. */
export function answerReturn(
  viewer: Viewer,
  { code, id, version, answer }: AnswerReturnInput,
): Promise<void> {
  return change(viewer, "progress.report", async (tx, record) => {
    const project = await projectInReach(tx, viewer, "progress.report", code);
    const [before] = await tx
      .select()
      .from(reportReturns)
      .where(and(eq(reportReturns.id, id), eq(reportReturns.projectId, project.id)));
    if (!before) throw new Missing();
    if (before.answeredAt) throw new Unacceptable("这一项已经答复过了");
    const [after] = await tx
      .update(reportReturns)
      .set({ answer, answeredAt: sql`now()`, ...touched(reportReturns, viewer) })
      .where(isVersion(reportReturns, id, version))
      .returning();
    if (!after) throw new Stale();
    record(reportReturns, before, after, { label: `${project.name} ${before.month} 退回答复` });
  });
}
