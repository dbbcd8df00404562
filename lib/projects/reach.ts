import "server-only";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { projects, tasks } from "@/db/schema";
import type { Verb } from "@/lib/auth/policy";
import { type ReachColumns, reaches, withinReach } from "@/lib/auth/reach";
import { Missing, Refused } from "@/lib/auth/refusals";
import { grantsFor, type Viewer } from "@/lib/auth/viewer";
import { owedBy } from "./duties";

/** A unit's own projects, a chain's, or those handed to a department by an open task or assignment. */
export const projectReach: ReachColumns = {
  unitId: projects.unitId,
  chainCode: projects.chainCode,
  assignedTo: (unitIds) =>
    sql`(exists (select 1 from ${tasks} where ${tasks.projectId} = ${projects.id} and ${tasks.doneAt} is null and ${tasks.deletedAt} is null and ${inArray(tasks.unitId, [...unitIds])}) or ${owedBy(projects.id, unitIds)})`,
};

export const readableProjects = (viewer: Viewer) =>
  and(isNull(projects.deletedAt), withinReach(viewer, "project.read", projectReach));

export type Project = typeof projects.$inferSelect;

/** Locked until the change ends. `Missing` when it cannot be seen, `Refused` when it can but the verb does not reach it. */
export async function projectInReach(
  tx: Transaction,
  viewer: Viewer,
  verb: Verb,
  code: string,
): Promise<Project> {
  const [seen] = await tx
    .select()
    .from(projects)
    .where(and(eq(projects.code, code), readableProjects(viewer)))
    .for("update");
  if (!seen) throw new Missing();
  if (!mayOn(viewer, verb, seen)) throw new Refused("这个项目由其他单位负责，您可以查看但不能办理这一项");
  return seen;
}

/** Whether the viewer may use the verb on a project already seen. */
export function mayOn(
  viewer: Viewer,
  verb: Verb,
  project: { unitId: number; chainCode: string | null },
): boolean {
  if (reaches(viewer, verb, project)) return true;
  // Those who see a project only through a task may still speak about it.
  return verb.startsWith("comment.") && !viewer.preview && grantsFor(viewer, verb).length > 0;
}
