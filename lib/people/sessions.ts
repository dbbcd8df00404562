import "server-only";
import { and, eq, ne, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { sessions } from "@/db/schema";
import { note } from "@/lib/audit/note";
import { openSessionsOf } from "@/lib/auth/session-rows";
import type { Viewer } from "@/lib/auth/viewer";
import type { Ending } from "./rules";

/**
 * Ends sessions from this moment: the next request of each finds nobody. Runs in the transaction of the change that
 * is the reason, so that neither happens without the other. Answers the ended sessions' ids.
 */
export async function endSessions(tx: Transaction, which: SQL | undefined, because: Ending) {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: sql`now()`, endedBecause: because })
    .where(which)
    .returning({ id: sessions.id });
  return ended.map(({ id }) => id);
}

/** All of a person's; `except` may go on. */
export const everySessionOf = (userId: number, except?: number) =>
  and(openSessionsOf(userId), except === undefined ? undefined : ne(sessions.id, except));

export const oneSessionOf = (userId: number, id: number) => and(openSessionsOf(userId), eq(sessions.id, id));

/** For the entry of the change that ended them. */
export const countInWords = (ended: readonly number[]): string | null =>
  ended.length > 0 ? `同时结束 ${ended.length} 个登录` : null;

/** An entry per session where ending them is the change itself. */
export const noteEnded = (tx: Transaction, viewer: Viewer, ended: readonly number[], whose: string) =>
  note(
    tx,
    viewer,
    "session.end",
    ended.map((id) => ({
      entity: "sessions",
      entityId: id,
      label: whose,
      changes: [{ field: "endedBecause", from: null, to: "ended" satisfies Ending }],
    })),
  );
