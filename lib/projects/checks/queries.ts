import "server-only";
import { and, asc, eq, gt, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import {
  auditEntries,
  changeVerdicts,
  evidence,
  type FieldChange,
  fieldThreadEntries,
  fieldThreads,
  milestones,
  projects,
  units,
  users,
} from "@/db/schema";
import { withinReach } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";
import { projectReach, readableProjects } from "@/lib/projects/reach";
import {
  type Age,
  aged,
  changeWithin,
  isChange,
  milestoneOfEntry,
  movedBefore,
  pendingFor,
  projectOfEntry,
  riskInSql,
} from "./entries";
import { type Linked, linkFields } from "./lines";
import type { Risk } from "./risk";

export const deskPage = 50;

/** The city's own verdict weighs more than the county's. */
const verdictOf = sql<
  string | null
>`(select v.verdict from ${changeVerdicts} v where v.audit_id = ${auditEntries.id}
  order by (v.level = 'city') desc limit 1)`;

const row = {
  id: auditEntries.id,
  at: auditEntries.at,
  userId: auditEntries.userId,
  who: auditEntries.userName,
  verb: auditEntries.verb,
  entity: auditEntries.entity,
  reason: auditEntries.reason,
  changes: auditEntries.changes,
  stage: milestones.stage,
  movedBefore,
  projectId: projects.id,
  code: projects.code,
  name: projects.name,
  unit: units.shortName,
  verdict: verdictOf,
  papers: sql<number>`(select count(*)::int from ${evidence} join ${milestones} proven on proven.id = ${evidence.milestoneId}
    where proven.project_id = ${projects.id} and ${evidence.deletedAt} is null
      and (${auditEntries.entity} <> 'milestones' or proven.id = ${auditEntries.entityId}))`,
  passed: sql<boolean>`exists (select 1 from ${changeVerdicts} v where v.audit_id = ${auditEntries.id} and v.level = 'county' and v.verdict = 'accepted')`,
};

export type ChangeRow = Awaited<ReturnType<typeof changesWhere>>[number];

const changesWhere = (where: SQL | undefined, order: SQL, limit: number) =>
  db
    .select(row)
    .from(auditEntries)
    .leftJoin(milestones, milestoneOfEntry)
    .innerJoin(projects, projectOfEntry)
    .innerJoin(units, eq(units.id, projects.unitId))
    .where(where)
    .orderBy(order)
    .limit(limit);

export type Pending = { risk: Risk; age: Age; after: number | null };

/** One page of what waits, the longest first. */
export const pendingChanges = (viewer: Viewer, { risk, age, after }: Pending) =>
  changesWhere(
    and(
      changeWithin(viewer, "check.read"),
      aged(age),
      pendingFor(viewer),
      eq(riskInSql, risk),
      after ? gt(auditEntries.id, after) : undefined,
    ),
    sql`${auditEntries.id}`,
    deskPage + 1,
  );

/** How many wait, by how closely they have to be looked at. */
export async function pendingCounts(viewer: Viewer, age: Age): Promise<Record<Risk, number>> {
  const waiting = db
    .select({ risk: sql<Risk>`${riskInSql}`.as("risk") })
    .from(auditEntries)
    .leftJoin(milestones, milestoneOfEntry)
    .innerJoin(projects, projectOfEntry)
    .where(and(changeWithin(viewer, "check.read"), aged(age), pendingFor(viewer)))
    .as("waiting");
  const rows = await db
    .select({ risk: waiting.risk, n: sql<number>`count(*)::int` })
    .from(waiting)
    .groupBy(waiting.risk);
  const of = (risk: Risk) => rows.find((one) => one.risk === risk)?.n ?? 0;
  return { high: of("high"), usual: of("usual"), low: of("low"), new: of("new") };
}

export const olderLimit = 1_000;

/** How many wait for longer than the desk looks back, counted no further than to the limit and one. */
export async function olderCount(viewer: Viewer): Promise<number> {
  const waiting = db
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .leftJoin(milestones, milestoneOfEntry)
    .innerJoin(projects, projectOfEntry)
    .where(and(changeWithin(viewer, "check.read"), aged("older"), pendingFor(viewer)))
    .limit(olderLimit + 1)
    .as("waiting");
  const [found] = await db.select({ n: sql<number>`count(*)::int` }).from(waiting);
  return found?.n ?? 0;
}

/**
 * A sample anybody can draw again: all changes of the period within reach, judged or not, ordered by the digest of seed
 * and number. The same seed and period give the same rows.
 */
export const sampledChanges = (
  viewer: Viewer,
  { seed, from, to, size }: { seed: string; from: Day; to: Day; size: number },
) =>
  changesWhere(
    and(
      changeWithin(viewer, "check.read"),
      sql`${auditEntries.at} >= ${from}::date and ${auditEntries.at} < ${to}::date + 1`,
    ),
    sql`md5(${seed} || ':' || ${auditEntries.id}::text), ${auditEntries.id}`,
    size,
  );

/** The projects that changes point to, by what the viewer may know of them. */
export async function linkedProjects(
  viewer: Viewer,
  rows: readonly Pick<ChangeRow, "changes">[],
): Promise<Linked> {
  const ids = rows.flatMap(({ changes }) =>
    changes
      .filter(({ field }) => linkFields.includes(field))
      .flatMap(({ from, to }) => [from, to])
      .flatMap((id) => (typeof id === "number" ? [id] : [])),
  );
  if (ids.length === 0) return new Map();
  const found = await db
    .select({ id: projects.id, code: projects.code, name: projects.name })
    .from(projects)
    .where(and(inArray(projects.id, ids), readableProjects(viewer)));
  return new Map(found.map(({ id, code, name }) => [id, `${code} ${name}`]));
}

export type ThreadRow = Awaited<ReturnType<typeof threadsWhere>>[number];

/** A stage that was set back is corrected by reaching it again, which is no change for the desk. */
const advanced = sql`(${auditEntries.verb} = 'project.advance' and ${auditEntries.entity} = 'projects' and ${auditEntries.outcome} = 'done')`;

/** A later change of the field, which is what a correction is. */
const corrected = sql<boolean>`exists (select 1 from ${auditEntries}
  left join ${milestones} on ${milestoneOfEntry}
  where ((${isChange}) or ${advanced}) and ${auditEntries.id} > ${fieldThreads.auditId}
    and case when ${fieldThreads.field} like 'plannedOn:%'
      then ${milestones.projectId} = ${fieldThreads.projectId} and 'plannedOn:' || ${milestones.stage} = ${fieldThreads.field}
      else ${auditEntries.entity} = 'projects' and ${auditEntries.entityId} = ${fieldThreads.projectId}
        and ${auditEntries.changes} @> jsonb_build_array(jsonb_build_object('field', ${fieldThreads.field})) end
    and not exists (select 1 from ${changeVerdicts} v where v.audit_id = ${auditEntries.id} and v.verdict = 'returned'))`;

async function threadsWhere(where: SQL | undefined, limit: number) {
  const found = await db
    .select({
      id: fieldThreads.id,
      version: fieldThreads.version,
      field: fieldThreads.field,
      openedAt: fieldThreads.openedAt,
      projectId: projects.id,
      code: projects.code,
      name: projects.name,
      unitId: projects.unitId,
      chainCode: projects.chainCode,
      unit: units.shortName,
      authorId: sql<
        number | null
      >`(select ${auditEntries.userId} from ${auditEntries} where ${auditEntries.id} = ${fieldThreads.auditId})`.mapWith(
        Number,
      ),
      corrected,
    })
    .from(fieldThreads)
    .innerJoin(projects, eq(projects.id, fieldThreads.projectId))
    .innerJoin(units, eq(units.id, projects.unitId))
    .where(and(isNull(fieldThreads.closedAt), isNull(projects.deletedAt), where))
    .orderBy(asc(fieldThreads.openedAt), asc(fieldThreads.id))
    .limit(limit);
  const said = await entriesOf(found.map(({ id }) => id));
  return found.map((thread) => ({
    ...thread,
    entries: said.filter(({ threadId }) => threadId === thread.id),
  }));
}

const entriesOf = async (ids: readonly number[]) =>
  ids.length === 0
    ? []
    : db
        .select({
          id: fieldThreadEntries.id,
          threadId: fieldThreadEntries.threadId,
          kind: fieldThreadEntries.kind,
          body: fieldThreadEntries.body,
          at: fieldThreadEntries.at,
          who: users.name,
        })
        .from(fieldThreadEntries)
        .innerJoin(users, eq(users.id, fieldThreadEntries.byUserId))
        .where(inArray(fieldThreadEntries.threadId, [...ids]))
        .orderBy(asc(fieldThreadEntries.id));

/** Every open thread within reach, the oldest first. */
export const openThreads = (viewer: Viewer) =>
  threadsWhere(withinReach(viewer, "check.read", projectReach), 200);

/** The open threads of one project. The caller has found the project for this viewer. */
export const threadsOfProject = (projectId: number) => threadsWhere(eq(projects.id, projectId), 50);

/** What waits in the threads: for the count on the desk. */
export async function openThreadCount(viewer: Viewer): Promise<number> {
  const [found] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(fieldThreads)
    .innerJoin(projects, eq(projects.id, fieldThreads.projectId))
    .where(
      and(
        isNull(fieldThreads.closedAt),
        isNull(projects.deletedAt),
        withinReach(viewer, "check.read", projectReach),
      ),
    );
  return found?.n ?? 0;
}

export type Change = FieldChange;
