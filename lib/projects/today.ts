import "server-only";
import { and, asc, eq, inArray, isNotNull, isNull, lte, notInArray, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { evidence, followUps, milestones, projects, units, users } from "@/db/schema";
import type { Verb } from "@/lib/auth/policy";
import { withinReach } from "@/lib/auth/reach";
import { can, type Viewer } from "@/lib/auth/viewer";
import { addDays, type Day, daysBetween, thisMonth, today } from "@/lib/date/day";
import { labelsOf } from "@/lib/dictionaries/queries";
import { type FollowUpKind, followUpKinds } from "./desk-input";
import { confirmable } from "./progress/queries";
import { projectReach, readableProjects } from "./reach";
import { closedStatuses, needsAcceptance, type Stage, stages } from "./rules";

const shown = 50;

/** A page of rows and how many there are altogether. */
export type Waiting<Row> = { rows: Row[]; total: number };

const waitingOf = <Row extends { total: number }>(found: Row[]): Waiting<Omit<Row, "total">> => ({
  rows: found.map(({ total: _, ...row }) => row),
  total: found[0]?.total ?? 0,
});

/** Counted in the same pass as the rows, beyond what is shown. */
const altogether = sql<number>`(count(*) over ())::int`;

const running = and(isNull(projects.deletedAt), notInArray(projects.status, [...closedStatuses, "paused"]));

const within = (viewer: Viewer, verb: Verb) =>
  and(readableProjects(viewer), withinReach(viewer, verb, projectReach));

const project = { code: projects.code, name: projects.name, unit: units.shortName };

const nameOf = (id: typeof milestones.reportedBy) =>
  sql<string | null>`(select ${users.name} from ${users} where ${users.id} = ${id})`;

/** Next steps of the viewer's projects that are due within a week; a later follow-up has answered them. */
export async function followUpsDue(viewer: Viewer, now: Day = today()) {
  if (!can(viewer, "followUp.log")) return { rows: [], total: 0 };
  const found = await db
    .select({
      ...project,
      id: followUps.id,
      kind: followUps.kind,
      nextStep: followUps.nextStep,
      nextOn: followUps.nextOn,
      total: altogether,
    })
    .from(followUps)
    .innerJoin(projects, eq(projects.id, followUps.projectId))
    .innerJoin(units, eq(units.id, projects.unitId))
    .where(
      and(
        isNull(followUps.deletedAt),
        lte(followUps.nextOn, addDays(now, 7)),
        sql`not exists (select 1 from ${followUps} later where later.project_id = ${projects.id}
          and later.deleted_at is null and later.id > ${followUps.id})`,
        running,
        within(viewer, "followUp.log"),
      ),
    )
    .orderBy(asc(followUps.nextOn), asc(followUps.id))
    .limit(shown);
  return waitingOf(
    found.map(({ kind, nextOn, ...row }) => ({
      ...row,
      kind: followUpKinds[kind as FollowUpKind] ?? kind,
      nextOn: nextOn ?? "",
      daysLeft: daysBetween(now, nextOn ?? now),
    })),
  );
}

const accepted = stages.filter(needsAcceptance);

/** Reported, and neither accepted nor sent back. */
const reported: SQL | undefined = and(
  isNotNull(milestones.actualOn),
  isNull(milestones.verifiedAt),
  isNull(milestones.deletedAt),
  inArray(milestones.stage, accepted),
);

/** Milestones as a desk shows them, with where to open each. */
async function milestonesWhere(where: SQL | undefined, order: SQL, now: Day) {
  const found = await db
    .select({
      ...project,
      version: projects.version,
      stage: milestones.stage,
      actualOn: milestones.actualOn,
      reportedById: milestones.reportedBy,
      reportedBy: nameOf(milestones.reportedBy),
      since: sql<string>`${order}`,
      reason: milestones.returnReason,
      returnedBy: nameOf(milestones.returnedBy),
      papers: sql<number>`(select count(*)::int from ${evidence} where ${evidence.milestoneId} = ${milestones.id} and ${evidence.deletedAt} is null)`,
      total: altogether,
    })
    .from(milestones)
    .innerJoin(projects, eq(projects.id, milestones.projectId))
    .innerJoin(units, eq(units.id, projects.unitId))
    .where(where)
    .orderBy(order, asc(milestones.id))
    .limit(shown);
  const words = await labelsOf("stages");
  return waitingOf(
    found.map(({ since, ...row }) => ({
      ...row,
      label: words.get(row.stage) ?? row.stage,
      href: milestoneHref(row.code, row.stage as Stage),
      days: daysBetween(since.slice(0, 10), now),
    })),
  );
}

export type WaitingMilestones = Awaited<ReturnType<typeof milestonesWhere>>;

/** The milestone's own line on the project's page. */
export const milestoneHref = (code: string, stage: Stage): string => `/projects/${code}?tab=stages#${stage}`;

const nobody: WaitingMilestones = { rows: [], total: 0 };

/** Sent back to the county with a reason, the longest ago first. */
export async function returnedMilestones(viewer: Viewer, now: Day = today()): Promise<WaitingMilestones> {
  if (!can(viewer, "project.advance")) return nobody;
  const where = and(
    isNotNull(milestones.returnedAt),
    isNull(milestones.verifiedAt),
    isNull(milestones.deletedAt),
    running,
    within(viewer, "project.advance"),
  );
  return milestonesWhere(where, sql`${milestones.returnedAt}`, now);
}

/** Reported by the county's officers and not yet passed on by its reviewer. */
export async function milestonesToPass(viewer: Viewer, now: Day = today()): Promise<WaitingMilestones> {
  if (!can(viewer, "project.pass")) return nobody;
  const where = and(
    reported,
    isNull(milestones.passedAt),
    isNull(milestones.returnedAt),
    running,
    within(viewer, "project.pass"),
  );
  return milestonesWhere(where, sql`coalesce(${milestones.reportedAt}, ${milestones.createdAt})`, now);
}

/** Waiting for the city: passed by the county, or carried by a unit that has no reviewer. Oldest first. */
export async function milestonesToAccept(viewer: Viewer, now: Day = today()): Promise<WaitingMilestones> {
  if (!can(viewer, "project.verify")) return nobody;
  const where = and(
    reported,
    isNull(milestones.returnedAt),
    sql`(${milestones.passedAt} is not null or ${units.kind} not in ('county', 'zone'))`,
    running,
    within(viewer, "project.verify"),
  );
  const since = sql`coalesce(${milestones.passedAt}, ${milestones.reportedAt}, ${milestones.createdAt})`;
  return milestonesWhere(where, since, now);
}

/** The last day a plan can mean: a month runs to its end. */
const plannedEnd = sql`(case ${milestones.plannedPrecision}
  when 'month' then date_trunc('month', ${milestones.plannedOn}) + interval '1 month - 1 day'
  when 'year' then date_trunc('year', ${milestones.plannedOn}) + interval '1 year - 1 day'
  else ${milestones.plannedOn} end)::date`;

/** Projects whose planned start has passed without one, the longest overdue first. */
export async function startsPassed(viewer: Viewer, now: Day = today()) {
  if (!can(viewer, "project.plan")) return { rows: [], total: 0 };
  const found = await db
    .select({ ...project, plannedEnd: sql<Day>`${plannedEnd}::text`, total: altogether })
    .from(milestones)
    .innerJoin(projects, eq(projects.id, milestones.projectId))
    .innerJoin(units, eq(units.id, projects.unitId))
    .where(
      and(
        eq(milestones.stage, "START"),
        isNull(milestones.actualOn),
        isNull(milestones.deletedAt),
        sql`${plannedEnd} < ${now}::date`,
        running,
        within(viewer, "project.plan"),
      ),
    )
    .orderBy(asc(plannedEnd), asc(projects.id))
    .limit(shown);
  return waitingOf(
    found.map((row) => ({
      ...row,
      href: milestoneHref(row.code, "START"),
      overdue: daysBetween(row.plannedEnd, now),
    })),
  );
}

/** How many of the viewer's projects have said nothing about this month; null for those who do not report. */
export async function unreported(viewer: Viewer): Promise<number | null> {
  return can(viewer, "progress.report") ? confirmable(viewer, thisMonth(), null) : null;
}
