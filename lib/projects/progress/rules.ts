import { addMonths, type Month, yearOf } from "@/lib/date/day";
import { isTenfold } from "@/lib/money/amount";
import type { Currency } from "@/lib/money/currency";
import { unitOf } from "@/lib/money/currency";
import { showWan } from "@/lib/money/yuan";
import { sourceAreas } from "@/lib/projects/rules";

export const kindNames = { investment: "完成投资", arrived: "到位资金" } as const;
export type Kind = keyof typeof kindNames;

/** Since when a typed amount counts. Whatever the basis, what is stored counts since the project began. */
export const basisNames = { month: "当月", year: "本年累计", start: "开工以来累计" } as const;
export type Basis = keyof typeof basisNames;

export type Origin = keyof typeof sourceAreas;

/** One line of months: a kind of money, from one place, in one currency. Investment comes from no place: "". */
export type Series = { kind: Kind; origin: Origin | ""; currency: Currency };

export const seriesKey = ({ kind, origin, currency }: Series): string => `${kind}:${origin}:${currency}`;

export const seriesName = ({ kind, origin }: Series): string =>
  origin === "" ? kindNames[kind] : `${kindNames[kind]}（${sourceAreas[origin]}）`;

/** A stored month: whole units of the currency since the project began, and how it was stated. */
export type Known = { month: Month; cumulative: number; basis: Basis };

/** What a typed amount is added to. `doubt` says that nobody ever stated it. */
export type Base = { amount: number; from: Month | null; doubt: "nothingBefore" | "gap" | null };

/**
 * 当月 counts from the end of the month before, 本年累计 from the end of last year. Where that month is not known the
 * latest earlier one serves, in doubt, unless every month between was confirmed as unchanged (`quiet`). A first month
 * stated as 当月 or 本年累计 has already said that nothing came before it.
 */
export function baseOf(
  { month, basis }: { month: Month; basis: Basis },
  known: readonly Known[],
  quiet: ReadonlySet<Month>,
): Base {
  if (basis === "start") return { amount: 0, from: null, doubt: null };
  const upTo = basis === "month" ? addMonths(month, -1) : `${yearOf(month) - 1}-12`;
  const last = known.filter((one) => one.month <= upTo).at(-1);
  if (last) {
    const told = monthsAfter(last.month, upTo).every((one) => quiet.has(one));
    return { amount: last.cumulative, from: last.month, doubt: told ? null : "gap" };
  }
  const [first] = known;
  const saidSo = first !== undefined && first.month <= month && first.basis !== "start";
  return { amount: 0, from: null, doubt: saidSo ? null : "nothingBefore" };
}

function monthsAfter(from: Month, to: Month): Month[] {
  const months: Month[] = [];
  for (let month = addMonths(from, 1); month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** A stored month as it reads under a basis; null where an unknown month lies between. */
export function amountUnder(
  basis: Basis,
  month: Month,
  known: readonly Known[],
  quiet: ReadonlySet<Month>,
): number | null {
  const own = known.find((one) => one.month === month);
  if (!own) return null;
  const { amount, doubt } = baseOf({ month, basis }, known, quiet);
  return doubt === null || own.basis === basis ? own.cumulative - amount : null;
}

export type Question = { key: string; message: string };

export type Judged = {
  cumulative: number;
  /** The earlier month that stands higher: a fall, which needs a reason. */
  fallsFrom: Known | null;
  questions: Question[];
};

/**
 * What an entry would mean beside the other months. Months are independent facts: correcting one never moves a later
 * one, so an entry that overtakes a later month is asked about instead.
 */
export function judge(
  series: Series,
  entry: { month: Month; basis: Basis; units: number },
  known: readonly Known[],
  quiet: ReadonlySet<Month>,
): Judged {
  const base = baseOf(entry, known, quiet);
  const cumulative = base.amount + entry.units;
  const own = known.find((one) => one.month === entry.month) ?? null;
  const before = known.filter((one) => one.month < entry.month).at(-1) ?? null;
  const after = known.find((one) => one.month > entry.month) ?? null;
  const isSame = own?.cumulative === cumulative;
  const asked = isSame
    ? []
    : [
        questionOfBase(series, entry.month, base),
        questionOfSize(series, before, cumulative),
        questionOfLater(series, after, { before: (own ?? before)?.cumulative ?? 0, now: cumulative }),
      ];
  return {
    cumulative,
    fallsFrom: before !== null && before.cumulative > cumulative ? before : null,
    questions: asked.flatMap((one) =>
      one
        ? [
            {
              key: `${seriesKey(series)}:${entry.month}:${one.about}:${cumulative}`,
              message: `${seriesName(series)}：${one.message}`,
            },
          ]
        : [],
    ),
  };
}

type Asked = { about: string; message: string } | null;

const worded = (units: number, { currency }: Series) => `${showWan(units)} ${unitOf("万元", currency)}`;

function questionOfBase(series: Series, month: Month, { amount, from, doubt }: Base): Asked {
  if (doubt === "nothingBefore")
    return { about: "nothingBefore", message: `${month} 以前没有数据，将按以前累计为零计算` };
  if (doubt === "gap")
    return {
      about: "gap",
      message: `${from} 以后有月份没有数据，将以 ${from} 的累计 ${worded(amount, series)}为基数，中间各月按零计算`,
    };
  return null;
}

function questionOfSize(series: Series, before: Known | null, cumulative: number): Asked {
  if (!isTenfold(before?.cumulative ?? null, cumulative)) return null;
  return {
    about: "tenfold",
    message: `累计由 ${before?.month} 的 ${worded(before?.cumulative ?? 0, series)}变为 ${worded(cumulative, series)}，相差十倍以上，请核对单位`,
  };
}

function questionOfLater(
  series: Series,
  after: Known | null,
  { before, now }: { before: number; now: number },
): Asked {
  if (!after || after.cumulative >= now || before > after.cumulative) return null;
  return {
    about: "later",
    message: `本月累计 ${worded(now, series)}高于 ${after.month} 的 ${worded(after.cumulative, series)}；后面月份不会随之改变，请核对是否也要更正`,
  };
}

/** One month of a series as it is read: its difference, or over how many months the difference spreads. */
export type Step = { month: Month; cumulative: number; difference: number | null; months: number };

/** A series' months with their differences. A difference over unknown months belongs to all of them together. */
export function stepsOf(known: readonly Known[], quiet: ReadonlySet<Month>): Step[] {
  return known.map(({ month, cumulative, basis }, i) => {
    const before = known[i - 1];
    if (!before) return { month, cumulative, difference: basis === "start" ? null : cumulative, months: 1 };
    const unknown = monthsAfter(before.month, addMonths(month, -1)).filter((one) => !quiet.has(one));
    return { month, cumulative, difference: cumulative - before.cumulative, months: unknown.length + 1 };
  });
}

/** Why a project says nothing of its months itself; null where it does. */
export function unreportable({ status, hasPhases }: { status: string; hasPhases: boolean }): string | null {
  if (status === "merged") return "这个项目已合并，请到合并后的项目填报";
  return hasPhases ? "这个项目分期建设，进展请填在各期，总项目自动合计" : null;
}
