import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { monthlyReports, progress, projects } from "@/db/schema";
import type { Recorder } from "@/lib/audit/change";
import { addDays, addMonths, type Month, monthOf, thisMonth, today, yearOf } from "@/lib/date/day";
import { recount } from "@/lib/projects/progress/rows";
import { type Series, seriesName } from "@/lib/projects/progress/rules";
import { closedStatuses } from "@/lib/projects/rules";
import { momentOn } from "./calendar";
import type { Plot } from "./plot";
import { roadOf } from "./road";
import { touchedThen } from "./tell-projects";
import type { Told } from "./told";

/** The months of every running project: money, words, and that nothing changed. */
export async function tellMonths(tx: Transaction, record: Recorder, story: readonly Told[]): Promise<void> {
  const names = new Map(story.map(({ project }) => [project.id, project.name]));
  const nameOf = (projectId: number) => names.get(projectId) ?? "";
  const wholes = new Set(story.map(({ plot }) => plot.phaseOf));
  const due = story.filter(
    ({ plot, project }) =>
      !(closedStatuses as readonly string[]).includes(project.status) && !(plot.key && wholes.has(plot.key)),
  );
  const facts = await tx.insert(progress).values(due.flatMap(factsOf)).returning();
  for (const fact of facts) {
    const label = `${nameOf(fact.projectId)} ${fact.month} ${seriesName(fact as unknown as Series)}`;
    record(progress, null, fact, { label });
  }
  const reports = await tx.insert(monthlyReports).values(due.flatMap(reportsOf)).returning();
  for (const report of reports) {
    const what = report.kind === "words" ? "形象进度" : "无变化";
    record(monthlyReports, null, report, { label: `${nameOf(report.projectId)} ${report.month} ${what}` });
  }
  const reporting = due.filter(({ plot }) => plot.months);
  for (const { officer, project } of reporting) await recount(tx, officer, project, record);
  await touchedThen(
    tx,
    reporting.map(({ project, plot }) => ({ id: project.id, at: later(project.updatedAt, plot) })),
  );
  await confirmQuiet(tx, due);
}

const lastMonthOf = ({ lastReport = 1 }: Plot): Month => addMonths(thisMonth(), -lastReport);

/** Reports come in on the 26th, a few of them late on the 28th; this month's came in these days. */
function reportedAt(month: Month, turn: number): string {
  const lately = addDays(today(), -(turn % 4));
  const usual = `${month}-${turn % 9 === 0 ? 28 : 26}`;
  return momentOn(usual < lately ? usual : lately, turn);
}

function later(touched: string, plot: Plot): string {
  const reported = reportedAt(lastMonthOf(plot), plot.name.length);
  return Date.parse(touched) > Date.parse(reported) ? touched : reported;
}

type Fact = typeof progress.$inferInsert;

function factsOf({ plot, project, officer }: Told): Fact[] {
  const { invested = [], arrived = [] } = plot.months ?? {};
  const investment = { kind: "investment", origin: "" as const, currency: "CNY" as const };
  const lines = [
    { ...investment, rate: null, amounts: invested },
    ...arrived.map((line) => ({ kind: "arrived", currency: "CNY" as const, rate: null, ...line })),
  ];
  const begun = startOf(plot);
  const by = { createdBy: officer.userId, updatedBy: officer.userId };
  const facts = lines.flatMap(({ amounts, ...series }) => {
    const told = amounts.map((wan, i) => ({
      wan,
      month: addMonths(lastMonthOf(plot), i - amounts.length + 1),
    }));
    return [...lastYearOf(plot, series.kind, told), ...told].map(({ wan, month }): Fact => {
      const at = reportedAt(month, plot.name.length);
      const stated = { cumulative: wan * 10_000, typed: String(wan), basis: "start" };
      return { projectId: project.id, month, ...series, ...stated, ...by, createdAt: at, updatedAt: at };
    });
  });
  return facts.filter(({ kind, month }) => kind !== "investment" || (begun !== null && month >= begun));
}

/** What had arrived by the end of last year, of a project signed before it: without it nobody knows what came this year. */
function lastYearOf(plot: Plot, kind: string, months: readonly { wan: number; month: Month }[]) {
  const [first] = months;
  const december = `${yearOf(today()) - 1}-12`;
  const signed = roadOf(plot).find(({ stage }) => stage === "SIGN");
  if (kind !== "arrived" || !first || first.month <= december || !signed || monthOf(signed.on) > december)
    return [];
  return [{ wan: Math.round(first.wan * 0.6), month: december }];
}

/** The month of the start. Days and months move differently, so that it may have come to lie after the first report. */
function startOf(plot: Plot): Month | null {
  const started = roadOf(plot).find(({ stage }) => stage === "START");
  return started ? monthOf(started.on) : null;
}

const monthsLookedAt = 3;

/** Words for the last reported month; of the three up to it, those without money did not change. */
function reportsOf(one: Told): (typeof monthlyReports.$inferInsert)[] {
  const { plot, project, officer, leadOn } = one;
  const words = plot.months?.words;
  const withMoney = new Set(factsOf(one).map(({ month }) => month));
  const by = { createdBy: officer.userId, updatedBy: officer.userId };
  return Array.from({ length: monthsLookedAt }, (_, back) => addMonths(lastMonthOf(plot), -back))
    .map((month) => ({ month, said: month === lastMonthOf(plot) ? words : undefined }))
    .filter(({ month, said }) => month >= monthOf(leadOn) && (said || !withMoney.has(month)))
    .map(({ month, said }) => {
      const at = reportedAt(month, plot.name.length);
      const report = said ? { words: said, kind: "words" } : { words: null, kind: "unchanged" };
      return { projectId: project.id, month, ...report, ...by, createdAt: at, updatedAt: at };
    });
}

/** That nothing changed is a report and no change: only the last reported month moves on. */
async function confirmQuiet(tx: Transaction, due: readonly Told[]) {
  const quiet = due.filter(({ plot }) => !plot.months);
  const ids = sql.param(quiet.map(({ project }) => project.id));
  await tx.execute(sql`update ${projects} set reported_month = (select max(month) from ${monthlyReports}
    where project_id = ${projects.id}) where ${projects.id} = any(${ids}::bigint[])`);
}
