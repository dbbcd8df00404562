import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import { db } from "@/db/client";
import { resolutions, reviews, units } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, daysBetween } from "@/lib/date/day";
import { readableResolutions } from "@/lib/reviews/reach";
import type { Candidate } from "./found";
import type { Threshold } from "./thresholds";

/** What earlier meetings decided and nobody has closed yet, the longest overdue first. */
export async function openResolutions(viewer: Viewer, threshold: Threshold, now: Day): Promise<Candidate[]> {
  const rows = await db
    .select({ resolution: resolutions, review: reviews.title, unit: units.shortName })
    .from(resolutions)
    .innerJoin(reviews, eq(reviews.id, resolutions.reviewId))
    .leftJoin(units, eq(units.id, resolutions.ownerUnitId))
    .where(and(eq(reviews.state, "closed"), readableResolutions(viewer), isNull(resolutions.deletedAt)))
    .orderBy(asc(resolutions.dueOn), asc(resolutions.id));
  return rows.map(({ resolution, review, unit }) => ({
    rule: threshold.rule,
    label: threshold.label,
    minutes: threshold.minutes,
    title: resolution.body,
    reason: `${review}第 ${resolution.number} 条，${unit ?? "责任单位未定"}，${dueInWords(resolution.dueOn, now)}`,
    projectId: null,
    project: null,
    unit,
    unitId: resolution.ownerUnitId,
    resolutionId: resolution.id,
    obstacle: null,
    demand: null,
  }));
}

export function dueInWords(dueOn: Day | null, now: Day): string {
  if (dueOn === null) return "没有时限";
  const left = daysBetween(now, dueOn);
  if (left < 0) return `${dueOn} 到期，已超期 ${-left} 天`;
  return left === 0 ? "今天到期" : `${dueOn} 到期，还有 ${left} 天`;
}
