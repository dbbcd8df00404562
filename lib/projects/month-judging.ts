import "server-only";
import { db } from "@/db/client";
import type { Month } from "@/lib/date/day";
import { closeOf } from "./months/closing";
import { type Fact, knownOf, quietMonths, type Report, seriesOf } from "./progress/rows";
import { type Basis, type Judged, judge, type Series, seriesKey, unreportable } from "./progress/rules";
import type { Project } from "./reach";

export type { Origin, Series } from "./progress/rules";

/** A project's months as stored, and those confirmed as unchanged. */
export type Months = { facts: readonly Fact[]; quiet: ReadonlySet<Month> };

export const monthsOf = (facts: readonly Fact[], reports: readonly Report[]): Months => ({
  facts,
  quiet: quietMonths(reports),
});

/** What an amount from a sheet would mean, by the rules of the monthly page. `own` is what stands in that month. */
export function judgeMonth(
  series: Series,
  entry: { month: Month; basis: Basis; units: number },
  { facts, quiet }: Months,
): Judged & { own: Fact | null } {
  const own = facts.find(
    (fact) => fact.month === entry.month && seriesKey(seriesOf(fact)) === seriesKey(series),
  );
  return { ...judge(series, entry, knownOf(facts, series), quiet), own: own ?? null };
}

/** What whoever changes a closed month is told; null while it is open. */
export const closedWarning = async (month: Month): Promise<string | null> =>
  (await closeOf(db, month)) ? `${month} 已月结：月结时的数不变，这次改动记为修订` : null;

/** Why a project says nothing of its months itself; null where it does. */
export const whyUnreportable = (project: Project, hasPhases: boolean): string | null =>
  unreportable({ status: project.status, hasPhases });
