import "server-only";
import { and, inArray, isNull, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { numberColumn } from "@/lib/ledger/columns";
import type { LedgerColumn, LedgerFilter } from "@/lib/ledger/spec";
import { type Amount, parseAmount, showAmount } from "@/lib/money/amount";
import { inWan, showWan, showYi } from "@/lib/money/yuan";
import type { Unit } from "@/lib/units/queries";

export type Option = { value: string; label: string };
export type Labels = ReadonlyMap<string, string>;

export const labelsIn = (options: readonly Option[]): Labels =>
  new Map(options.map(({ value, label }) => [value, label]));

export const optionsIn = (choices: Readonly<Record<string, string>>): Option[] =>
  Object.entries(choices).map(([value, label]) => ({ value, label }));

/** A column of codes in words. */
export const worded = (column: LedgerColumn, words: Labels): LedgerColumn => ({
  ...column,
  show: (code: string | null) => (code ? (words.get(code) ?? code) : null),
});

/** Whole yuan the program has added up, as 万元. */
export const wanColumn = (label: string, value: SQLWrapper, width = 120): LedgerColumn => ({
  ...numberColumn({ label, unit: "万元" }, value),
  show: (yuan: string | number | null) => (yuan === null ? null : showWan(Number(yuan))),
  cell: (yuan: string | number | null) => ({
    kind: "number",
    value: yuan === null ? null : inWan(Number(yuan)),
    format: "#,##0.####",
  }),
  width,
});

/** The total of a column in 亿元; rows without a known amount are told, not added. */
export const inTotal = (yuan: SQLWrapper, unknown: SQL = sql`${yuan} is null`): LedgerColumn["sum"] => ({
  value: sql`${yuan}`,
  unknown,
  show: (sum: number | null) => (sum === null ? "—" : `${showYi(sum)} 亿元`),
});

export const stated = (whole: SQLWrapper, yuan: SQLWrapper) => ({
  whole,
  yuan,
  show: (amount: Amount) => showAmount(amount, "万元"),
});

const none = { value: "none", label: "未填" };

/** Codes of a column; "none" asks for the rows where it is empty. */
export const choiceOf = (label: string, column: PgColumn, options: readonly Option[]): LedgerFilter => ({
  kind: "choice",
  label,
  options: [...options, none],
  where: (codes) => or(inArray(column, codes), codes.includes("none") ? isNull(column) : undefined),
});

export const fixedChoice = (label: string, column: PgColumn, options: readonly Option[]): LedgerFilter => ({
  kind: "choice",
  label,
  options: [...options],
  where: (codes) => inArray(column, codes),
});

export const unitFilter = (label: string, column: PgColumn, units: readonly Unit[]): LedgerFilter => ({
  kind: "choice",
  label,
  options: units.map(({ code, shortName }) => ({ value: code, label: shortName })),
  where: (codes) => {
    const ids = units.filter(({ code }) => codes.includes(code)).map(({ id }) => id);
    return ids.length === 0 ? sql`false` : inArray(column, ids);
  },
});

/** A fund by its code. */
export const fundFilter = (column: PgColumn, funds: readonly (Option & { id: number })[]): LedgerFilter => ({
  kind: "choice",
  label: "基金",
  options: funds.map(({ value, label }) => ({ value, label })),
  where: (codes) => {
    const ids = funds.filter(({ value }) => codes.includes(value)).map(({ id }) => id);
    return ids.length === 0 ? sql`false` : inArray(column, ids);
  },
});

export const dayFilter = (label: string, column: SQLWrapper): LedgerFilter => ({
  kind: "day",
  label,
  where: (from, to) =>
    and(from ? sql`${column} >= ${from}::date` : undefined, to ? sql`${column} <= ${to}::date` : undefined),
});

const yuanIn = (typed: string | null): number | null => {
  const parsed = typed ? parseAmount(typed, { unit: "万元" }) : null;
  return parsed?.ok ? (parsed.amount?.yuan ?? null) : null;
};

export const amountFilter = (label: string, column: SQLWrapper): LedgerFilter => ({
  kind: "range",
  label,
  unit: "万元",
  where: (from, to) => {
    const [least, most] = [yuanIn(from), yuanIn(to)];
    return and(
      least === null ? undefined : sql`${column} >= ${least}`,
      most === null ? undefined : sql`${column} <= ${most}`,
    );
  },
});

export const containsFilter = (label: string, column: PgColumn): LedgerFilter => ({
  kind: "text",
  label,
  where: (text) => sql`${column} ilike ${`%${text.replace(/[\\%_]/g, "\\$&")}%`}`,
});

export const changedFilter = (column: PgColumn): LedgerFilter => ({
  kind: "day",
  label: "修改日期",
  where: (from, to) =>
    and(
      from ? sql`${column} >= ${from}::date` : undefined,
      to ? sql`${column} < ${to}::date + 1` : undefined,
    ),
});

export const changedColumn = (column: PgColumn): LedgerColumn => ({
  title: "最近修改",
  value: column,
  sort: sql`${column}`,
  show: (at: string) => at.slice(0, 10),
  cell: (at: string) => ({ kind: "day", value: at.slice(0, 10) }),
  usual: true,
  width: 104,
});
