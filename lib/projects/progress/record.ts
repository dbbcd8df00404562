import "server-only";
import { and, asc, desc, eq, lt, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { files, monthlyReports, progress, projects, users, versions } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import type { Month } from "@/lib/date/day";
import { type Currency, unitOf } from "@/lib/money/currency";
import { showWan } from "@/lib/money/yuan";
import { closesOf, type Revision, revisionInWords, revisionsOf } from "@/lib/projects/months/revisions";
import { readableProjects } from "@/lib/projects/reach";
import { standingFacts, standingReports } from "./queries";
import { type Fact, knownOf, quietMonths, type Report, seriesOf } from "./rows";
import {
  type Basis,
  basisNames,
  type Kind,
  type Origin,
  type Series,
  type Step,
  seriesKey,
  seriesName,
  stepsOf,
} from "./rules";

export type Voucher = { key: string; name: string; type: string };

/** One number of one month as the record shows it: money in 万元 of its currency. */
export type RecordedLine = {
  kind: Kind;
  origin: Origin | "";
  currency: Currency;
  name: string;
  unit: string;
  cumulative: string;
  /** The month's own share; null where it cannot be known. */
  difference: string | null;
  /** Over how many months the difference spreads, unknown ones included. */
  months: number;
  typed: string;
  basis: string;
  fallReason: string | null;
  voucher: Voucher | null;
  voucherNote: string | null;
  /** What stood there before it was corrected, latest first. */
  earlier: Earlier[];
  /** Against what its month was closed with, in words; null where that still stands or the month is open. */
  revised: string | null;
};

export type Earlier = { typed: string; basis: string; cumulative: string; on: string; takenBack: boolean };

export type RecordedMonth = {
  month: Month;
  unchanged: boolean;
  words: string | null;
  /** The words were written or changed after the month was closed. */
  wordsRevised: boolean;
  lines: RecordedLine[];
  by: string | null;
  on: string;
};

/** What was said about a project's months, newest first. The caller has found the project for this viewer. */
export async function recordedMonths(projectId: number): Promise<RecordedMonth[]> {
  const [facts, reports, vouchers, people, earlier] = await Promise.all([
    standingFacts([projectId]),
    standingReports([projectId]),
    vouchersOf(projectId),
    reportersOf(projectId),
    earlierOf(projectId),
  ]);
  const [revisions, closes] = await Promise.all([
    revisionsOf(facts),
    closesOf(reports.map(({ month }) => month)),
  ]);
  const steps = stepsBySeries(facts, reports);
  const files = new Map(vouchers.map(({ id, ...file }) => [id, file]));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const months = [...new Set([...facts, ...reports].map(({ month }) => month))].sort().reverse();
  return months.map((month) => {
    const report = reports.find((one) => one.month === month) ?? null;
    const own = facts.filter((one) => one.month === month).sort(investmentFirst);
    const latest = [...own, ...(report ? [report] : [])].sort((a, b) =>
      a.updatedAt < b.updatedAt ? 1 : -1,
    )[0];
    return {
      month,
      unchanged: report?.kind === "unchanged",
      words: report?.words ?? null,
      wordsRevised: report !== null && report.updatedAt > (closes.get(month) ?? report.updatedAt),
      lines: own.map((fact) => ({
        ...lineOf(fact, steps, files),
        earlier: earlier.filter(({ id }) => id === fact.id).map(({ id: _, ...version }) => version),
        revised: inRevisedWords(revisions.get(fact.id)),
      })),
      by: names.get(latest?.updatedBy ?? 0) ?? null,
      on: latest?.updatedAt.slice(0, 10) ?? "",
    };
  });
}

const inRevisedWords = (revision: Revision | undefined) => (revision ? revisionInWords(revision) : null);

/** The work before the money that paid for it, in every month alike. */
const investmentFirst = (a: Fact, b: Fact) =>
  Number(a.kind !== "investment") - Number(b.kind !== "investment") || a.id - b.id;

const stepKey = (series: Series, month: Month) => `${seriesKey(series)}:${month}`;

function stepsBySeries(facts: Fact[], reports: Report[]): ReadonlyMap<string, Step> {
  const quiet = quietMonths(reports);
  const all = new Map(facts.map((fact) => [seriesKey(seriesOf(fact)), seriesOf(fact)]));
  return new Map(
    [...all.values()].flatMap((series) =>
      stepsOf(knownOf(facts, series), quiet).map((step): [string, Step] => [
        stepKey(series, step.month),
        step,
      ]),
    ),
  );
}

function lineOf(
  fact: Fact,
  steps: ReadonlyMap<string, Step>,
  files: ReadonlyMap<number, Voucher>,
): Omit<RecordedLine, "earlier" | "revised"> {
  const series = seriesOf(fact);
  const step = steps.get(stepKey(series, fact.month));
  return {
    ...series,
    name: seriesName(series),
    unit: unitOf("万元", series.currency),
    cumulative: showWan(fact.cumulative),
    difference: step?.difference === null || step === undefined ? null : showWan(step.difference),
    months: step?.months ?? 1,
    typed: fact.typed,
    basis: basisNames[fact.basis as Basis],
    fallReason: fact.fallReason,
    voucher: fact.voucherId === null ? null : (files.get(fact.voucherId) ?? null),
    voucherNote: fact.voucherNote,
  };
}

const vouchersOf = (projectId: number) =>
  db
    .select({ id: files.id, key: files.key, name: files.originalName, type: files.type })
    .from(files)
    .innerJoin(progress, eq(progress.voucherId, files.id))
    .where(eq(progress.projectId, projectId));

type FactVersion = { typed: string; basis: Basis; cumulative: number; deleted_at: string | null };

/** The versions before the one that stands, as `change` kept them. */
async function earlierOf(projectId: number): Promise<({ id: number } & Earlier)[]> {
  const kept = await db
    .select({ id: versions.entityId, row: versions.row, on: versions.recordedAt })
    .from(versions)
    .innerJoin(progress, and(eq(progress.id, versions.entityId), lt(versions.version, progress.version)))
    .where(and(eq(versions.entity, "progress"), eq(progress.projectId, projectId)))
    .orderBy(desc(versions.version));
  return kept.map(({ id, row, on }) => {
    const { typed, basis, cumulative, deleted_at } = row as FactVersion;
    return {
      id,
      typed,
      basis: basisNames[basis],
      cumulative: showWan(cumulative),
      on: on.slice(0, 10),
      takenBack: deleted_at !== null,
    };
  });
}

const reportersOf = (projectId: number) =>
  db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(
      sql`${users.id} in (select updated_by from ${progress} where ${progress.projectId} = ${projectId}
        union select updated_by from ${monthlyReports} where ${monthlyReports.projectId} = ${projectId})`,
    );

/** A project's phases as far as the viewer may see them, with what each has done. */
export function phasesOf(viewer: Viewer, projectId: number) {
  return db
    .select({
      code: projects.code,
      name: projects.name,
      invested: projects.investedYuan,
      arrived: projects.arrivedYuan,
      reportedMonth: projects.reportedMonth,
    })
    .from(projects)
    .where(and(eq(projects.parentId, projectId), readableProjects(viewer)))
    .orderBy(asc(projects.id));
}
