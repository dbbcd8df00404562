import { decimalOfNumber, grouped, rounded, shifted, textOf, trimmed } from "@/lib/money/decimal";
import { missing, showIn, showPercent, showYi } from "@/lib/money/yuan";
import type { Tally } from "./part";

export type FigureUnit =
  | "个"
  | "家"
  | "亿元"
  | "亿元/个"
  | "万美元"
  | "%"
  | "倍"
  | "天"
  | "万元/亩"
  | "吨标煤/万元";

/** A number in yuan, rows, days or as a ratio; without one, why. */
export type Value = { number: number } | { reason: string };

/** What is computed from the tallies of the parts, by their names. */
export type Compute<Names extends string = string> = (tallies: Readonly<Record<Names, Tally>>) => Value;

const over = (above: number, below: number): Value =>
  below > 0 ? { number: above / below } : { reason: "分母为零" };

export const countOf: Compute<"rows"> = ({ rows }) => ({ number: rows.count });

/** Nothing known among something is no sum of zero. */
export const sumOf: Compute<"rows"> = ({ rows }) =>
  rows.count > 0 && rows.unknown === rows.count ? { reason: "金额均未知" } : { number: rows.sum };

export const meanOf: Compute<"rows"> = ({ rows }) => over(rows.sum, rows.count - rows.unknown);

export const countRatio: Compute<"part" | "whole"> = ({ part, whole }) => over(part.count, whole.count);

export const sumRatio: Compute<"part" | "whole"> = ({ part, whole }) => over(part.sum, whole.sum);

/** Growth over the same period a year before; a base that is no base gives none (domain.md §1.10). */
export function growth(now: number, before: number): Value {
  if (before < 0) return { reason: "基数为负" };
  return before === 0 ? { reason: "基数为零" } : { number: now / before - 1 };
}

export const countGrowth: Compute<"now" | "before"> = ({ now, before }) => growth(now.count, before.count);

export const sumGrowth: Compute<"now" | "before"> = ({ now, before }) => growth(now.sum, before.sum);

/** The value as it is read, rounded half away from zero at this place only. */
export function showValue(value: Value, unit: FigureUnit): string {
  return "reason" in value ? missing : shows[unit](value.number);
}

const decimals = (number: number, digits: number) =>
  grouped(textOf(rounded(decimalOfNumber(number), digits)));

const shows: Readonly<Record<FigureUnit, (number: number) => string>> = {
  个: (number) => decimals(number, 0),
  家: (number) => decimals(number, 0),
  亿元: (yuan) => showYi(yuan),
  "亿元/个": (yuan) => showYi(yuan),
  万美元: (dollars) => showIn(dollars, "万元", 2),
  "%": (ratio) => showPercent(ratio, 2).replace(/%$/, ""),
  倍: (number) => decimals(number, 2),
  天: (days) => textOf(trimmed(rounded(decimalOfNumber(days), 1))),
  "万元/亩": (yuan) => showIn(yuan, "万元", 2),
  // Tonnes per yuan in, tonnes per 万元 out.
  "吨标煤/万元": (number) => textOf(rounded(shifted(decimalOfNumber(number), 4), 4)),
};

/** `增长12.30%`、`下降8.92%`、`持平`: never a growth of less than nothing. */
export function changeWords(value: Value): string {
  if ("reason" in value) return `无法比较（${value.reason}）`;
  const shown = showPercent(Math.abs(value.number), 2);
  if (/^0(?:\.0+)?%$/.test(shown)) return "持平";
  return `${value.number > 0 ? "增长" : "下降"}${shown}`;
}
