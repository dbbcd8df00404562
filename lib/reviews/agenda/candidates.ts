import "server-only";
import { and, desc, eq, inArray, isNotNull, isNull, lte, notInArray, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { projectEvents, projects, units } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, type Day, daysBetween, today } from "@/lib/date/day";
import { showYi } from "@/lib/money/yuan";
import { silentInARow } from "@/lib/projects/light-queries";
import { readableProjects } from "@/lib/projects/reach";
import { closedStatuses } from "@/lib/projects/rules";
import type { AgendaRule } from "@/lib/reviews/rules";
import type { Candidate, Found } from "./found";
import { newlyRed } from "./newly-red";
import { openResolutions } from "./open-resolutions";
import { overdueAssignments } from "./overdue-assignments";
import { type Threshold, thresholds } from "./thresholds";

type Rule = (viewer: Viewer, threshold: Threshold, look: { since: Day | null; now: Day }) => Promise<Found[]>;

/** `since` is the day of the meeting before, the newest of which is told apart from what was known then. */
export async function candidatesFor(
  viewer: Viewer,
  { since, now = today() }: { since: Day | null; now?: Day },
): Promise<Candidate[]> {
  const inForce = await thresholds();
  const open = inForce.find(({ rule }) => rule === "OPEN");
  const found = await Promise.all(
    inForce.flatMap((threshold) => {
      const rule = rulesOf[threshold.rule];
      return rule ? [rule(viewer, threshold, { since, now }).then((rows) => ({ threshold, rows }))] : [];
    }),
  );
  const projectsFound = await withProjects(viewer, found);
  return [...(open ? await stillOwed(viewer, open, now) : []), ...projectsFound];
}

/** What earlier meetings decided and what else is overdue, the longest overdue at the head. */
async function stillOwed(viewer: Viewer, open: Threshold, now: Day): Promise<Candidate[]> {
  const [decided, overdue] = await Promise.all([
    openResolutions(viewer, open, now),
    overdueAssignments(viewer, open, now),
  ]);
  return [...decided, ...overdue].sort((one, other) => (one.dueOn ?? "").localeCompare(other.dueOn ?? ""));
}

const rulesOf: Partial<Record<AgendaRule, Rule>> = {
  NEW_RED: newlyRed,
  SLIPS: slipped,
  SILENT: silent,
  UNSTARTED: unstarted,
  NO_CHANGE: unchanged,
};

/** A project brought by several rules comes once, under the first of them, with all the reasons. */
async function withProjects(
  viewer: Viewer,
  found: readonly { threshold: Threshold; rows: Found[] }[],
): Promise<Candidate[]> {
  const first = new Map<number, { threshold: Threshold; reasons: string[] }>();
  for (const { threshold, rows } of found)
    for (const { projectId, reason } of rows) {
      const known = first.get(projectId);
      if (known) known.reasons.push(reason);
      else first.set(projectId, { threshold, reasons: [reason] });
    }
  if (first.size === 0) return [];
  const rows = await db
    .select({ project: projects, unit: units.shortName })
    .from(projects)
    .innerJoin(units, eq(units.id, projects.unitId))
    .where(and(inArray(projects.id, [...first.keys()]), readableProjects(viewer)));
  const byId = new Map(rows.map((row) => [row.project.id, row]));
  return [...first].flatMap(([id, { threshold, reasons }]): Candidate[] => {
    const row = byId.get(id);
    if (!row) return [];
    const { project, unit } = row;
    return [
      {
        rule: threshold.rule,
        label: threshold.label,
        minutes: threshold.minutes,
        reason: reasons.join("；"),
        title: project.name,
        projectId: id,
        project: project.code,
        unit,
        unitId: project.unitId,
        resolutionId: null,
        assignmentId: null,
        assignment: null,
        dueOn: null,
        obstacle: project.problem,
        demand: project.demand,
      },
    ];
  });
}

/** Under way: neither over nor set aside on purpose. */
const running: SQL | undefined = and(
  isNull(projects.deletedAt),
  isNull(projects.parentId),
  notInArray(projects.status, [...closedStatuses, "paused", "moved"]),
);

/** Planned days moved to later, counted over all its stages; the last of them since the meeting before. */
async function slipped(
  viewer: Viewer,
  { limit }: Threshold,
  { since }: { since: Day | null },
): Promise<Found[]> {
  const times = sql<number>`count(*)::int`;
  const days = sql<number>`sum(${projectEvents.toValue}::date - ${projectEvents.fromValue}::date)::int`;
  const aDay = sql`'^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`;
  const rows = await db
    .select({ projectId: projectEvents.projectId, times, days })
    .from(projectEvents)
    .innerJoin(projects, eq(projects.id, projectEvents.projectId))
    .where(
      and(
        running,
        readableProjects(viewer),
        sql`case when ${projectEvents.kind} = 'planned' and ${projectEvents.fromValue} ~ ${aDay}
          and ${projectEvents.toValue} ~ ${aDay} then ${projectEvents.toValue} > ${projectEvents.fromValue} else false end`,
      ),
    )
    .groupBy(projectEvents.projectId)
    .having(sql`count(*) >= ${limit} and max(${projectEvents.recordedAt}) > ${since ?? "2000-01-01"}::date`)
    .orderBy(desc(days));
  return rows.map(({ projectId, times: n, days: total }) => ({
    projectId,
    reason: `改期 ${n} 次，共 +${total} 天`,
  }));
}

async function silent(viewer: Viewer, { limit, from }: Threshold, { now }: { now: Day }): Promise<Found[]> {
  const rows = await db
    .select({ projectId: projects.id, yuan: projects.totalInvestmentYuan, on: projects.movedOn })
    .from(projects)
    .where(
      and(
        running,
        readableProjects(viewer),
        sql`${projects.totalInvestmentYuan} >= ${from}`,
        lte(projects.movedOn, addDays(now, -limit)),
      ),
    )
    .orderBy(projects.movedOn);
  return rows.map(({ projectId, yuan, on }) => ({
    projectId,
    reason: `${showYi(yuan)} 亿元项目，${daysBetween(on, now)} 天没有动静（最近一次 ${on}）`,
  }));
}

async function unstarted(viewer: Viewer, { limit }: Threshold, { now }: { now: Day }): Promise<Found[]> {
  const rows = await db
    .select({ projectId: projects.id, signedOn: projects.signedOn, planned: projects.plannedStartOn })
    .from(projects)
    .where(
      and(
        running,
        readableProjects(viewer),
        isNotNull(projects.signedOn),
        isNull(projects.startedOn),
        sql`${projects.signedOn} < ${addDays(now, -limit)}::date`,
      ),
    )
    .orderBy(projects.signedOn);
  return rows.map(({ projectId, signedOn, planned }) => ({
    projectId,
    reason: `正式签约 ${daysBetween(signedOn ?? now, now)} 天未开工，${planned ? `计划 ${planned} 开工` : "没有计划开工日期"}`,
  }));
}

/** So many monthly reports in a row that said only that nothing changed. */
async function unchanged(viewer: Viewer, { limit }: Threshold, { now }: { now: Day }): Promise<Found[]> {
  const rows = await silentInARow(viewer, limit, now);
  return rows.map(({ id }) => ({ projectId: id, reason: `连续 ${limit} 个月填报“无变化”` }));
}
