import "server-only";
import { and, isNotNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { assignments } from "@/db/schema";
import { unchanged } from "@/db/unchanged";
import { can, type Viewer } from "@/lib/auth/viewer";
import { unreadOf } from "@/lib/projects/desk-queries";
import { owedByUs } from "./duties";
import { readableAssignments } from "./reach";
import { plateLimits } from "./rules";
import { calendarNow } from "./timing";

/** `owed`: assignments this person, or with nobody named their unit, has still to answer; `late` of them are overdue. */
export type MenuCounts = { unread: number; owed: number; late: number };

/** What every page shows beside its menu, in one question to the database. */
export async function menuCounts(viewer: Viewer): Promise<MenuCounts> {
  if (viewer.preview) return { unread: 0, owed: 0, late: 0 };
  if (!can(viewer, "assignment.receive")) {
    const [found] = await unchanged(unreadOf(viewer));
    return { unread: found?.n ?? 0, owed: 0, late: 0 };
  }
  const { today, holidays, thresholds } = await calendarNow();
  const { yellowBefore } = plateLimits(today, holidays, thresholds);
  const counted = db
    .select({
      unread: sql<number>`(${unreadOf(viewer)})`,
      owed: sql<number>`count(*)::int`,
      late: sql<number>`(count(*) filter (where ${assignments.owedOn} < ${yellowBefore}::date))::int`,
    })
    .from(assignments)
    .where(and(readableAssignments(viewer), isNotNull(assignments.owedOn), owedByUs(viewer)));
  const [found] = await unchanged(counted);
  return found ?? { unread: 0, owed: 0, late: 0 };
}
