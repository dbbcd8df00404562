import "server-only";
import { and, isNull, notInArray, type SQL, sql } from "drizzle-orm";
import { monthlyReports, progress, projects } from "@/db/schema";
import { type Day, type Month, thisMonth, today } from "@/lib/date/day";
import { closedStatuses } from "@/lib/projects/rules";

/** Projects asked for a monthly report: running ones, and the phases of a project rather than the whole. */
export const dueForReport = and(
  isNull(projects.deletedAt),
  notInArray(projects.status, [...closedStatuses]),
  sql`not exists (select 1 from ${projects} phase where phase.parent_id = ${projects.id} and phase.deleted_at is null)`,
);

/** Something was said about the month: money, words, or that nothing changed. */
export function reportedIn(month: Month): SQL {
  const latest = sql`coalesce(${projects.reportedMonth}, '')`;
  if (month === thisMonth()) return sql`${latest} = ${month}`;
  return sql`(${latest} = ${month} or ${latest} > ${month} and (exists (select 1 from ${progress}
      where ${progress.projectId} = ${projects.id} and ${progress.month} = ${month} and ${progress.deletedAt} is null)
    or exists (select 1 from ${monthlyReports}
      where ${monthlyReports.projectId} = ${projects.id} and ${monthlyReports.month} = ${month} and ${monthlyReports.deletedAt} is null)))`;
}

export const confirmedUnchanged = (month: Month): SQL =>
  sql`exists (select 1 from ${monthlyReports} where ${monthlyReports.projectId} = ${projects.id}
    and ${monthlyReports.month} = ${month} and ${monthlyReports.kind} = 'unchanged' and ${monthlyReports.deletedAt} is null)`;

/** 迟报: the first word about the month came after the day by which units report. Nothing is late before that day is over. */
export function lateIn(month: Month, submitOn: Day): SQL {
  if (today() <= submitOn) return sql`false`;
  const firstIn = (table: typeof progress | typeof monthlyReports) =>
    sql`(select min(${table.createdAt}) from ${table} where ${table.projectId} = ${projects.id} and ${table.month} = ${month})`;
  return sql`(${reportedIn(month)} and least(${firstIn(progress)}, ${firstIn(monthlyReports)})::date > ${submitOn}::date)`;
}

/** The same for all projects at once: the month is gone through once instead of once per project. */
export function lateAmongAll(month: Month, submitOn: Day): SQL {
  if (today() <= submitOn) return sql`false`;
  const said = (table: typeof progress | typeof monthlyReports) =>
    sql`select ${table.projectId} as id, ${table.createdAt} as at from ${table} where ${table.month} = ${month}`;
  return sql`(${reportedIn(month)} and ${projects.id} in (select said.id from (${said(progress)} union all ${said(monthlyReports)}) said
    group by said.id having min(said.at)::date > ${submitOn}::date))`;
}
