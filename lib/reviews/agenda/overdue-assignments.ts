import "server-only";
import { and, asc, eq, isNull, lt } from "drizzle-orm";
import { db } from "@/db/client";
import { assignments, units } from "@/db/schema";
import { readableAssignments } from "@/lib/assignments/reach";
import { numberOf, plateLimits } from "@/lib/assignments/rules";
import { calendarNow } from "@/lib/assignments/timing";
import type { Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";
import type { Candidate } from "./found";
import { dueInWords } from "./open-resolutions";
import type { Threshold } from "./thresholds";

const longest = 50;

/** What was assigned outside a meeting and is overdue, the longest first. */
export async function overdueAssignments(
  viewer: Viewer,
  threshold: Threshold,
  now: Day,
): Promise<Candidate[]> {
  const { today, holidays, thresholds } = await calendarNow();
  const { yellowBefore } = plateLimits(today, holidays, thresholds);
  const rows = await db
    .select({ assignment: assignments, unit: units.shortName })
    .from(assignments)
    .innerJoin(units, eq(units.id, assignments.ownerUnitId))
    .where(
      and(
        isNull(assignments.resolutionId),
        lt(assignments.owedOn, yellowBefore),
        readableAssignments(viewer),
      ),
    )
    .orderBy(asc(assignments.dueOn), asc(assignments.id))
    .limit(longest);
  return rows.map(({ assignment, unit }) => ({
    rule: threshold.rule,
    label: "督办逾期",
    minutes: threshold.minutes,
    title: assignment.name,
    reason: `${numberOf(assignment)}，${unit}，${dueInWords(assignment.dueOn, now)}`,
    projectId: null,
    project: null,
    unit,
    unitId: assignment.ownerUnitId,
    resolutionId: null,
    assignmentId: assignment.id,
    assignment: assignment.code,
    dueOn: assignment.dueOn,
    obstacle: null,
    demand: null,
  }));
}
