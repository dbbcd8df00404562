import { NeedsConfirmation, Unacceptable } from "@/lib/auth/refusals";
import { writtenIn } from "@/lib/money/yuan";
import type { MonthInput } from "@/lib/projects/progress-input";
import { type Fact, type Kept, knownOf, quietMonths, seriesOf } from "./rows";
import { amountUnder, judge, type Question, type Series, seriesKey, seriesName } from "./rules";

type Cell = {
  /** Where the cell lies in the form: "investment", "arrived.0". */
  path: string;
  series: Series;
  typed: string;
  units: number | null;
  reason: string;
  rate?: string | null;
  voucherKey?: string;
  voucherNote?: string | null;
};

/** A cell beside what is stored. `cumulative` is null where the month's number is taken back. */
export type Entry = Cell & {
  stored?: Fact;
  cumulative: number | null;
  fallReason: string | null;
  faults: Record<string, string>;
  questions: Question[];
};

function cellsOf({ investment, arrived }: MonthInput): Cell[] {
  const invested: Cell[] = investment
    ? [
        {
          ...investment,
          path: "investment",
          series: { kind: "investment", origin: "", currency: "CNY" },
          units: investment.amount?.units ?? null,
        },
      ]
    : [];
  return [
    ...invested,
    ...arrived.map(({ origin, currency, amount, ...cell }, i) => ({
      ...cell,
      path: `arrived.${i}`,
      series: { kind: "arrived", origin, currency } as const,
      units: amount?.units ?? null,
      rate: currency === "CNY" ? null : cell.rate || null,
    })),
  ];
}

/** Every cell of the form with what it would mean beside the other months. */
export const entriesOf = (input: MonthInput, kept: Kept): Entry[] =>
  cellsOf(input).map((cell) => {
    const stored = kept.facts.find(
      (fact) => fact.month === input.month && seriesKey(seriesOf(fact)) === seriesKey(cell.series),
    );
    return { ...cell, stored, ...meaningOf(cell, input, kept, stored) };
  });

function meaningOf(
  { path, series, units, reason }: Cell,
  { month, basis }: MonthInput,
  kept: Kept,
  stored?: Fact,
): Pick<Entry, "cumulative" | "fallReason" | "faults" | "questions"> {
  if (units === null) {
    const taken = stored && stored.deletedAt === null;
    const key = `${seriesKey(series)}:${month}:blank`;
    const message = `${seriesName(series)}：将撤回 ${month} 已填的数，这个月变为未知`;
    return { cumulative: null, fallReason: null, faults: {}, questions: taken ? [{ key, message }] : [] };
  }
  const known = knownOf(kept.facts, series);
  const { cumulative, fallsFrom, questions } = judge(
    series,
    { month, basis, units },
    known,
    quietMonths(kept.reports),
  );
  const faults: Record<string, string> = {};
  if (cumulative < 0) faults[`${path}.typed`] = `${seriesName(series)}：累计不能小于零，请核对`;
  if (!Number.isSafeInteger(cumulative)) faults[`${path}.typed`] = "累计过大，系统记不下，请核对单位";
  const fallReason = fallsFrom ? reason || stored?.fallReason || null : null;
  if (fallsFrom && !fallReason)
    faults[`${path}.reason`] = `${seriesName(series)}：累计低于 ${fallsFrom.month}，请写明原因`;
  return { cumulative, fallReason, faults, questions };
}

export function refuseTwins(entries: Entry[]) {
  const keys = entries.map(({ series }) => seriesKey(series));
  const twin = entries.find(({ series }, i) => keys.indexOf(seriesKey(series)) !== i);
  if (twin)
    throw new Unacceptable(`${seriesName(twin.series)}填了两次，请合并成一行`, {
      [`${twin.path}.typed`]: "同一来源地重复",
    });
}

export function refuseFaults(entries: Entry[], { words }: MonthInput) {
  const faults = Object.assign({}, ...entries.map((entry) => entry.faults)) as Record<string, string>;
  const [first] = Object.values(faults);
  if (first) throw new Unacceptable(first, faults);
  if (entries.length === 0 && words === null) throw new Unacceptable("还没有填写内容");
}

/** Everything surprising about an entry in one question; its key holds the keys of all. */
export function askOnce(questions: Question[], confirmed: string[]) {
  const open = questions.filter(({ key }) => !confirmed.includes(key));
  if (open.length === 0) return;
  throw new NeedsConfirmation(
    open.map(({ message }) => message).join("\n"),
    open.map(({ key }) => key).join(" "),
  );
}

export function isNews({ stored, cumulative, typed, fallReason, voucherKey, voucherNote }: Entry): boolean {
  if (cumulative === null) return stored !== undefined && stored.deletedAt === null;
  if (!stored || stored.deletedAt) return true;
  return (
    stored.cumulative !== cumulative ||
    stored.typed !== typed.trim() ||
    stored.fallReason !== fallReason ||
    Boolean(voucherKey) ||
    (typeof voucherNote === "string" && (stored.voucherNote ?? "") !== voucherNote)
  );
}

/** The cells as they are stored now, under the form's own basis: what a conflict shows beside them. */
export function storedValues(input: MonthInput, kept: Kept): Record<string, string> {
  const report = kept.reports.find(({ month, deletedAt }) => month === input.month && !deletedAt);
  const money = cellsOf(input).map(({ path, series }) => {
    const known = knownOf(kept.facts, series);
    const now = amountUnder(input.basis, input.month, known, quietMonths(kept.reports));
    return [`${path}.typed`, now === null ? "" : writtenIn(now, "万元")];
  });
  return Object.fromEntries([...money, ["words", report?.words ?? ""]]);
}
