import type { SQL, SQLWrapper } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";

export type Tone = "danger" | "warn" | "good" | "blue" | "muted" | null;

/** A value as a sheet holds it: real numbers and dates, everything else text. */
export type Cell = { kind: "text" | "number" | "day"; value: string | number | null; format?: string };

/** One column of a ledger: where it comes from, how it reads on a screen and in a sheet. */
export type LedgerColumn = {
  title: string;
  unit?: string;
  value: SQLWrapper;
  /** An expression that is never null and of one type, so that paging by key works; absent: not sortable. */
  sort?: SQL;
  show: (value: never) => string | null;
  cell?: (value: never) => Cell;
  tone?: (value: never) => Tone;
  align?: "start" | "end";
  width?: number;
  /** Shown unless the viewer chose otherwise. */
  usual?: boolean;
  /** Its total in the footer and at the foot of a sheet. */
  sum?: { value: SQL; show: (value: number | null) => string; unknown: SQL };
};

export type LedgerFilter = {
  label: string;
  unit?: string;
  options?: { value: string; label: string; depth?: number }[];
} & (
  | { kind: "choice"; where: (codes: string[]) => SQL | undefined }
  | { kind: "range"; where: (from: string | null, to: string | null) => SQL | undefined }
  | { kind: "day"; where: (from: string | null, to: string | null) => SQL | undefined }
  | { kind: "text"; where: (text: string) => SQL | undefined }
  | { kind: "flag"; where: () => SQL | undefined }
);

export type LedgerSpec = {
  name: string;
  title: string;
  from: PgTable;
  id: PgColumn;
  /** The record's code, which is its address. */
  code: PgColumn;
  search: PgColumn;
  /** What a row takes its other words from, one row each; `from` stays the table whose rows are listed. */
  joins?: readonly { table: PgTable; on: SQL }[];
  /** Rows that belong to the register at all. */
  standing: SQL;
  /** Newest change first, unless asked otherwise; a column key, with a minus for descending. */
  usualSort: string;
  columns: Readonly<Record<string, LedgerColumn>>;
  filters: Readonly<Record<string, LedgerFilter>>;
};
