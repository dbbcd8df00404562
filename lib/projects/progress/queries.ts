import "server-only";
import { and, asc, eq, inArray, isNull, lte, not, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { monthlyReports, progress, projects, units } from "@/db/schema";
import { unchanged } from "@/db/unchanged";
import { withinReach } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { addMonths, type Month, yearOf } from "@/lib/date/day";
import { showWan, writtenIn } from "@/lib/money/yuan";
import { submitDay } from "@/lib/projects/months/closing";
import { revisionsOf } from "@/lib/projects/months/revisions";
import { mayOn, projectReach, readableProjects } from "@/lib/projects/reach";
import { confirmedUnchanged, dueForReport, lateAmongAll, lateIn, reportedIn } from "./due";
import { knownOf, quietMonths, seriesOf } from "./rows";
import { amountUnder, type Basis, type Known, type Origin, type Series, seriesKey } from "./rules";

export type GridAsk = { month: Month; basis: Basis; origin: Origin };

/** One money cell of the monthly grid: this month and the one before as text in 万元, and what is known altogether. */
export type MoneyCell = { now: string; before: string | null; known: string | null; reason: string | null };

export type GridRow = {
  code: string;
  name: string;
  unit: string;
  stage: string;
  version: number;
  editable: boolean;
  state: "reported" | "unchanged" | "none";
  /** First reported after the day by which units report. */
  late: boolean;
  /** A number of this month is no longer the one it was closed with. */
  revised: boolean;
  investment: MoneyCell;
  arrived: MoneyCell;
  words: { now: string; before: string | null };
};

export type Shown = "all" | "missing" | "late";
export type GridFilter = { unit: string | null; show: Shown; after: string | null; size: number };

/** One page of running projects with their month, in official order of units and then of registration. */
export async function monthlyGrid(
  viewer: Viewer,
  ask: GridAsk,
  { unit, show, after, size }: GridFilter,
): Promise<{ rows: GridRow[]; next: string | null }> {
  const [position, id] = /^\d{1,9}\.\d{1,15}$/.test(after ?? "") ? (after ?? "").split(".").map(Number) : [];
  const submitOn = await submitDay(ask.month);
  const found = await rowsWhere(
    viewer,
    ask,
    and(
      dueForReport,
      unit ? eq(units.code, unit) : undefined,
      show === "missing" ? not(reportedIn(ask.month)) : undefined,
      show === "late" ? lateAmongAll(ask.month, submitOn) : undefined,
      id === undefined ? undefined : sql`(${units.position}, ${projects.id}) > (${position}, ${id})`,
    ),
    size + 1,
  );
  const last = found[size - 1];
  return {
    rows: found.slice(0, size).map(({ row }) => row),
    next: found.length > size && last ? last.key : null,
  };
}

/** The same rows by code, as they stand now. */
export async function monthlyRows(
  viewer: Viewer,
  ask: GridAsk,
  codes: string[],
): Promise<ReadonlyMap<string, GridRow>> {
  if (codes.length === 0) return new Map();
  const found = await rowsWhere(viewer, ask, inArray(projects.code, codes), codes.length);
  return new Map(found.map(({ row }) => [row.code, row]));
}

async function rowsWhere(viewer: Viewer, ask: GridAsk, where: SQL | undefined, limit: number) {
  const submitOn = await submitDay(ask.month);
  const page = await db
    .select({
      id: projects.id,
      code: projects.code,
      name: projects.name,
      unitId: projects.unitId,
      chainCode: projects.chainCode,
      unit: units.shortName,
      position: units.position,
      stage: projects.stage,
      version: projects.version,
      late: sql<boolean>`${lateIn(ask.month, submitOn)}`,
    })
    .from(projects)
    .innerJoin(units, eq(units.id, projects.unitId))
    .where(and(readableProjects(viewer), where))
    .orderBy(asc(units.position), asc(projects.id))
    .limit(limit);
  const ids = page.map(({ id }) => id);
  const [facts, reports] = await Promise.all([
    standingFacts(ids, ask.month),
    standingReports(ids, ask.month),
  ]);
  const revisions = await revisionsOf(facts);
  return page.map(({ id, position, unitId, chainCode, ...project }) => {
    const own = {
      facts: facts.filter((fact) => fact.projectId === id),
      reports: reports.filter((report) => report.projectId === id),
      revised: new Set(revisions.keys()),
    };
    const editable = mayOn(viewer, "progress.report", { unitId, chainCode });
    return { key: `${position}.${id}`, row: { ...project, editable, ...monthOf(own, ask) } };
  });
}

export const standingFacts = (ids: number[], upTo?: Month) =>
  db
    .select()
    .from(progress)
    .where(
      and(
        inArray(progress.projectId, ids.length > 0 ? ids : [0]),
        isNull(progress.deletedAt),
        upTo ? lte(progress.month, upTo) : undefined,
      ),
    )
    .orderBy(asc(progress.month));

export const standingReports = (ids: number[], upTo?: Month) =>
  db
    .select()
    .from(monthlyReports)
    .where(
      and(
        inArray(monthlyReports.projectId, ids.length > 0 ? ids : [0]),
        isNull(monthlyReports.deletedAt),
        upTo ? lte(monthlyReports.month, upTo) : undefined,
      ),
    )
    .orderBy(asc(monthlyReports.month));

type Facts = Awaited<ReturnType<typeof standingFacts>>;
type Reports = Awaited<ReturnType<typeof standingReports>>;
type Own = { facts: Facts; reports: Reports; revised: ReadonlySet<number> };

function monthOf(
  own: Own,
  ask: GridAsk,
): Pick<GridRow, "state" | "revised" | "investment" | "arrived" | "words"> {
  const report = own.reports.find(({ month }) => month === ask.month);
  const words = (month: Month) => own.reports.find((one) => one.month === month)?.words ?? null;
  const reported = report?.kind === "words" || own.facts.some(({ month }) => month === ask.month);
  return {
    state: stateOf(reported, report !== undefined),
    revised: own.facts.some(({ id, month }) => month === ask.month && own.revised.has(id)),
    investment: cellOf(own, ask, { kind: "investment", origin: "", currency: "CNY" }),
    arrived: cellOf(own, ask, { kind: "arrived", origin: ask.origin, currency: "CNY" }),
    words: { now: words(ask.month) ?? "", before: words(addMonths(ask.month, -1)) },
  };
}

function stateOf(reported: boolean, confirmed: boolean): GridRow["state"] {
  if (reported) return "reported";
  return confirmed ? "unchanged" : "none";
}

function cellOf({ facts, reports, revised }: Own, { month, basis }: GridAsk, series: Series): MoneyCell {
  const known = knownOf(facts, series);
  const quiet = quietMonths(reports);
  const under = (one: Month) => amountUnder(basis, one, known, quiet);
  const before = under(addMonths(month, -1));
  const now = under(month);
  const stored = facts.find(
    (fact) => fact.month === month && fact.kind === series.kind && fact.origin === series.origin,
  );
  const isRevised = (one: Month) =>
    facts.some(
      (fact) => fact.month === one && seriesKey(seriesOf(fact)) === seriesKey(series) && revised.has(fact.id),
    );
  return {
    now: now === null ? "" : writtenIn(now, "万元"),
    before: before === null ? null : showWan(before),
    known: knownText(known, month, isRevised),
    reason: stored?.fallReason ?? null,
  };
}

/** `2,050（10月）`; the year is written when it is not that of the month asked about, 修订 when it was closed otherwise. */
function knownText(
  known: readonly Known[],
  asked: Month,
  isRevised: (month: Month) => boolean,
): string | null {
  const last = known.at(-1);
  if (!last) return null;
  const when = yearOf(last.month) === yearOf(asked) ? `${Number(last.month.slice(5))}月` : last.month;
  return `${showWan(last.cumulative)}（${when}${isRevised(last.month) ? "，修订" : ""}）`;
}

export type UnitTally = {
  code: string;
  name: string;
  due: number;
  reported: number;
  unchanged: number;
  /** Of those reported, after the day by which units report. */
  late: number;
};

/** How many running projects each unit has, and how many of them said something about the month. */
export async function reportingTally(viewer: Viewer, month: Month): Promise<UnitTally[]> {
  const submitOn = await submitDay(month);
  return db
    .select({
      code: units.code,
      name: units.shortName,
      due: sql<number>`count(*)::int`,
      reported: sql<number>`count(*) filter (where ${reportedIn(month)})::int`,
      unchanged: sql<number>`count(*) filter (where ${reportedIn(month)} and ${confirmedUnchanged(month)})::int`,
      late: sql<number>`count(*) filter (where ${lateAmongAll(month, submitOn)})::int`,
    })
    .from(projects)
    .innerJoin(units, eq(units.id, projects.unitId))
    .where(and(readableProjects(viewer), dueForReport))
    .groupBy(units.id)
    .orderBy(asc(units.position));
}

/** How many the viewer could confirm as unchanged now, in one unit or in all. */
export async function confirmable(viewer: Viewer, month: Month, unit: string | null): Promise<number> {
  const [found] = await unchanged(
    db
      .select({ n: sql<number>`count(*)::int` })
      .from(projects)
      .innerJoin(units, eq(units.id, projects.unitId))
      .where(
        and(
          dueForReport,
          withinReach(viewer, "progress.confirmUnchanged", projectReach),
          unit ? eq(units.code, unit) : undefined,
          not(reportedIn(month)),
        ),
      ),
  );
  return found?.n ?? 0;
}
