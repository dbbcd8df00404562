import { addMonths, type Month, yearOf } from "@/lib/date/day";
import type { Answers } from "@/lib/imports/input";
import { isTenfold } from "@/lib/money/amount";
import type { Currency } from "@/lib/money/currency";
import { showWan } from "@/lib/money/yuan";
import type { Fact } from "./existing";
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

export type MonthPlan =
  | { entry: MonthEntry; before: number | null; doubt: string | null }
  | { entry: null; reason: string | null };

/**
 * What an amount as of a month means beside what is stored. 本年累计 counts from last December, which must be known
 * wherever anything earlier is; 当月 from the month before.
 */
export function planMonth(money: MoneyFact, stored: readonly Fact[], answers: Answers): MonthPlan {
  const { month, basis } = answers;
  if (month === null) return { entry: null, reason: null };
  const origin = money.kind === "arrived" ? answers.origin : "";
  const series = stored.filter(
    (fact) => fact.kind === money.kind && fact.origin === origin && fact.currency === money.currency,
  );
  const base = baseOf(series, month, basis);
  if (base === null) return { entry: null, reason: "缺少上期累计，算不出开工以来累计；请在“月度进展”里填报" };
  const cumulative = base + money.units;
  const own = series.find((fact) => fact.month === month);
  if (own?.cumulative === cumulative) return { entry: null, reason: null };
  const earlier = series.filter((fact) => fact.month < month).at(-1);
  const falls = earlier !== undefined && earlier.cumulative > cumulative;
  const later = series.find((fact) => fact.month > month && fact.cumulative < cumulative);
  const entry = {
    kind: money.kind,
    month,
    origin,
    currency: money.currency,
    basis,
    cumulative,
    typed: money.typed,
  };
  return {
    entry: { ...entry, factId: own?.id ?? null, fallReason: falls ? "按导入的台账更正" : null },
    before: own?.cumulative ?? null,
    doubt: doubtOf(earlier, later, cumulative),
  };
}

function baseOf(series: readonly Fact[], month: Month, basis: Answers["basis"]): number | null {
  if (basis === "start") return 0;
  const since = basis === "year" ? `${yearOf(month)}-01` : month;
  const before = series.filter((fact) => fact.month < since);
  const last = before.at(-1);
  if (!last) return 0;
  const expected = basis === "year" ? `${yearOf(month) - 1}-12` : addMonths(month, -1);
  return last.month === expected ? last.cumulative : null;
}

function doubtOf(earlier: Fact | undefined, later: Fact | undefined, cumulative: number): string | null {
  if (earlier && earlier.cumulative > cumulative)
    return `累计 ${showWan(cumulative)} 万元低于 ${earlier.month} 的 ${showWan(earlier.cumulative)} 万元`;
  if (later)
    return `累计 ${showWan(cumulative)} 万元高于 ${later.month} 的 ${showWan(later.cumulative)} 万元`;
  if (isTenfold(earlier?.cumulative ?? null, cumulative))
    return `累计由 ${earlier?.month} 的 ${showWan(earlier?.cumulative ?? null)} 万元变为 ${showWan(cumulative)} 万元，相差十倍以上，请核对单位`;
  return null;
}
