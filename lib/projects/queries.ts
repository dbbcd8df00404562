import "server-only";
import { and, asc, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { db } from "@/db/client";
import {
  files,
  milestones,
  projectCodes,
  projectEvents,
  projectInvestors,
  projects,
  promises,
  statusPeriods,
  users,
} from "@/db/schema";
import { historyOf } from "@/lib/audit/history";
import { withinReach } from "@/lib/auth/reach";
import { Missing } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { ledgerRows, ledgerTotals } from "@/lib/ledger/query";
import { type Query, stateOf } from "@/lib/ledger/state";
import { projectLedger } from "./ledger";
import { type Project, projectReach, readableProjects } from "./reach";
import { papersOf } from "./stage-queries";

export type { Project } from "./reach";

/** One page of the project ledger with the count and sums of its filter. */
export async function listProjects(viewer: Viewer, query: Query) {
  const spec = await projectLedger();
  const state = stateOf(spec, query);
  const reach = withinReach(viewer, "project.read", projectReach);
  const [rows, totals] = await Promise.all([
    ledgerRows(spec, reach, state),
    ledgerTotals(spec, reach, state),
  ]);
  return { spec, state, ...rows, ...totals };
}

/** By its code or by one it had before: `moved` tells the address it has now. */
export async function findProject(
  viewer: Viewer,
  code: string,
): Promise<{ project: Project; moved: boolean }> {
  const [project] = await db
    .select()
    .from(projects)
    .where(
      and(
        eq(
          projects.id,
          sql`(select ${projectCodes.projectId} from ${projectCodes} where ${projectCodes.code} = ${code})`,
        ),
        readableProjects(viewer),
      ),
    );
  if (!project) throw new Missing();
  return { project, moved: project.code !== code };
}

export const eventsOf = (projectId: number) =>
  db
    .select({
      id: projectEvents.id,
      kind: projectEvents.kind,
      detail: projectEvents.detail,
      fromValue: projectEvents.fromValue,
      toValue: projectEvents.toValue,
      reason: projectEvents.reason,
      effectiveOn: projectEvents.effectiveOn,
      recordedAt: projectEvents.recordedAt,
      by: users.name,
    })
    .from(projectEvents)
    .leftJoin(users, eq(users.id, projectEvents.recordedBy))
    .where(eq(projectEvents.projectId, projectId))
    .orderBy(desc(projectEvents.id))
    .limit(200);

export async function currentStatus(projectId: number) {
  const [now] = await db
    .select()
    .from(statusPeriods)
    .where(and(eq(statusPeriods.projectId, projectId), isNull(statusPeriods.toDay)))
    .orderBy(desc(statusPeriods.id))
    .limit(1);
  return now ?? null;
}

/** Phases under it, expansions after it, and what it belongs to, as far as the viewer may see them. */
export async function relatedProjects(viewer: Viewer, project: Project) {
  const ids = [project.parentId, project.firstProjectId].filter((id) => id !== null);
  const rows = await db
    .select({
      id: projects.id,
      code: projects.code,
      name: projects.name,
      stage: projects.stage,
      total: projects.totalInvestment,
      parentId: projects.parentId,
      firstProjectId: projects.firstProjectId,
    })
    .from(projects)
    .where(
      and(
        readableProjects(viewer),
        or(
          eq(projects.parentId, project.id),
          eq(projects.firstProjectId, project.id),
          ids.length > 0 ? inArray(projects.id, ids) : undefined,
        ),
      ),
    )
    .orderBy(asc(projects.id));
  return {
    parent: rows.find(({ id }) => id === project.parentId) ?? null,
    first: rows.find(({ id }) => id === project.firstProjectId) ?? null,
    phases: rows.filter(({ parentId }) => parentId === project.id),
    expansions: rows.filter(({ firstProjectId }) => firstProjectId === project.id),
  };
}

export async function projectHistory(project: Project, before?: number) {
  const [stageRows, shares, promised, papers] = await Promise.all([
    db.select({ id: milestones.id }).from(milestones).where(eq(milestones.projectId, project.id)),
    db
      .select({ id: projectInvestors.id })
      .from(projectInvestors)
      .where(eq(projectInvestors.projectId, project.id)),
    db.select({ id: promises.id }).from(promises).where(eq(promises.projectId, project.id)),
    papersOf(project.id),
  ]);
  const ids = (rows: { id: number }[]) => rows.map(({ id }) => id);
  return historyOf(
    [
      { entity: "projects", ids: [project.id] },
      { entity: "milestones", ids: ids(stageRows) },
      { entity: "project_investors", ids: ids(shares) },
      { entity: "promises", ids: ids(promised) },
      { entity: "evidence", ids: ids(papers) },
    ],
    before,
  );
}

/** A stored file, if it belongs to a project within reach, or is the viewer's own fresh upload. */
export async function findFile(viewer: Viewer, key: string) {
  const [file] = await db.select().from(files).where(eq(files.key, key));
  if (!file) throw new Missing();
  if (file.entity === null && file.uploadedBy === viewer.userId && !viewer.preview) return file;
  if (file.entity !== "projects" || file.entityId === null) throw new Missing();
  const [owner] = await db
    .select({ id: projects.id })
    .from(projects)
    .where(and(eq(projects.id, file.entityId), readableProjects(viewer)));
  if (!owner) throw new Missing();
  return file;
}
