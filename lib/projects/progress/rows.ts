import "server-only";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { monthlyReports, progress, projects } from "@/db/schema";
import { type Recorder, touched } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import { type Month, today } from "@/lib/date/day";
import type { Currency } from "@/lib/money/currency";
import { refreshLights } from "@/lib/projects/lights/cache";
import type { Project } from "@/lib/projects/reach";
import { type Basis, type Known, type Origin, type Series, seriesKey, seriesName } from "./rules";

export type Fact = typeof progress.$inferSelect;
export type Report = typeof monthlyReports.$inferSelect;
export type ReportKind = "words" | "unchanged";

/** A project's months as stored, taken-back rows among them: a month that returns continues its old row. */
export type Kept = { facts: Fact[]; reports: Report[] };

export async function keptOf(tx: Transaction, projectId: number): Promise<Kept> {
  const [facts, reports] = await Promise.all([
    tx.select().from(progress).where(eq(progress.projectId, projectId)).orderBy(asc(progress.month)),
    tx.select().from(monthlyReports).where(eq(monthlyReports.projectId, projectId)),
  ]);
  return { facts, reports };
}

export const seriesOf = (fact: Pick<Fact, "kind" | "origin" | "currency">): Series => ({
  kind: fact.kind as Series["kind"],
  origin: fact.origin as Origin | "",
  currency: fact.currency as Currency,
});

type Stored = Pick<Fact, "kind" | "origin" | "currency" | "month" | "cumulative" | "basis" | "deletedAt">;

/** The standing months of one series, earliest first. */
export const knownOf = (facts: readonly Stored[], series: Series): Known[] =>
  facts
    .filter((fact) => fact.deletedAt === null && seriesKey(seriesOf(fact)) === seriesKey(series))
    .map(({ month, cumulative, basis }) => ({ month, cumulative, basis: basis as Basis }));

/** Months confirmed as unchanged: known to have added nothing. */
export const quietMonths = (
  reports: readonly Pick<Report, "month" | "kind" | "deletedAt">[],
): ReadonlySet<Month> =>
  new Set(
    reports.filter(({ kind, deletedAt }) => kind === "unchanged" && !deletedAt).map(({ month }) => month),
  );

type FactValues = Partial<typeof progress.$inferInsert> & { cumulative: number; typed: string; basis: Basis };

/** Writes one month of a series; what stood there becomes an earlier version. */
export async function keepFact(
  tx: Transaction,
  viewer: Viewer,
  { project, month, series, stored }: { project: Project; month: Month; series: Series; stored?: Fact },
  values: FactValues,
  record: Recorder,
): Promise<void> {
  const by = { createdBy: viewer.userId, updatedBy: viewer.userId };
  const [after] = stored
    ? await tx
        .update(progress)
        .set({ ...values, deletedAt: null, ...touched(progress, viewer) })
        .where(eq(progress.id, stored.id))
        .returning()
    : await tx
        .insert(progress)
        .values({ ...values, ...series, month, projectId: project.id, ...by })
        .returning();
  if (!after) throw new Error("a month of progress could not be written");
  record(progress, stored ?? null, after, {
    label: `${project.name} ${month} ${seriesName(series)}`,
    reason: values.fallReason,
  });
}

export async function takeBackFact(
  tx: Transaction,
  viewer: Viewer,
  project: Project,
  stored: Fact,
  record: Recorder,
): Promise<void> {
  const [after] = await tx
    .update(progress)
    .set({ deletedAt: sql`now()`, ...touched(progress, viewer) })
    .where(eq(progress.id, stored.id))
    .returning();
  if (after)
    record(progress, stored, after, {
      label: `${project.name} ${stored.month} ${seriesName(seriesOf(stored))}`,
    });
}

/** Writes what was said about a month in words; null takes it back. */
export async function keepWords(
  tx: Transaction,
  viewer: Viewer,
  { project, month, stored }: { project: Project; month: Month; stored?: Report },
  words: string | null,
  record: Recorder,
): Promise<void> {
  if (words === null && (!stored || stored.deletedAt)) return;
  const by = { createdBy: viewer.userId, updatedBy: viewer.userId };
  const said = words === null ? { deletedAt: sql`now()` } : { words, kind: "words", deletedAt: null };
  const [after] = stored
    ? await tx
        .update(monthlyReports)
        .set({ ...said, ...touched(monthlyReports, viewer) })
        .where(eq(monthlyReports.id, stored.id))
        .returning()
    : await tx
        .insert(monthlyReports)
        .values({ projectId: project.id, month, words, kind: "words", ...by })
        .returning();
  if (!after) throw new Error("a month's words could not be written");
  record(monthlyReports, stored ?? null, after, { label: `${project.name} ${month} 形象进度` });
}

/** What the project row repeats of its months, as the database would add it up now. */
export function progressCaches(projectId: number) {
  const of = sql`${progress.projectId} = ${projectId} and ${progress.deletedAt} is null`;
  return {
    investedYuan: sql`(select ${progress.cumulative} from ${progress}
      where ${of} and kind = 'investment' and currency = 'CNY' order by month desc limit 1)`,
    arrivedYuan: sql`(select sum(cumulative)::bigint from (select distinct on (origin) cumulative from ${progress}
      where ${of} and kind = 'arrived' and currency = 'CNY' order by origin, month desc) latest)`,
    reportedMonth: sql`greatest((select max(month) from ${progress} where ${of}), (select max(month)
      from ${monthlyReports} where ${monthlyReports.projectId} = ${projectId} and ${monthlyReports.deletedAt} is null))`,
  };
}

/** Brings what the project row repeats of its months, and its lamp, in line in the transaction that changed them. */
export async function refreshProgress(
  tx: Transaction,
  viewer: Viewer,
  before: Project,
  record: Recorder,
): Promise<Project> {
  const after = await recount(tx, viewer, before, record);
  await refreshLights(tx, [after.id]);
  return after;
}

/** The money alone, for whoever lights many lamps at once afterwards. */
export async function recount(
  tx: Transaction,
  viewer: Viewer,
  before: Project,
  record: Recorder,
): Promise<Project> {
  const [after] = await tx
    .update(projects)
    .set({
      ...progressCaches(before.id),
      movedOn: today(),
      ...touched(projects, viewer),
    })
    .where(and(eq(projects.id, before.id), isNull(projects.deletedAt)))
    .returning();
  if (!after) throw new Error(`project ${before.id} vanished inside its own transaction`);
  record(projects, before, after);
  return after;
}
