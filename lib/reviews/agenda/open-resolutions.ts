import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import { db } from "@/db/client";
import { assignments, resolutions, reviews, units } from "@/db/schema";
import { openStates } from "@/lib/assignments/rules";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, daysBetween } from "@/lib/date/day";
import { readableResolutions } from "@/lib/reviews/reach";
import type { Candidate } from "./found";
import type { Threshold } from "./thresholds";

/** What earlier meetings decided and nobody has closed yet, the longest overdue first. */
export async function openResolutions(viewer: Viewer, threshold: Threshold, now: Day): Promise<Candidate[]> {
  const rows = await db
    .select({
      resolution: resolutions,
      review: reviews.title,
      unit: units.shortName,
      dueOn: assignments.dueOn,
    })
    .from(resolutions)
    .innerJoin(reviews, eq(reviews.id, resolutions.reviewId))
    .innerJoin(assignments, eq(assignments.id, resolutions.assignmentId))
    .leftJoin(units, eq(units.id, resolutions.ownerUnitId))
    .where(
      and(
        eq(reviews.state, "closed"),
        readableResolutions(viewer),
        inArray(assignments.state, [...openStates]),
      ),
    )
    .orderBy(asc(assignments.dueOn), asc(resolutions.id));
  return rows.map(({ resolution, review, unit, dueOn }) => ({
    rule: threshold.rule,
    label: threshold.label,
    minutes: threshold.minutes,
    title: resolution.body,
    reason: `${review}第 ${resolution.number} 条，${unit ?? "责任单位未定"}，${dueInWords(dueOn, now)}`,
    projectId: null,
    project: null,
    unit,
    unitId: resolution.ownerUnitId,
    resolutionId: resolution.id,
    assignmentId: null,
    assignment: null,
    dueOn,
    obstacle: null,
    demand: null,
  }));
}

export function dueInWords(dueOn: Day, now: Day): string {
  const left = daysBetween(now, dueOn);
  if (left < 0) return `${dueOn} 到期，已超期 ${-left} 天`;
  return left === 0 ? "今天到期" : `${dueOn} 到期，还有 ${left} 天`;
}
