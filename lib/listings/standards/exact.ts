import { decimalOf } from "@/lib/money/decimal";

/** An exact fraction: a threshold met to the last yuan is met, and 25% is not 24.9999…%. `under` is above zero. */
export type Exact = { over: bigint; under: bigint };

export const whole = (value: number | bigint): Exact => ({ over: BigInt(value), under: 1n });

/** Of a decimal as stored: `0.250000`. */
export function exactOf(text: string): Exact {
  const value = decimalOf(text);
  if (!value) throw new Error(`not a decimal number: ${text}`);
  return { over: value.digits, under: BigInt(`1${"0".repeat(value.scale)}`) };
}

export const plus = (one: Exact, other: Exact): Exact => ({
  over: one.over * other.under + other.over * one.under,
  under: one.under * other.under,
});

export const minus = (one: Exact, other: Exact): Exact =>
  plus(one, { over: -other.over, under: other.under });

export const times = (one: Exact, other: Exact): Exact => ({
  over: one.over * other.over,
  under: one.under * other.under,
});

/** Null where the divisor is zero. */
export function dividedBy(one: Exact, other: Exact): Exact | null {
  if (other.over === 0n) return null;
  const sign = other.over < 0n ? -1n : 1n;
  return { over: sign * one.over * other.under, under: sign * one.under * other.over };
}

export const isLess = (one: Exact, other: Exact): boolean => one.over * other.under < other.over * one.under;

export const total = (all: readonly Exact[]): Exact => all.reduce(plus, whole(0));

/** For showing only. */
export function numberOf({ over, under }: Exact): number {
  const scaled = (over * 1_000_000_000_000n) / under;
  return Number(scaled) / 1_000_000_000_000;
}
