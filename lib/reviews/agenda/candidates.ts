import "server-only";
import { and, desc, eq, inArray, isNotNull, isNull, notInArray, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { followUps, monthlyReports, progress, projectEvents, projects, units } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, addMonths, type Day, daysBetween, monthOf, today } from "@/lib/date/day";
import { showYi } from "@/lib/money/yuan";
import { readableProjects } from "@/lib/projects/reach";
import { closedStatuses } from "@/lib/projects/rules";
import type { AgendaRule } from "@/lib/reviews/rules";
import type { Candidate, Found } from "./found";
import { newlyRed } from "./newly-red";
import { openResolutions } from "./open-resolutions";
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
  return [...(open ? await openResolutions(viewer, open, now) : []), ...projectsFound];
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

/** The last word, talk, figure or event about it. That nothing changed is no sign of life. */
const lastSign = sql<string>`greatest(${projects.createdAt}::date,
  (select max(${followUps.heldOn}) from ${followUps} where ${followUps.projectId} = ${projects.id} and ${followUps.deletedAt} is null),
  (select max(${monthlyReports.updatedAt})::date from ${monthlyReports} where ${monthlyReports.projectId} = ${projects.id}
    and ${monthlyReports.deletedAt} is null and ${monthlyReports.kind} <> 'unchanged'),
  (select max(${progress.updatedAt})::date from ${progress} where ${progress.projectId} = ${projects.id} and ${progress.deletedAt} is null),
  (select max(${projectEvents.recordedAt})::date from ${projectEvents} where ${projectEvents.projectId} = ${projects.id}))`;

async function silent(viewer: Viewer, { limit, from }: Threshold, { now }: { now: Day }): Promise<Found[]> {
  const rows = await db
    .select({
      projectId: projects.id,
      yuan: projects.totalInvestmentYuan,
      on: sql<string>`(${lastSign})::text`,
    })
    .from(projects)
    .innerJoin(units, eq(units.id, projects.unitId))
    .where(
      and(
        running,
        readableProjects(viewer),
        sql`${projects.totalInvestmentYuan} >= ${from}`,
        sql`${lastSign} <= ${addDays(now, -limit)}::date`,
      ),
    )
    .orderBy(sql`${lastSign}`);
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

/** So many monthly reports in a row, up to the latest, that said only that nothing changed. */
async function unchanged(viewer: Viewer, { limit }: Threshold, { now }: { now: Day }): Promise<Found[]> {
  const last = projects.reportedMonth;
  const rows = await db
    .select({ projectId: projects.id, month: last })
    .from(projects)
    .where(
      and(
        running,
        readableProjects(viewer),
        sql`${last} >= ${addMonths(monthOf(now), -1)}`,
        sql`(select count(*) from (select ${monthlyReports.kind} as kind from ${monthlyReports}
          where ${monthlyReports.projectId} = ${projects.id} and ${monthlyReports.deletedAt} is null
          order by ${monthlyReports.month} desc limit ${limit}) latest where latest.kind = 'unchanged') = ${limit}`,
        sql`not exists (select 1 from ${progress} where ${progress.projectId} = ${projects.id} and ${progress.deletedAt} is null
          and ${progress.month} > to_char((${last} || '-01')::date - make_interval(months => ${limit}), 'YYYY-MM'))`,
      ),
    )
    .orderBy(projects.id);
  return rows.map(({ projectId }) => ({ projectId, reason: `连续 ${limit} 次填报“无变化”` }));
}
