import type { Month } from "@/lib/date/day";
import type { Answers } from "@/lib/imports/input";
import type { Currency } from "@/lib/money/currency";
import { showWan } from "@/lib/money/yuan";
import { judgeMonth, type Months, type Origin, type Series } from "@/lib/projects/month-judging";
import type { MoneyFact, MoneyKind } from "./facts";

/** One month of one kind of money as it will be stored: cumulative since the project began. */
export type MonthEntry = {
  kind: MoneyKind;
  month: Month;
  origin: string;
  currency: Currency;
  basis: Answers["basis"];
  cumulative: number;
  typed: string;
  /** The stored row it corrects. */
  factId: number | null;
  fallReason: string | null;
};

/** `entry` is null where the month already says so, or with a refusal where it cannot be. */
export type MonthPlan = {
  entry: MonthEntry | null;
  refusal?: string;
  before: number | null;
  doubts: readonly string[];
};

/** What an amount as of a month means beside what is stored, by the rules of the monthly page; its questions are doubts. */
export function planMonth(
  { kind, units, currency, typed, basis }: MoneyFact,
  stored: Months,
  { month, origin: asked }: Answers,
): MonthPlan {
  if (month === null) return { entry: null, before: null, doubts: [] };
  const series: Series = { kind, origin: kind === "arrived" ? (asked as Origin) : "", currency };
  const { own, cumulative, fallsFrom, questions } = judgeMonth(series, { month, basis, units }, stored);
  const before = own?.cumulative ?? null;
  if (before === cumulative) return { entry: null, before, doubts: [] };
  if (cumulative < 0) return { entry: null, refusal: "累计不能小于零，请核对", before, doubts: [] };
  const fall = fallsFrom && `累计低于 ${fallsFrom.month} 的 ${showWan(fallsFrom.cumulative)} 万元`;
  return {
    entry: {
      ...series,
      ...{ month, basis, cumulative, typed },
      factId: own?.id ?? null,
      fallReason: fallsFrom ? "按导入的台账更正" : null,
    },
    before,
    doubts: [...(fall ? [fall] : []), ...questions.map(({ message }) => message)],
  };
}
