import { type Currency, unitOf } from "./currency";
import {
  type Decimal,
  decimalOf,
  decimalOfNumber,
  rounded,
  shifted,
  textOf,
  times,
  trimmed,
  whole,
} from "./decimal";
import { type Reading, readingOf } from "./reading";
import { type AmountRules, refusalOf, unreadable } from "./refusal";
import { isBlank, isUndecided } from "./typed";
import { missing, showIn, type Unit, unitPlaces, writtenIn, type Yuan } from "./yuan";

export type Qualifier = "exact" | "about" | "atLeast" | "range" | "toBeFixed";

/**
 * A headline amount: what was typed beside what was understood. `units` counts whole units of the currency and
 * `yuan` is their worth. A range has only `min` and `max` (units too), 待定 not even those: neither enters a sum.
 */
export type Amount = {
  yuan: Yuan | null;
  typed: string;
  qualifier: Qualifier;
  min: number | null;
  max: number | null;
  currency: Currency;
  units: number | null;
  /** Yuan for one unit of the currency, in plain decimal notation. */
  rate: string | null;
  rateOn: string | null;
  rateSource: string | null;
};

/** What somebody should look at before the amount is believed. */
export type AmountFlag = "about" | "atLeast" | "range" | "toBeFixed" | "phases" | "remark" | "foreign";

export type ParsedAmount =
  | { ok: true; amount: Amount | null; flags: AmountFlag[] }
  | { ok: false; message: string };

const longest = 200;

/** Understands an amount as people write it; a blank is null. The message says what to write, without the label. */
export function parseAmount(text: string, rules: AmountRules): ParsedAmount {
  const typed = text.trim();
  if (isBlank(typed)) return { ok: true, amount: null, flags: [] };
  if (isUndecided(typed)) return { ok: true, amount: blankAmount(typed, "toBeFixed"), flags: ["toBeFixed"] };
  const reading =
    typed.length > longest ? null : readingOf(typed, shifted(whole(1n), unitPlaces[rules.unit]));
  if (!reading) return { ok: false, message: unreadable(typed, rules) };
  const message = refusalOf(typed, reading, rules);
  if (message) return { ok: false, message };
  const amount = amountOf(typed, reading, reading.currency ?? rules.currency ?? "CNY");
  return { ok: true, amount, flags: flagsOf(amount, reading) };
}

function amountOf(typed: string, reading: Reading, currency: Currency): Amount {
  const amount = { ...blankAmount(typed, qualifierOf(reading)), currency };
  const low = wholeUnits(reading.low);
  if (reading.high) return { ...amount, min: low, max: wholeUnits(reading.high) };
  const units = reading.negative && low !== 0 ? -low : low;
  return { ...amount, units, yuan: currency === "CNY" ? units : null };
}

function qualifierOf(reading: Reading): Qualifier {
  if (reading.high) return "range";
  if (reading.atLeast) return "atLeast";
  return reading.about ? "about" : "exact";
}

function flagsOf(amount: Amount, reading: Reading): AmountFlag[] {
  const raised: Partial<Record<AmountFlag, boolean>> = {
    about: reading.about,
    atLeast: reading.atLeast,
    range: reading.high !== null,
    phases: reading.phases,
    remark: reading.remark,
    foreign: amount.currency !== "CNY",
  };
  return (Object.keys(raised) as AmountFlag[]).filter((flag) => raised[flag]);
}

const blankAmount = (typed: string, qualifier: Qualifier): Amount => ({
  yuan: null,
  typed,
  qualifier,
  min: null,
  max: null,
  currency: "CNY",
  units: null,
  rate: null,
  rateOn: null,
  rateSource: null,
});

/** The text of a number cell: plain notation at the 15 significant digits a sheet shows. */
export const textOfNumber = (value: number): string =>
  Number.isFinite(value) ? textOf(trimmed(decimalOfNumber(value))) : String(value);

/** A rate a person may enter: plain decimal notation, above zero. */
export function isRate(rate: string): boolean {
  const value = decimalOf(rate);
  return value !== null && value.digits > 0n;
}

/**
 * The same foreign amount with its worth in yuan at a dated rate. While the rate is no rate, or the worth is more
 * than the system can hold, the worth stays unknown. Yuan need no rate and come back unchanged.
 */
