import { addDays, today, yearOf } from "@/lib/date/day";
import { rawOf } from "@/lib/fields/input";
import { yearFields } from "@/lib/listings/fields";
import { yearInput } from "@/lib/listings/input";
import type { ListingStage } from "@/lib/listings/rules";
import type { ReportedYear } from "@/lib/listings/year-commands";
import { parseAmount } from "@/lib/money/amount";
import type { Candidate } from "./candidates";

/** Usual days between a stage and the one before it. */
const gaps: readonly [stage: ListingStage, days: number][] = [
  ["POOL", 0],
  ["CULT", 210],
  ["MAND", 160],
  ["REFORM", 170],
  ["NEEQ", 130],
  ["TUTOR", 150],
  ["TUTOR_OK", 160],
  ["ACCEPT", 45],
  ["FILE_OS", 30],
  ["INQUIRY", 35],
  ["HEARING", 125],
  ["SUBMIT", 20],
  ["REGD", 45],
  ["ISSUE", 16],
  ["LISTED", 10],
];

/** Every stage a candidate has been through, counted back from the day it entered the present one. */
export function roadTo({ at: [stage, days], board }: Candidate) {
  const passes = (one: ListingStage) =>
    (one !== "NEEQ" || board === "BSE") && (one !== "FILE_OS" || board === "HK");
  const line = gaps.filter(([one]) => passes(one) || one === stage);
  const reached = line.slice(0, line.findIndex(([one]) => one === stage) + 1);
  let back = days;
  return [...reached]
    .reverse()
    .map(([one, gap]) => {
      const actualOn = addDays(today(), -back);
      back += gap;
      return { stage: one, actualOn };
    })
    .reverse();
}

/** Years back from the last full one, each smaller by the growth told; the last of the young lacks its cash flow. */
export function yearsOf({ accounts, years = 3 }: Candidate, code: string): ReportedYear[] {
  if (!accounts) return [];
  const [revenue, growth, margin, rnd] = accounts;
  return Array.from({ length: years }, (_, back): ReportedYear => {
    const sold = Math.round(revenue / (1 + growth / 100) ** back);
    const profit = Math.round((sold * (margin - back * 0.4)) / 100);
    const form = {
      revenue: sold,
      netProfit: profit,
      coreProfit: Math.round(profit * 0.93),
      operatingCash: Math.round(profit * 1.08),
      rndSpending: Math.round((sold * rnd) / 100),
      netAssets: Math.round(sold * 0.62),
      totalAssets: Math.round(sold * 1.18),
    };
    const typed = Object.fromEntries(
      Object.entries(form).map(([key, value]) => [
        key,
        { typed: String(value), rate: "", rateOn: "", rateSource: "" },
      ]),
    );
    const staff = Math.max(60, Math.round(sold / 95));
    const year = yearInput.parse({
      ...rawOf(yearFields, null),
      ...typed,
      year: String(yearOf(today()) - 1 - back),
      staff: String(staff),
      rndStaff: String(Math.round(staff * (0.06 + rnd / 100))),
      weightedRoe: ((profit / (sold * 0.62)) * 100).toFixed(2),
      auditOpinion: "standard",
      source: "演示审计报告",
    });
    return { code, version: null, year };
  });
}

/** The stage after the one a candidate is at, on its own board's line. */
export const nextStageOf = ({ at: [stage], board }: Candidate): ListingStage | undefined => {
  const line = gaps.map(([one]) => one);
  return line
    .slice(line.indexOf(stage) + 1)
    .find((later) => (later !== "NEEQ" || board === "BSE") && later !== "FILE_OS");
};

export const amountOf = (typed: string | undefined) => {
  const parsed = typed ? parseAmount(typed, { unit: "亿元" }) : null;
  return parsed?.ok ? parsed.amount : null;
};
