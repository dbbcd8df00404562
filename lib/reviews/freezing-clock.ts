import "server-only";
import { and, eq, isNull, lte, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { reviews } from "@/db/schema";
import { logger } from "@/lib/auth/log";
import { Stale, Unacceptable } from "@/lib/auth/refusals";
import { viewerOfUser } from "@/lib/auth/session-viewers";
import { can } from "@/lib/auth/viewer";
import { everyDayAt } from "@/lib/jobs/clock";
import { freezeReview } from "./commands";

/**
 * Freezes the meetings whose hour has come, as the person who convened them and within what that person may do now. Several
 * instances may try at once: the row is locked, and a meeting freezes only out of a draft. Answers with how many were.
 */
export async function freezeDue(): Promise<number> {
  const due = await db
    .select({ code: reviews.code, version: reviews.version, createdBy: reviews.createdBy })
    .from(reviews)
    .where(and(eq(reviews.state, "draft"), isNull(reviews.deletedAt), lte(reviews.freezesAt, sql`now()`)));
  let frozen = 0;
  for (const { code, version, createdBy } of due) {
    const convener = createdBy === null ? null : await viewerOfUser(createdBy);
    if (!convener || !can(convener, "review.freeze")) {
      logger.warn({ code }, "nobody may freeze this meeting any more");
      continue;
    }
    try {
      await freezeReview(convener, { code, version });
      frozen += 1;
    } catch (error) {
      // Empty, or somebody was faster: the next round looks again.
      if (!(error instanceof Unacceptable || error instanceof Stale)) throw error;
      logger.info({ code, why: error.message }, "a meeting is not frozen yet");
    }
  }
  return frozen;
}

/** Looks once a minute. */
export const startFreezing = (): void => everyDayAt("* * * * *", "reviews.freeze", freezeDue);