export function withRate(
  amount: Amount,
  rate: string | null,
  rateOn: string | null,
  rateSource: string | null,
): Amount {
  if (amount.currency === "CNY") return amount;
  if (rate === null || !isRate(rate))
    return { ...amount, yuan: null, rate: null, rateOn: null, rateSource: null };
  const worth = amount.units === null ? null : worthOf(amount.units, rate);
  return { ...amount, yuan: Number.isSafeInteger(worth) ? worth : null, rate, rateOn, rateSource };
}

function worthOf(units: number, rate: string): Yuan | null {
  const value = decimalOf(rate);
  return value && wholeUnits(times(whole(BigInt(units)), value));
}

const wholeUnits = (value: Decimal): number => Number(rounded(value, 0).digits);

/** For a cell whose header says the unit: `约 10.00`, `3–5`, `待定`; foreign money says its own, `1.00 亿美元`. */
export function showAmount(amount: Amount | null, unit: Unit): string {
  if (amount === null) return missing;
  const digits = unit === "亿元" && amount.qualifier !== "range" ? 2 : undefined;
  const own = amount.currency === "CNY" ? "" : ` ${unitOf(unit, amount.currency)}`;
  return qualified(amount, (units) => showIn(units, unit, digits), own);
}

/** What a field says back while somebody types: `12000 万元 = 1.2 亿元`. */
export function echoAmount(amount: Amount | null, unit: Unit): string {
  if (amount === null) return "";
  if (amount.qualifier === "toBeFixed") return "待定，不计入合计";
  const measured = echoIn(amount, unit);
  if (amount.qualifier === "range") return `${measured}，区间不计入合计`;
  if (amount.currency === "CNY") return measured;
  if (amount.yuan === null) return `${measured}，填写汇率后折算人民币`;
  const worth = { ...amount, currency: "CNY", units: amount.yuan } as const;
  return `${measured}，按汇率 ${amount.rate} 折合 ${echoIn(worth, unit)}`;
}

function echoIn(amount: Amount, unit: Unit): string {
  const written = (one: Unit) =>
    qualified(amount, (units) => writtenIn(units ?? 0, one), ` ${unitOf(one, amount.currency)}`);
  const other = otherUnit(Math.abs(amount.max ?? amount.units ?? 0), unit);
  return other === unit ? written(unit) : `${written(unit)} = ${written(other)}`;
}

/** The unit in which a slip of the first would be seen at once. */
function otherUnit(size: number, unit: Unit): Unit {
  if (size >= 10_000_000) return unit === "亿元" ? "万元" : "亿元";
  if (size >= 10_000) return unit === "万元" ? "元" : "万元";
  return size === 0 ? unit : "元";
}

function qualified(
  { qualifier, units, min, max }: Amount,
  show: (units: number | null) => string,
  unit: string,
) {
  const wordings: Record<Qualifier, () => string> = {
    exact: () => `${show(units)}${unit}`,
    about: () => `约 ${show(units)}${unit}`,
    atLeast: () => `${show(units)}${unit || " "}以上`,
    range: () => `${show(min)}–${show(max)}${unit}`,
    toBeFixed: () => "待定",
  };
  return wordings[qualifier]();
}

/** Ten times more or ten times less: the slip of a unit, worth a question. */
export function isTenfold(before: Yuan | null, after: Yuan | null): boolean {
  if (before === null || after === null || before <= 0 || after <= 0) return false;
  const [less, more] = before < after ? [before, after] : [after, before];
  return BigInt(more) >= BigInt(less) * 10n;
}

/** The same of two amounts as stated: in yuan where both are known, else in the currency they share. */
export function isTenfoldAmount(before: Amount | null, after: Amount | null): boolean {
  if (!before || !after) return false;
  if (before.yuan !== null && after.yuan !== null) return isTenfold(before.yuan, after.yuan);
  return before.currency === after.currency && isTenfold(before.units, after.units);
}

/** Whether a part can lie within the whole, as far as the two are known: 3-5亿 cannot within 2亿. */
export function fitsWithin(part: Amount | null, whole: Amount | null): boolean {
  if (!part || !whole || whole.qualifier === "atLeast") return true;
  if (part.yuan !== null && whole.yuan !== null) return part.yuan <= whole.yuan;
  const [least, most] = [part.units ?? part.min, whole.units ?? whole.max];
  return part.currency !== whole.currency || least === null || most === null || least <= most;
}
