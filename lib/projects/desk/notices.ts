import "server-only";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { notices } from "@/db/schema";
import { change } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";

/** Marks one's own notices as read; no ids means all of them. */
export function readNotices(viewer: Viewer, ids: readonly number[]): Promise<void> {
  return change(viewer, "notice.read", async (tx) => {
    await tx
      .update(notices)
      .set({ readAt: sql`now()` })
      .where(
        and(
          eq(notices.userId, viewer.userId),
          isNull(notices.readAt),
          ids.length > 0 ? inArray(notices.id, [...ids]) : undefined,
        ),
      );
  });
}
