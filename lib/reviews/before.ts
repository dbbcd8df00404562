import "server-only";
import { and, desc, eq, isNull, lt, lte, or } from "drizzle-orm";
import { db } from "@/db/client";
import { reviews } from "@/db/schema";
import type { Review } from "./reach";

/** The last closed meeting of the same host before this one: what "since the last meeting" means. */
export async function meetingBefore(review: Pick<Review, "id" | "unitId" | "heldOn">) {
  const [found] = await db
    .select({ id: reviews.id, code: reviews.code, title: reviews.title, heldOn: reviews.heldOn })
    .from(reviews)
    .where(
      and(
        eq(reviews.unitId, review.unitId),
        eq(reviews.state, "closed"),
        isNull(reviews.deletedAt),
        or(
          lt(reviews.heldOn, review.heldOn),
          and(lte(reviews.heldOn, review.heldOn), lt(reviews.id, review.id)),
        ),
      ),
    )
    .orderBy(desc(reviews.heldOn), desc(reviews.id))
    .limit(1);
  return found ?? null;
}
