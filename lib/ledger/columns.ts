import "server-only";
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { decimalOf, grouped, textOf, trimmed } from "@/lib/money/decimal";
import { inWan } from "@/lib/money/yuan";
import type { LedgerColumn } from "./spec";

type Named = { label: string; unit?: string };
type Looks = Partial<Pick<LedgerColumn, "usual" | "width" | "sort" | "align" | "tone">>;

export function textColumn(of: Named, value: SQLWrapper, looks: Looks = {}): LedgerColumn {
  return {
    title: of.label,
    value,
    sort: sql`coalesce(${value}, '')`,
    show: (text: string | null) => text,
    ...looks,
  };
}

/** A calendar day; the unknown ones sort as the earliest. */
export function dayColumn(of: Named, value: SQLWrapper, looks: Looks = {}): LedgerColumn {
  return {
    title: of.label,
    value,
    sort: sql`coalesce(${value}, date '0001-01-01')`,
    show: (day: string | null) => day,
    cell: (day: string | null) => ({ kind: "day", value: day }),
    width: 104,
    ...looks,
  };
}

export function numberColumn(of: Named, value: SQLWrapper, looks: Looks = {}): LedgerColumn {
  return {
    title: of.label,
    unit: of.unit,
    value,
    sort: sql`coalesce(${value}, -1)`,
    show: (number: string | number | null) => (number === null ? null : readable(String(number))),
    cell: (number: string | number | null) => ({
      kind: "number",
      value: number === null ? null : Number(number),
      format: "#,##0.##",
    }),
    align: "end",
    width: 100,
    ...looks,
  };
}

/** Thousands separated, no zeros at the end of the fraction. */
function readable(text: string): string {
  const value = decimalOf(text);
  return value ? grouped(textOf(trimmed(value))) : text;
}

/** Whole yuan shown as 万元; what was stated otherwise (范围, 待定, foreign) is shown in its own words. */
export function amountColumn(
  of: Named,
  stated: { yuan: SQL | SQLWrapper; whole: SQLWrapper; show: (amount: never) => string },
  looks: Looks = {},
): LedgerColumn {
  return {
    title: of.label,
    unit: "万元",
    value: stated.whole,
    sort: sql`coalesce(${stated.yuan}, -1)`,
    show: (amount: never) => (amount === null ? null : stated.show(amount)),
    cell: (amount: { yuan: number | null; typed: string } | null) => {
      if (!amount) return { kind: "number", value: null };
      // What was typed may stand under another unit: 10.6 of a sheet in 百万美元 is no 10.6 万元.
      return amount.yuan === null
        ? { kind: "text", value: stated.show(amount as never) }
        : { kind: "number", value: inWan(amount.yuan), format: "#,##0.####" };
    },
    align: "end",
    width: 120,
    ...looks,
  };
}

/** The unit by its short name, sorted as the house lists its units. `names` comes in official order. */
export function unitColumn(
  of: Named,
  unitId: PgColumn,
  names: ReadonlyMap<number, string>,
  looks: Looks = {},
): LedgerColumn {
  const order = sql.param([...names.keys()]);
  return {
    title: of.label,
    value: unitId,
    sort: sql`coalesce(array_position(${order}::bigint[], ${unitId}), 0)`,
    show: (id: number) => names.get(Number(id)) ?? null,
    ...looks,
  };
}
