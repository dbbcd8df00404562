import { decimalOf, rounded, shifted, textOf, times, trimmed, whole } from "@/lib/money/decimal";
import { halfWidth } from "@/lib/money/typed";

const sameUnits: readonly (readonly string[])[] = [
  ["㎡", "平方米", "m2", "平方", "平米"],
  ["吨标煤", "吨标准煤"],
  ["万千瓦时", "万度", "万kwh"],
  ["人", "名"],
];

/** Larger units that hold a whole number of these. */
const largerUnits: Readonly<Record<string, Readonly<Record<string, bigint>>>> = {
  亩: { 公顷: 15n },
  "㎡": { 公顷: 10_000n },
};

/** The unit and the other words for it. */
const wordsFor = (unit: string): readonly string[] =>
  sameUnits.find((group) => group.includes(unit)) ?? [unit];

/** Whether numbers in `stated` come to whole numbers of `own` if they say their unit: 8公顷 is 120亩. */
export const isLargerUnit = (stated: string | null, own: string): boolean =>
  stated !== null && largerUnits[own]?.[stated] !== undefined;

/** Whether numbers under a heading in `stated` can be taken as `own`. */
export const isSameUnit = (stated: string | null, own: string): boolean =>
  stated === null || stated === own || wordsFor(own).includes(stated.normalize("NFKC").toLowerCase());

const grouped = /^-?\d{1,3}(?:(?:,\d{3})+|(?: \d{3})+)(?:\.\d+)?$/;
const ungrouped = (text: string): string => (grouped.test(text) ? text.replace(/[, ]/g, "") : text);

/**
 * Digits and at most one point out of what was typed: 1,200亩 is 1200, 8公顷 is 120, 2万平方米 is 20000. What is no number beyond
 * doubt comes back as it was, for the field to refuse: 5,00 is no 500, and two numbers in a cell are not one.
 */
export function plainNumber(typed: string, unit: string): string {
  const text = halfWidth(typed).replace(/²$/, "2");
  const larger = largerUnits[unit] ?? {};
  const words = [...wordsFor(unit), ...Object.keys(larger)];
  const word = words.find((one) => text.toLowerCase().endsWith(one));
  const bare = word === undefined ? text : text.slice(0, -word.length).trim();
  const isInTenThousands = word !== undefined && bare.endsWith("万");
  const number = ungrouped(isInTenThousands ? bare.slice(0, -1).trim() : bare);
  const value = decimalOf(number);
  if (value === null) return text;
  const factor = larger[word ?? ""];
  if (factor === undefined && !isInTenThousands) return number;
  return textOf(trimmed(times(shifted(value, isInTenThousands ? 4 : 0), whole(factor ?? 1n))));
}

/** The same with two decimals, or null where it has no more than that. */
export function toTwoDecimals(plain: string): string | null {
  const value = decimalOf(plain);
  return value && trimmed(value).scale > 2 ? textOf(trimmed(rounded(value, 2))) : null;
}
