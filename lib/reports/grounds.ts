import "server-only";
import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { assignments, milestones, projects, tasks } from "@/db/schema";
import { readableAssignments } from "@/lib/assignments/reach";
import { countsOnce } from "@/lib/projects/counting";
import { readableProjects } from "@/lib/projects/reach";
import type { Stage } from "@/lib/projects/rules";
import type { Ground, Part, Span } from "./part";

const projectNames = {
  verb: "project.read",
  within: readableProjects,
  unitId: projects.unitId,
  chain: projects.chainCode,
  code: projects.code,
  name: projects.name,
  path: (code) => `/projects/${code}`,
} as const satisfies Partial<Ground>;

/** Projects as they stand. */
export const projectGround: Ground = { ...projectNames, from: sql`${projects}`, id: projects.id };

/** Projects at one of their milestones: the row's day and amount are the milestone's. */
export const milestoneGround: Ground = {
  ...projectNames,
  from: sql`${milestones} inner join ${projects} on ${eq(projects.id, milestones.projectId)}`,
  id: milestones.id,
};

/** What was asked of somebody about a project. */
export const taskGround: Ground = {
  ...projectNames,
  from: sql`${tasks} inner join ${projects} on ${eq(projects.id, tasks.projectId)}`,
  id: tasks.id,
  name: tasks.title,
};

/** 督办事项, by the unit that owes them. */
export const assignmentGround: Ground = {
  verb: "assignment.read",
  from: sql`${assignments}`,
  within: readableAssignments,
  unitId: assignments.ownerUnitId,
  chain: sql`null::text`,
  id: assignments.id,
  code: assignments.code,
  name: assignments.name,
  path: (code) => `/assignments/${code}`,
};

/** What the city accepted as the amount of a signing. */
export const counted = milestones.countedAmountYuan;

export const within = (day: SQL | typeof milestones.actualOn, { from, to }: Span): SQL =>
  sql`${day} between ${from}::date and ${to}::date`;

/** Milestones of a stage that the city accepted, in the period; each project once. */
export const accepted =
  (stage: Stage, more?: SQL) =>
  (span: Span): SQL | undefined =>
    and(
      eq(milestones.stage, stage),
      isNotNull(milestones.verifiedAt),
      isNull(milestones.deletedAt),
      within(milestones.actualOn, span),
      countsOnce,
      more,
    );

/** The day on which the row's project was accepted at a stage, if it was. */
export const acceptedOn = (stage: Stage): SQL =>
  sql`(select reached.actual_on from ${milestones} reached where reached.project_id = ${projects.id} and reached.stage = ${stage}
    and reached.verified_at is not null and reached.deleted_at is null)`;

/** The row's project had been accepted at a stage by the end of the period. */
export const acceptedBy = (stage: Stage, { to }: Span): SQL =>
  sql`exists (select 1 from ${milestones} reached where reached.project_id = ${projects.id} and reached.stage = ${stage}
    and reached.verified_at is not null and reached.deleted_at is null and reached.actual_on <= ${to}::date)`;

export const since = (part: Part): Part => ({ ...part, span: ({ to }) => ({ from: "0001-01-01", to }) });

/** The filters of the ledger that say which milestones were accepted in the period. */
export const ledgerOf =
  (stage: "SIGN" | "SIGN_FW" | "START" | "PROD", more: Record<string, string> = {}) =>
  ({ from, to }: Span): Record<string, string> => ({
    [dayFilters[stage]]: `${from}..${to}`,
    counted: "1",
    ...more,
  });

const dayFilters = { SIGN: "signed", SIGN_FW: "framework", START: "started", PROD: "produced" } as const;

/** Some of a part's rows, under a name of their own. */
export const ofThese = (part: Part, label: string, more: (span: Span) => SQL | undefined): Part => ({
  ...part,
  label,
  where: (span) => and(part.where(span), more(span)),
});

/** Milestones accepted in the period as rows of a figure. */
export const event = (stage: Stage, label: string, more?: SQL): Part => ({
  label,
  ground: milestoneGround,
  where: accepted(stage, more),
  on: milestones.actualOn,
});
