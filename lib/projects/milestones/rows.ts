import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { milestones, promises } from "@/db/schema";
import { touched } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import { staleProject } from "@/lib/projects/commands";
import type { Project } from "@/lib/projects/reach";
import type { Stage } from "@/lib/projects/rules";
import type { Milestone } from "@/lib/projects/stage-cache";

/** The project's version stands for its milestones too: one person's view of the record, saved or not. */
export async function requireVersion(tx: Transaction, project: Project, version: number): Promise<void> {
  if (project.version !== version) throw await staleProject(tx, project);
}

/** The row of one stage, begun empty when nobody has spoken of that stage yet. */
export async function milestoneAt(
  tx: Transaction,
  viewer: Viewer,
  project: Project,
  stage: Stage,
): Promise<Milestone> {
  const at = and(eq(milestones.projectId, project.id), eq(milestones.stage, stage));
  const [known] = await tx.select().from(milestones).where(at);
  if (known) return known;
  const by = { createdBy: viewer.userId, updatedBy: viewer.userId };
  const [begun] = await tx
    .insert(milestones)
    .values({ projectId: project.id, stage, version: 0, ...by })
    .returning();
  if (!begun) throw new Error("a milestone could not be begun");
  return begun;
}

export async function setMilestone(
  tx: Transaction,
  viewer: Viewer,
  before: Milestone,
  set: Partial<typeof milestones.$inferInsert>,
): Promise<Milestone> {
  const [after] = await tx
    .update(milestones)
    .set({ ...set, ...touched(milestones, viewer) })
    .where(eq(milestones.id, before.id))
    .returning();
  if (!after) throw new Error("a milestone vanished inside its own transaction");
  return after;
}

export const standingPromises = (projectId: number) =>
  and(eq(promises.projectId, projectId), isNull(promises.deletedAt));
