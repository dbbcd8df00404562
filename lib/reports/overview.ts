import "server-only";
import { and, notInArray, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { projects } from "@/db/schema";
import { unchanged } from "@/db/unchanged";
import { can, type Viewer } from "@/lib/auth/viewer";
import { addMonths, firstDayOf, lastDayOf, type Month, monthOf } from "@/lib/date/day";
import { labelsOf } from "@/lib/dictionaries/queries";
import { countsOnce } from "@/lib/projects/counting";
import { readableProjects } from "@/lib/projects/reach";
import { closedStatuses, type Stage, stages } from "@/lib/projects/rules";
import { listUnits } from "@/lib/units/queries";
import { type ReportAsk, scopeOf } from "./ask";
import { partOf } from "./definitions";
import { nothing, type Tally } from "./part";
import { talliesByMonth, talliesOf } from "./tallies";

export type StageRow = { code: string; name: string; counts: readonly number[]; total: number };
export type StageTable = {
  stages: readonly { code: Stage; label: string }[];
  rows: readonly StageRow[];
  total: StageRow;
};

/** Standing projects by unit and by the furthest stage reported: each cell is a filter of the ledger. */
export async function unitsByStage(viewer: Viewer, ask: ReportAsk): Promise<StageTable | null> {
  if (!can(viewer, "project.read")) return null;
  const [found, units, words] = await Promise.all([
    unchanged(
      db
        .select({ unitId: projects.unitId, stage: projects.stage, n: sql<number>`count(*)::int` })
        .from(projects)
        .where(
          and(
            readableProjects(viewer),
            countsOnce,
            notInArray(projects.status, [...closedStatuses]),
            ask.unit ? sql`${projects.unitId} = ${ask.unit.id}` : undefined,
          ),
        )
        .groupBy(projects.unitId, projects.stage),
    ),
    listUnits(),
    labelsOf("stages"),
  ]);
  const rowOf = (code: string, name: string, mine: typeof found): StageRow => {
    const counts = stages.map((stage) =>
      mine.reduce((sum, row) => (row.stage === stage ? sum + row.n : sum), 0),
    );
    return { code, name, counts, total: counts.reduce((sum, n) => sum + n, 0) };
  };
  return {
    stages: stages.map((code) => ({ code, label: words.get(code) ?? code })),
    rows: units
      .map(({ id, code, shortName }) =>
        rowOf(
          code,
          shortName,
          found.filter(({ unitId }) => unitId === id),
        ),
      )
      .filter(({ total }) => total > 0),
    total: rowOf("", "合计", found),
  };
}

export type Step = { code: Stage; label: string; count: number; stages: readonly Stage[] };

const steps = ["LEAD", "TALK", "SIGN_FW", "SIGN", "START", "PROD"] as const satisfies readonly Stage[];

/** How many standing projects have come at least so far; every step holds those beyond it. */
export function funnelOf({ stages: named, total }: StageTable): Step[] {
  return steps.map((code) => {
    const from = stages.indexOf(code);
    return {
      code,
      label: named[from]?.label ?? code,
      count: total.counts.slice(from).reduce((sum, n) => sum + n, 0),
      stages: stages.slice(from),
    };
  });
}

/** A chain's or a unit's part of what was agreed, with its share of what is known. */
export type Share = { code: string; name: string; tally: Tally; share: number | null };

/** What was agreed in the period, by chain and by unit, the largest first. */
export async function agreedShares(
  viewer: Viewer,
  ask: ReportAsk,
): Promise<{ chains: Share[]; units: Share[] } | null> {
  const [found, words, units] = await Promise.all([
    talliesOf(viewer, partOf("P02"), scopeOf(ask)),
    labelsOf("chains", ask.to),
    listUnits(),
  ]);
  if (!found) return null;
  const shareOf = (code: string, name: string, tally: Tally): Share => ({
    ...{ code, name, tally },
    share: found.total.sum > 0 ? tally.sum / found.total.sum : null,
  });
  const largestFirst = (one: Share, other: Share) => other.tally.sum - one.tally.sum;
  return {
    chains: [...words, ["", "未归链"] as const]
      .map(([code, name]) => shareOf(code, name, found.byChain.get(code) ?? nothing))
      .sort(largestFirst),
    units: units
      .flatMap(({ id, code, shortName }) => {
        const tally = found.byUnit.get(id);
        return tally ? [shareOf(code, shortName, tally)] : [];
      })
      .sort(largestFirst),
  };
}

export type TrendMonth = { month: Month; from: string; to: string; tally: Tally };

const trendMonths = 12;

/** What was agreed month by month over the twelve months that end with the period. */
export async function signingTrend(viewer: Viewer, ask: ReportAsk): Promise<TrendMonth[] | null> {
  const last = monthOf(ask.to);
  const first = addMonths(last, 1 - trendMonths);
  const scope = { ...scopeOf(ask), from: firstDayOf(first), to: lastDayOf(last) };
  const found = await talliesByMonth(viewer, partOf("P02"), scope);
  if (!found) return null;
  return Array.from({ length: trendMonths }, (_, i) => {
    const month = addMonths(first, i);
    return { month, from: firstDayOf(month), to: lastDayOf(month), tally: found.get(month) ?? nothing };
  });
}
