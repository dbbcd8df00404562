import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { among } from "@/db/among";
import type { Transaction } from "@/db/client";
import {
  assignmentProjects,
  type auditEntries,
  comments,
  companies,
  followUps,
  investmentRounds,
  milestones,
  progress,
  projectInvestors,
  projects,
  promises,
  reviewItems,
  tasks,
} from "@/db/schema";
import { isVersion, type Recorder, touched, type Versioned } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { noteRetiering } from "./commands";
import { derivedOf, sizeBands } from "./derived";
import { projectFields } from "./fields";
import { refreshLights } from "./lights/cache";
import { progressCaches } from "./progress/rows";
import type { Project } from "./reach";
import { refreshStage } from "./stage-cache";

type Entry = typeof auditEntries.$inferSelect;
/** What one act wrote, as the audit kept it, by `entryAt`. */
export type Written = ReadonlyMap<string, Entry>;
export const entryAt = (entity: string, id: number): string => `${entity} ${id}`;

const changedSince = "导入后又有改动，没有撤销";

export type TakingBack = { written: Written; reason: string };

/**
 * Takes back what one act wrote of locked projects: new ones are void, known ones say again what they said before. One
 * that anybody has changed since is left alone. Answers for each with null when it is done, else with why not.
 */
export async function takeBack(
  tx: Transaction,
  viewer: Viewer,
  found: readonly Project[],
  { written, reason }: TakingBack,
  record: Recorder,
): Promise<Map<number, string | null>> {
  const answers = new Map<number, string | null>(found.map(({ id }) => [id, changedSince]));
  const untouched = found.flatMap((project) => {
    const own = written.get(entryAt("projects", project.id));
    return own && !project.deletedAt && project.version === own.entityVersion ? [{ project, own }] : [];
  });
  const isNew = ({ own }: { own: Entry }) => own.entityVersion === 1;
  const fresh = untouched.filter(isNew).map(({ project }) => project);
  for (const [id, why] of await voidNew(tx, viewer, fresh, reason, record)) answers.set(id, why);
  for (const { project, own } of untouched.filter((one) => !isNew(one)))
    if (await restoreKnown(tx, viewer, project, { own, written, reason }, record))
      answers.set(project.id, null);
  return answers;
}

async function restoreKnown(
  tx: Transaction,
  viewer: Viewer,
  project: Project,
  { own, written, reason }: TakingBack & { own: Entry },
  record: Recorder,
): Promise<boolean> {
  const parts = await partsWritten(tx, project.id, written);
  if (parts.some(({ row, entry }) => row.version !== entry.entityVersion)) return false;
  for (const part of parts) await restore(tx, viewer, part, { label: project.name, reason }, record);
  const after = await refreshStage(tx, viewer, project, record, {
    ...(await standingAgain(tx, project, own)),
    ...progressCaches(project.id),
    movedOn: today(),
    reason,
  });
  await noteRetiering(tx, viewer, project, after);
  return true;
}

type Part = { table: Versioned; row: { id: number; version: number }; entry: Entry; isNew: boolean };

/** Dates, months and investors the act wrote; those it began come first, since they may stand in the way of the old. */
async function partsWritten(tx: Transaction, projectId: number, written: Written): Promise<Part[]> {
  const tables = [
    ["milestones", milestones],
    ["progress", progress],
    ["project_investors", projectInvestors],
  ] as const;
  const parts: Part[] = [];
  for (const [entity, table] of tables) {
    const rows = await tx.select().from(table).where(eq(table.projectId, projectId)).for("update");
    for (const row of rows) {
      const entry = written.get(entryAt(entity, row.id));
      const isNew = entity !== "milestones" && entry?.entityVersion === 1;
      if (entry) parts.push({ table, row, entry, isNew });
    }
  }
  return parts.sort((one, other) => Number(other.isNew) - Number(one.isNew));
}

async function restore(
  tx: Transaction,
  viewer: Viewer,
  { table, row, entry, isNew }: Part,
  remark: { label: string; reason: string },
  record: Recorder,
): Promise<void> {
  const before = Object.fromEntries(entry.changes.map(({ field, from }) => [field, from]));
  const set = isNew ? { deletedAt: sql`now()` } : before;
  const [after] = await tx
    .update(table)
    .set({ ...set, ...touched(table, viewer) })
    .where(isVersion(table, row.id, row.version))
    .returning();
  if (after) record(table, row, after, remark);
}

/** The facts the act changed as they were, and what follows from them. */
async function standingAgain(tx: Transaction, project: Project, { changes }: Entry) {
  const facts = [...Object.keys(projectFields), "reportedStage", "stageDoubt"];
  const before = changes.filter(({ field }) => facts.includes(field)).map(({ field, from }) => [field, from]);
  const values = Object.fromEntries(before);
  const names = await tx
    .select({ name: companies.name })
    .from(projectInvestors)
    .innerJoin(companies, eq(companies.id, projectInvestors.companyId))
    .where(and(eq(projectInvestors.projectId, project.id), isNull(projectInvestors.deletedAt)))
    .orderBy(projectInvestors.id);
  const more = {
    code: project.code,
    investorNames: names.map(({ name }) => name).join("、"),
    bands: await sizeBands(),
  };
  return { ...values, ...derivedOf({ ...project, ...values } as never, more) };
}

async function voidNew(
  tx: Transaction,
  viewer: Viewer,
  fresh: readonly Project[],
  reason: string,
  record: Recorder,
): Promise<[id: number, why: string | null][]> {
  if (fresh.length === 0) return [];
  const spoken = await spokenOf(
    tx,
    fresh.map(({ id }) => id),
  );
  const free = fresh.filter(({ id }) => !spoken.has(id));
  const voided = await tx
    .update(projects)
    .set({ deletedAt: sql`now()`, ...touched(projects, viewer) })
    .where(
      among(
        projects.id,
        free.map(({ id }) => id),
      ),
    )
    .returning();
  const before = new Map(free.map((project) => [project.id, project]));
  for (const after of voided) record(projects, before.get(after.id) ?? null, after, { reason });
  await refreshLights(
    tx,
    voided.map(({ id }) => id),
  );
  return fresh.map(({ id }) => [
    id,
    spoken.has(id) ? "导入后已有跟进、评论、任务、承诺、分期或会议涉及，没有撤销" : null,
  ]);
}

/** Which of these something else already speaks of. */
async function spokenOf(tx: Transaction, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const by = [followUps, comments, promises, tasks, investmentRounds, assignmentProjects, reviewItems];
  const each = by.map((table) => sql`select ${table.projectId} as id from ${table}`);
  const phases = [
    sql`select parent_id as id from ${projects}`,
    sql`select first_project_id as id from ${projects}`,
  ];
  const rows = await tx.execute<{ id: string }>(
    sql`select distinct id from (${sql.join([...each, ...phases], sql` union all `)}) spoken
      where id = any(${sql.param([...ids])}::bigint[])`,
  );
  return new Set(rows.map(({ id }) => Number(id)));
}
