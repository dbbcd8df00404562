import "server-only";
import { and, eq, inArray, isNotNull, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { milestones, projects } from "@/db/schema";
import { unchanged } from "@/db/unchanged";
import type { Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";
import type { Yuan } from "@/lib/money/yuan";
import { readableProjects } from "./reach";
import type { Stage } from "./rules";

/** Both ends belong to the period. */
export type Period = { from: Day; to: Day };

/** `unknown` projects are in the count; their amounts are known to nobody and in no sum. */
export type Tally = { count: number; yuan: Yuan; unknown: number };

export type SigningFigures = {
  /** New projects, each once, at its first formal signing that the city accepted. */
  formal: Tally;
  /** Expansions and capital increases signed formally: their increments, never a further project. */
  increase: Tally;
  /** What was agreed altogether: new projects and increments. */
  agreed: Yuan;
  /** Framework agreements, a figure of their own. `upgraded`: formally signed since. */
  framework: Tally & { upgraded: number };
  started: number;
  produced: number;
};

const countedStages = ["SIGN_FW", "SIGN", "START", "PROD"] as const satisfies readonly Stage[];

/** A whole counts for its phases, and what was merged counts with what it was merged into (domain.md §1.2, §1.4). */
export const countsOnce: SQL | undefined = and(
  isNull(projects.deletedAt),
  isNull(projects.parentId),
  ne(projects.status, "merged"),
);

/** Adds to a project that counts already: only the increment is new. */
export const isIncrease: SQL =
  or(isNotNull(projects.firstProjectId), eq(projects.buildType, "increase")) ?? sql`false`;

/** Never null: an unknown kind of building is a new project. */
export const isNew: SQL = sql`not coalesce(${isIncrease}, false)`;

/** Projects whose milestone of that stage was accepted and lies in the period; an open end stays open. */
export const verifiedIn = (stage: Stage, from: Day | null, to: Day | null): SQL =>
  sql`exists (select 1 from ${milestones} where ${and(
    eq(milestones.projectId, projects.id),
    eq(milestones.stage, stage),
    happenedIn(from, to),
  )})`;

/** Milestones said to have happened between two days, accepted or not, without those that were sent back. */
export const reportedWithin = (from: Day | null, to: Day | null): SQL | undefined =>
  and(
    from ? sql`${milestones.actualOn} >= ${from}::date` : isNotNull(milestones.actualOn),
    to ? sql`${milestones.actualOn} <= ${to}::date` : undefined,
    or(isNotNull(milestones.verifiedAt), isNull(milestones.returnedAt)),
    isNull(milestones.deletedAt),
  );

/** Projects that report this stage as reached in the period. */
export const reportedIn = (stage: Stage, from: Day | null, to: Day | null): SQL =>
  sql`exists (select 1 from ${milestones} where ${and(
    eq(milestones.projectId, projects.id),
    eq(milestones.stage, stage),
    reportedWithin(from, to),
  )})`;

const happenedIn = (from: Day | null, to: Day | null) =>
  and(
    isNotNull(milestones.verifiedAt),
    isNull(milestones.deletedAt),
    from ? sql`${milestones.actualOn} >= ${from}::date` : undefined,
    to ? sql`${milestones.actualOn} <= ${to}::date` : undefined,
  );

const number = (value: SQL) => sql<number>`${value}`.mapWith(Number);

const tallyOf = (stage: Stage, amount: SQL, more: SQL = sql`true`) => {
  const rows = sql`${milestones.stage} = ${stage} and ${more}`;
  return {
    count: number(sql`count(*) filter (where ${rows})`),
    yuan: number(sql`coalesce(sum(${amount}) filter (where ${rows}), 0)`),
    unknown: number(sql`count(*) filter (where ${rows} and ${amount} is null)`),
  };
};

const increases = sql`not ${isNew}`;
const counted = sql`${milestones.countedAmountYuan}`;
const signedSince = sql`exists (select 1 from ${milestones} formal where formal.project_id = ${projects.id}
  and formal.stage = 'SIGN' and formal.verified_at is not null and formal.deleted_at is null)`;

/**
 * Signed, started and in production within the period, as far as the viewer can read: in total and per unit. The rows
 * behind each figure are the projects of `countsOnce` and `verifiedIn`.
 */
export async function signingFigures(
  viewer: Viewer,
  { from, to }: Period,
): Promise<{ total: SigningFigures; byUnit: ReadonlyMap<number, SigningFigures> }> {
  const rows = await unchanged(
    db
      .select({
        unitId: projects.unitId,
        formal: tallyOf("SIGN", counted, isNew),
        increase: tallyOf("SIGN", counted, increases),
        framework: tallyOf("SIGN_FW", sql`${projects.totalInvestmentYuan}`),
        agreed: number(sql`coalesce(sum(${counted}) filter (where ${milestones.stage} = 'SIGN'), 0)`),
        upgraded: number(sql`count(*) filter (where ${milestones.stage} = 'SIGN_FW' and ${signedSince})`),
        started: number(sql`count(*) filter (where ${milestones.stage} = 'START' and ${isNew})`),
        produced: number(sql`count(*) filter (where ${milestones.stage} = 'PROD' and ${isNew})`),
      })
      .from(milestones)
      .innerJoin(projects, eq(projects.id, milestones.projectId))
      .where(
        and(
          inArray(milestones.stage, [...countedStages]),
          happenedIn(from, to),
          countsOnce,
          readableProjects(viewer),
        ),
      )
      .groupBy(sql`grouping sets ((), (${projects.unitId}))`),
  );
  const figures = rows.map(({ unitId, upgraded, framework, ...rest }) => ({
    unitId: unitId as number | null,
    figures: { ...rest, framework: { ...framework, upgraded } },
  }));
  const total = figures.find(({ unitId }) => unitId === null)?.figures;
  if (!total) throw new Error("a grand total is always answered");
  return {
    total,
    byUnit: new Map(figures.flatMap(({ unitId, figures: own }) => (unitId === null ? [] : [[unitId, own]]))),
  };
}
