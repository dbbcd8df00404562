import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { milestones, projects } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import { addMonths, monthOf, today } from "@/lib/date/day";
import { noteEvent } from "@/lib/projects/events";
import { refreshStage } from "@/lib/projects/stage-cache";

/** 在建 follows a verified 开工 in the month after it. Does nothing while that month has not come. */
export async function beginBuild(
  tx: Transaction,
  viewer: Viewer | null,
  projectId: number,
  startedOn: string,
): Promise<boolean> {
  const from = `${addMonths(monthOf(startedOn), 1)}-01`;
  if (from > today()) return false;
  const by = { createdBy: viewer?.userId, updatedBy: viewer?.userId };
  const begun = { projectId, stage: "BUILD", actualOn: from, actualPrecision: "month", ...by };
  const added = await tx
    .insert(milestones)
    .values(begun)
    .onConflictDoUpdate({
      target: [milestones.projectId, milestones.stage],
      set: { actualOn: from, actualPrecision: "month", version: sql`${milestones.version} + 1` },
      setWhere: isNull(milestones.actualOn),
    })
    .returning({ id: milestones.id });
  return added.length > 0;
}

/** Every morning: projects whose start was verified and whose month has turned are under construction. */
export async function turnToBuild(): Promise<number> {
  const due = await db
    .select({ id: projects.id })
    .from(projects)
    .where(
      and(
        isNull(projects.deletedAt),
        sql`${projects.startedOn} < date_trunc('month', ${today()}::date)`,
        sql`not exists (select 1 from ${milestones} where ${milestones.projectId} = ${projects.id} and ${milestones.stage} = 'BUILD' and ${milestones.actualOn} is not null)`,
      ),
    );
  for (const { id } of due) {
    await asSystem("system.build", async (tx, record) => {
      const [project] = await tx.select().from(projects).where(eq(projects.id, id)).for("update");
      if (!project?.startedOn || !(await beginBuild(tx, null, id, project.startedOn))) return;
      await noteEvent(tx, null, id, { kind: "advanced", fromValue: project.stage, toValue: "BUILD" });
      await refreshStage(tx, null, project, record);
    });
  }
  return due.length;
}
