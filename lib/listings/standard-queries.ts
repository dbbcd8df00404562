import "server-only";
import { Refused } from "@/lib/auth/refusals";
import { can, type Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";
import { inForce } from "./standards/finding";
import { answerMetrics, units, windowWords, yearMetrics } from "./standards/metrics";
import { allStandards, type Standard } from "./standards/queries";
import { titleOf } from "./standards/verdict";

export type { Standard } from "./standards/queries";

export type StandardSet = { setNo: string; appliesTo: string; rows: (Standard & { others: Standard[] })[] };

/** A board's conditions as they stand on a day, set by set; beside each, what it was before and will be after. */
export async function standardsOf(viewer: Viewer, board: string, day: Day): Promise<StandardSet[]> {
  if (!can(viewer, "standard.read")) throw new Refused();
  const own = (await allStandards()).filter((row) => row.board === board);
  const shown = own.filter((row) => inForce(row, day) || (row.validFrom === null && row.validTo === null));
  return [...new Set(shown.map(({ setNo }) => setNo))].map((setNo) => {
    const rows = shown.filter((row) => row.setNo === setNo);
    return {
      setNo,
      appliesTo: rows[0]?.appliesTo ?? "",
      rows: rows.map((row) => ({
        ...row,
        others: own.filter((other) => other.ruleId === row.ruleId && other.id !== row.id),
      })),
    };
  });
}

/** Conditions that are no longer asked on a day, or not yet. */
export async function otherStandardsOf(viewer: Viewer, board: string, day: Day): Promise<Standard[]> {
  if (!can(viewer, "standard.read")) throw new Refused();
  const own = (await allStandards()).filter((row) => row.board === board);
  const kept = new Set(own.filter((row) => inForce(row, day)).map(({ ruleId }) => ruleId));
  return own.filter((row) => row.validFrom !== null && !inForce(row, day) && !kept.has(row.ruleId));
}

export const setTitle = ({ setNo, appliesTo }: { setNo: string; appliesTo: string }): string =>
  titleOf(setNo, appliesTo);

type Choice = { value: string; label: string };

/** What a new condition can measure, over what time and in what unit, for the form. */
export function measuredThings(): { metrics: Choice[]; windows: Choice[]; units: Choice[] } {
  const listed = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, label]) => ({ value, label }));
  const asked = Object.entries(answerMetrics).map(([value, { label }]) => ({ value, label }));
  return { metrics: [...listed(yearMetrics), ...asked], windows: listed(windowWords), units: listed(units) };
}
