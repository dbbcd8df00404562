import { decimalOfNumber, grouped, plus, textOf, trimmed, whole } from "@/lib/money/decimal";

/** How the numbers of one column are written, none of them cut. */
export type NumberLook = {
  /** For most cells and the total. */
  format: string;
  /** For a number with more decimals than the column shows; null when the column's format does. */
  exact: (value: number) => string | null;
};

/** `#,##0.##` would show a whole number as `1,200.`, and a column reads better with equal decimals. */
const flexible = /^#,##0(?:\.(#+))?$/;
const usualDecimals = 2;

export function numberLook(values: readonly number[], format = "#,##0.####"): NumberLook {
  const found = flexible.exec(format);
  if (!found) return { format, exact: () => null };
  const allowed = found[1]?.length ?? 0;
  const needed = (value: number) => Math.min(decimalsOf(value), allowed);
  const shown = values.reduce((most, value) => Math.max(most, Math.min(needed(value), usualDecimals)), 0);
  return {
    format: fixed(shown),
    exact: (value) => (needed(value) > shown ? fixed(needed(value)) : null),
  };
}

/** The underscore leaves a blank's width before the frame. */
const fixed = (decimals: number) => `#,##0${decimals === 0 ? "" : `.${"0".repeat(decimals)}`}_ `;

const decimalsOf = (value: number) => (Number.isInteger(value) ? 0 : trimmed(decimalOfNumber(value)).scale);

/** How many characters the longest of them takes: a number that does not fit its cell shows as hash signs. */
export function widestOf(values: readonly number[]): number {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const decimals = values.reduce((most, value) => Math.max(most, decimalsOf(value)), 0);
  return grouped(textOf(whole(BigInt(Math.trunc(largest))))).length + decimals + 2;
}

/** The sum to the last digit, which adding floating numbers one by one would lose. */
export function exactSum(values: readonly number[]): number {
  const integers = values.filter(Number.isInteger).reduce((sum, value) => sum + BigInt(value), 0n);
  const sum = values
    .filter((value) => !Number.isInteger(value))
    .reduce((total, value) => plus(total, decimalOfNumber(value)), whole(integers));
  return Number(textOf(sum));
}
