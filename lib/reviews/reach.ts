import "server-only";
import { and, eq, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assignments, projects, resolutionProjects, resolutions, reviewItems, reviews } from "@/db/schema";
import { readableAssignments } from "@/lib/assignments/reach";
import { extentOf, type Verb } from "@/lib/auth/policy";
import { type ReachColumns, reaches, withinReach } from "@/lib/auth/reach";
import { Missing, Refused, Unacceptable } from "@/lib/auth/refusals";
import { grantsFor, type Viewer } from "@/lib/auth/viewer";
import { projectReach } from "@/lib/projects/reach";
import { type ReviewState, stateNames } from "./rules";

export type Review = typeof reviews.$inferSelect;
export type ReviewItem = typeof reviewItems.$inferSelect;
export type Resolution = typeof resolutions.$inferSelect;

/** The city and leaders. Everybody else sees of a meeting only what concerns them, and nothing of a draft. */
export const seesWholeMeetings = (viewer: Viewer): boolean =>
  !viewer.preview &&
  grantsFor(viewer, "review.read").some(({ role }) => extentOf(role, "review.read") === "all");

const published = ne(reviews.state, "draft" satisfies ReviewState);

/** Addressed to one of these units, as the one that owes or as the department that helps. */
const addressee: ReachColumns = {
  unitId: resolutions.ownerUnitId,
  assignedTo: (unitIds) =>
    or(inArray(resolutions.ownerUnitId, [...unitIds]), inArray(resolutions.departmentId, [...unitIds])) ??
    sql`false`,
};

const addressed = (viewer: Viewer): SQL => withinReach(viewer, "review.read", addressee);

const projectsSeen = (viewer: Viewer): SQL | undefined =>
  and(isNull(projects.deletedAt), withinReach(viewer, "review.read", projectReach));

/** Of items joined with their meeting: those about one's own projects, one's own topics, one's own resolutions. */
export function readableItems(viewer: Viewer): SQL | undefined {
  const standing = and(isNull(reviewItems.deletedAt), isNull(reviews.deletedAt));
  if (seesWholeMeetings(viewer)) return standing;
  return and(
    standing,
    published,
    or(
      sql`exists (select 1 from ${projects} where ${projects.id} = ${reviewItems.projectId} and ${projectsSeen(viewer)})`,
      and(eq(reviewItems.kind, "topic"), withinReach(viewer, "review.read", { unitId: reviewItems.unitId })),
      sql`exists (select 1 from ${assignments} where ${assignments.id} = ${reviewItems.assignmentId} and ${readableAssignments(viewer)})`,
      sql`exists (select 1 from ${resolutions} where ${resolutions.id} = ${reviewItems.resolutionId} and ${resolutions.deletedAt} is null and ${addressed(viewer)})`,
    ),
  );
}

/**
 * Of resolutions joined with their meeting: addressed to one's own unit, or about one's own projects and no others.
 * Words about two counties' projects are the city's until the tasks go out.
 */
export function readableResolutions(viewer: Viewer): SQL | undefined {
  const standing = and(isNull(resolutions.deletedAt), isNull(reviews.deletedAt));
  if (seesWholeMeetings(viewer)) return standing;
  const linked = sql`select 1 from ${resolutionProjects} where ${resolutionProjects.resolutionId} = ${resolutions.id}`;
  const seen = sql`select ${projects.id} from ${projects} where ${projectsSeen(viewer)}`;
  return and(
    standing,
    published,
    or(
      addressed(viewer),
      and(
        sql`exists (${linked})`,
        sql`not exists (${linked} and ${resolutionProjects.projectId} not in (${seen}))`,
      ),
    ),
  );
}

/** A meeting in which there is something for the viewer to see. */
export function readableReviews(viewer: Viewer): SQL | undefined {
  if (seesWholeMeetings(viewer)) return isNull(reviews.deletedAt);
  return and(
    isNull(reviews.deletedAt),
    published,
    or(
      sql`exists (select 1 from ${reviewItems} where ${reviewItems.reviewId} = ${reviews.id} and ${readableItems(viewer)})`,
      sql`exists (select 1 from ${resolutions} where ${resolutions.reviewId} = ${reviews.id} and ${readableResolutions(viewer)})`,
    ),
  );
}

/**
 * Locked until the change ends, so that a meeting changes state once. `Missing` when it cannot be seen, a sentence when
 * it is no longer, or not yet, at a point where the act is possible.
 */
export async function reviewInReach(
  tx: Transaction,
  viewer: Viewer,
  { verb, code, states, act }: { verb: Verb; code: string; states: readonly ReviewState[]; act: string },
): Promise<Review> {
  const [seen] = await tx
    .select()
    .from(reviews)
    .where(and(eq(reviews.code, code), readableReviews(viewer)))
    .for("update");
  if (!seen) throw new Missing();
  if (!reaches(viewer, verb, seen)) throw new Refused("这次会议由市里召集，您可以查看但不能办理这一项");
  const state = seen.state as ReviewState;
  if (!states.includes(state)) throw new Unacceptable(refusalOf(state, act));
  return seen;
}

function refusalOf(state: ReviewState, act: string): string {
  if (state === "closed") return `会议已经闭会，不能再${act}`;
  if (state === "draft") return `会议数据还没有冻结，不能${act}；请先冻结`;
  return `会议${stateNames[state]}，不能${act}`;
}

/** An item of this meeting and of no other. */
export async function itemOf(tx: Transaction, review: Review, id: number): Promise<ReviewItem> {
  const [found] = await tx
    .select()
    .from(reviewItems)
    .where(and(eq(reviewItems.id, id), eq(reviewItems.reviewId, review.id), isNull(reviewItems.deletedAt)));
  if (!found) throw new Missing();
  return found;
}
