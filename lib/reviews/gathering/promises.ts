import "server-only";
import { and, desc, eq, inArray, isNull, lt, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { resolutionProjects, resolutions, reviews, units } from "@/db/schema";
import type { FrozenPromise } from "@/lib/reviews/figures";

const alone = sql<boolean>`(select count(*) from resolution_projects every_project
  where every_project.resolution_id = resolutions.id) <= 1`;

const columns = {
  review: reviews.title,
  body: resolutions.body,
  owner: units.shortName,
  dueOn: resolutions.dueOn,
  assignmentId: resolutions.assignmentId,
  alone,
};

type Found = Omit<FrozenPromise, "state" | "open"> & { assignmentId: number | null };

const inWords = ({ assignmentId, ...promise }: Found): FrozenPromise => ({
  ...promise,
  state: assignmentId === null ? "未交办" : "已交办",
  open: true,
});

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
  const found = await db
    .select({ ...columns, projectId: resolutionProjects.projectId })
    .from(resolutionProjects)
    .innerJoin(resolutions, eq(resolutions.id, resolutionProjects.resolutionId))
    .innerJoin(reviews, eq(reviews.id, resolutions.reviewId))
    .leftJoin(units, eq(units.id, resolutions.ownerUnitId))
    .where(and(inArray(resolutionProjects.projectId, [...projectIds]), ofClosed(before)))
    .orderBy(desc(reviews.id), resolutions.number);
  return found.map(({ projectId, ...one }) => ({ projectId, ...inWords(one) }));
}

/** The same by the resolutions' own ids. */
export async function promisesById(ids: readonly number[]): Promise<ReadonlyMap<number, FrozenPromise>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .select({ ...columns, id: resolutions.id })
    .from(resolutions)
    .innerJoin(reviews, eq(reviews.id, resolutions.reviewId))
    .leftJoin(units, eq(units.id, resolutions.ownerUnitId))
    .where(and(inArray(resolutions.id, [...ids]), isNull(resolutions.deletedAt)));
  return new Map(found.map(({ id, ...one }) => [id, inWords(one)]));
}
