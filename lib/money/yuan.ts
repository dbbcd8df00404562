import { type Decimal, decimalOfNumber, grouped, rounded, shifted, textOf, trimmed, whole } from "./decimal";

/** Whole yuan. Only this folder turns them into 万元 or 亿元. */
export type Yuan = number;

/** How many places each unit of a ledger lies to the left of the yuan. */
export const unitPlaces = {
  元: 0,
  百元: 2,
  千元: 3,
  万元: 4,
  十万元: 5,
  百万元: 6,
  千万元: 7,
  亿元: 8,
  十亿元: 9,
  百亿元: 10,
} as const;

export type Unit = keyof typeof unitPlaces;

/** Shown wherever a number is unknown; zero is "0". */
export const missing = "—";

/** For cells of a sheet and axes of a chart; text that people read comes from the show functions. */
export const inWan = (yuan: Yuan): number => yuan / 10_000;

export const inYi = (yuan: Yuan): number => yuan / 100_000_000;

/** `1,200.5`: exact to the yuan unless a number of decimals is asked for. */
export const showWan = (yuan: Yuan | null, digits?: number): string => showIn(yuan, "万元", digits);

/** `1,286.43` */
export const showYi = (yuan: Yuan | null, digits = 2): string => showIn(yuan, "亿元", digits);

/** Rounded half away from zero to `digits` decimals, or exact and as short as possible without them. */
export function showIn(yuan: Yuan | null, unit: Unit, digits?: number): string {
  if (yuan === null || !Number.isFinite(yuan)) return missing;
  if (yuan === 0) return "0";
  return shown(shifted(exact(yuan), -unitPlaces[unit]), digits);
}

/** What a person would type into a field of that unit: exact, without separators. */
export const writtenIn = (yuan: Yuan, unit: Unit): string =>
  textOf(trimmed(shifted(exact(yuan), -unitPlaces[unit])));

/** `35.0%` for 0.35. */
export function showPercent(ratio: number | null, digits = 1): string {
  if (ratio === null || !Number.isFinite(ratio)) return missing;
  if (ratio === 0) return "0%";
  return `${shown(shifted(decimalOfNumber(ratio), 2), digits)}%`;
}

const shown = (value: Decimal, digits?: number) =>
  grouped(textOf(digits === undefined ? trimmed(value) : rounded(value, digits)));

// An average of yuan may have a fraction; a sum of them never has.
const exact = (yuan: Yuan): Decimal =>
  Number.isSafeInteger(yuan) ? whole(BigInt(yuan)) : decimalOfNumber(yuan);
