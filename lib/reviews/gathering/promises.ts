import "server-only";
import { and, desc, eq, inArray, isNull, lt, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import {
  assignmentProjects,
  assignments,
  resolutionProjects,
  resolutions,
  reviews,
  units,
} from "@/db/schema";
import { isOpen, numberOf, overdueDays, plateNames, type State, stateNames } from "@/lib/assignments/rules";
import { calendarNow } from "@/lib/assignments/timing";
import type { FrozenPromise } from "@/lib/reviews/figures";

const columns = {
  id: resolutions.id,
  review: reviews.title,
  body: resolutions.body,
  owner: units.shortName,
  dueOn: resolutions.dueOn,
  assignment: {
    state: assignments.state,
    dueOn: assignments.dueOn,
    repliedOn: assignments.repliedOn,
    receiveBy: assignments.receiveBy,
    lateDays: assignments.lateDays,
  },
};

type Found = {
  review: string;
  body: string;
  owner: string | null;
  dueOn: string | null;
  alone: boolean;
  assignment: {
    state: string;
    dueOn: string;
    repliedOn: string | null;
    receiveBy: string;
    lateDays: number | null;
  } | null;
};

type Calendar = Awaited<ReturnType<typeof calendarNow>>;

function inWords({ assignment, ...promise }: Found, calendar: Calendar): FrozenPromise {
  if (!assignment) return { ...promise, state: "未交办", open: true };
  return {
    ...promise,
    dueOn: assignment.dueOn,
    state: stateInWords(assignment, calendar),
    open: isOpen(assignment.state),
  };
}

/** 办理中, 超期 3 个工作日, 按期办结. */
export function stateInWords(
  assignment: NonNullable<Found["assignment"]>,
  { today, holidays }: Calendar,
): string {
  const { state, lateDays } = assignment;
  if (state === "closed") return (lateDays ?? 0) > 0 ? plateNames.late : plateNames.done;
  const over = overdueDays(assignment, today, holidays);
  return over > 0 ? `超期 ${over} 个工作日` : stateNames[state as State];
}

const ofClosed = (before: number | null): SQL | undefined =>
  and(
    eq(reviews.state, "closed"),
    isNull(resolutions.deletedAt),
    before === null ? undefined : lt(reviews.id, before),
  );

/** What earlier meetings decided about these projects, the latest first. */
export async function promisesOn(
  projectIds: readonly number[],
  before: number | null,
): Promise<(FrozenPromise & { projectId: number })[]> {
  if (projectIds.length === 0) return [];
  const [found, calendar] = await Promise.all([
    db
      .select({ ...columns, projectId: resolutionProjects.projectId })
      .from(resolutionProjects)
      .innerJoin(resolutions, eq(resolutions.id, resolutionProjects.resolutionId))
      .innerJoin(reviews, eq(reviews.id, resolutions.reviewId))
      .leftJoin(units, eq(units.id, resolutions.ownerUnitId))
      .leftJoin(assignments, eq(assignments.id, resolutions.assignmentId))
      .where(and(inArray(resolutionProjects.projectId, [...projectIds]), ofClosed(before)))
      .orderBy(desc(reviews.id), resolutions.number),
    calendarNow(),
  ]);
  const counts = await projectsOf(found.map(({ id }) => id));
  return found.map(({ projectId, id, ...one }) => ({
    projectId,
    ...inWords({ ...one, alone: (counts.get(id) ?? 0) <= 1 }, calendar),
  }));
}

/** The same by the resolutions' own ids. */
export async function promisesById(ids: readonly number[]): Promise<ReadonlyMap<number, FrozenPromise>> {
  if (ids.length === 0) return new Map();
  const [found, calendar, counts] = await Promise.all([
    db
      .select(columns)
      .from(resolutions)
      .innerJoin(reviews, eq(reviews.id, resolutions.reviewId))
      .leftJoin(units, eq(units.id, resolutions.ownerUnitId))
      .leftJoin(assignments, eq(assignments.id, resolutions.assignmentId))
      .where(and(inArray(resolutions.id, [...ids]), isNull(resolutions.deletedAt))),
    calendarNow(),
    projectsOf(ids),
  ]);
  return new Map(
    found.map(({ id, ...one }) => [id, inWords({ ...one, alone: (counts.get(id) ?? 0) <= 1 }, calendar)]),
  );
}

/** Assignments that no meeting gave, as a meeting asks about them. */
export async function assignmentsById(ids: readonly number[]): Promise<ReadonlyMap<number, FrozenPromise>> {
  if (ids.length === 0) return new Map();
  const [found, calendar] = await Promise.all([
    db
      .select({ assignment: assignments, owner: units.shortName, projects: linkedProjects })
      .from(assignments)
      .innerJoin(units, eq(units.id, assignments.ownerUnitId))
      .where(and(inArray(assignments.id, [...ids]), isNull(assignments.deletedAt))),
    calendarNow(),
  ]);
  return new Map(
    found.map(({ assignment, owner, projects }) => {
      const { id, name: body, dueOn } = assignment;
      const told = { review: numberOf(assignment), body, owner, dueOn, alone: projects <= 1, assignment };
      return [id, { ...inWords(told, calendar), direct: true }];
    }),
  );
}

const linkedProjects = sql<number>`(select count(*)::int from ${assignmentProjects} where ${assignmentProjects.assignmentId} = ${assignments.id})`;

/** About how many projects each was: words about two counties' projects are for neither of them. */
async function projectsOf(ids: readonly number[]): Promise<ReadonlyMap<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: resolutionProjects.resolutionId, n: sql<number>`count(*)::int` })
    .from(resolutionProjects)
    .where(inArray(resolutionProjects.resolutionId, [...ids]))
    .groupBy(resolutionProjects.resolutionId);
  return new Map(rows.map(({ id, n }) => [id, n]));
}
