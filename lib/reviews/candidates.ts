import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { db } from "@/db/client";
import { reviewItems } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { candidatesFor } from "./agenda/candidates";
import type { Candidate } from "./agenda/found";
import { meetingBefore } from "./before";
import { type Review, seesWholeMeetings } from "./reach";

export type { Candidate } from "./agenda/found";

/** What the rules bring that is not on the agenda yet. */
export async function candidatesOf(viewer: Viewer, review: Review): Promise<Candidate[]> {
  if (!seesWholeMeetings(viewer)) return [];
  const past = await meetingBefore(review);
  const [found, known] = await Promise.all([
    candidatesFor(viewer, { since: past?.heldOn ?? null }),
    db
      .select()
      .from(reviewItems)
      .where(and(eq(reviewItems.reviewId, review.id), isNull(reviewItems.deletedAt))),
  ]);
  return found.filter(
    ({ projectId, resolutionId, assignmentId }) =>
      !known.some(
        (item) =>
          (resolutionId !== null && item.resolutionId === resolutionId) ||
          (assignmentId !== null && item.assignmentId === assignmentId) ||
          (projectId !== null && item.kind === "project" && item.projectId === projectId),
      ),
  );
}
