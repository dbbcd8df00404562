import "server-only";
import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { milestones, projects } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { countsOnce, isNew, type Period, reportedWithin, signingFigures } from "@/lib/projects/counting";
import { readableProjects } from "@/lib/projects/reach";

export type Signed = { count: number; yuan: number; unknown: number; started: number };

/** 口径 of the two figures, shown beside them. */
export const figureDefinitions = {
  reported:
    "填报口径：期间内填报了实际日期的节点，不论审核和认定与否，不含已退回的；金额为已认定的计入金额，未认定的按现在的总投资",
  verified: "认定口径：期间内发生并经市招商中心认定的节点，金额为认定时的计入金额",
} as const;

const amount = sql`coalesce(${milestones.countedAmountYuan}, ${projects.totalInvestmentYuan})`;
const number = (value: SQL) => sql<number>`${value}`.mapWith(Number);

/** The same period before and after verification: two figures with two definitions, never one corrected by the other. */
export async function figuresBeforeAndAfter(
  viewer: Viewer,
  period: Period,
): Promise<{ reported: Signed; verified: Signed; period: Period }> {
  const signed = sql`${milestones.stage} = 'SIGN' and ${isNew}`;
  const [[reported], { total }] = await Promise.all([
    db
      .select({
        count: number(sql`count(*) filter (where ${signed})`),
        yuan: number(sql`coalesce(sum(${amount}) filter (where ${signed}), 0)`),
        unknown: number(sql`count(*) filter (where ${signed} and ${amount} is null)`),
        started: number(sql`count(*) filter (where ${milestones.stage} = 'START' and ${isNew})`),
      })
      .from(milestones)
      .innerJoin(projects, eq(projects.id, milestones.projectId))
      .where(
        and(
          inArray(milestones.stage, ["SIGN", "START"]),
          reportedWithin(period.from, period.to),
          countsOnce,
          readableProjects(viewer),
        ),
      ),
    signingFigures(viewer, period),
  ]);
  return {
    period,
    reported: reported ?? { count: 0, yuan: 0, unknown: 0, started: 0 },
    verified: { ...total.formal, started: total.started },
  };
}
