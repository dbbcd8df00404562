import type { Cell, Tone } from "@/lib/ledger/spec";

export type WorkbookColumn = {
  title: string;
  unit?: string;
  kind: Cell["kind"];
  /** Of its numbers; `#,##0.####` shows as many decimals as the column's numbers have. */
  format?: string;
  /** In characters; a Chinese one counts two. */
  width: number;
  /** Has a total that follows the sheet's filter. */
  sum?: boolean;
  /** What a row is called by: it and the columns before it stay in sight. */
  isName?: boolean;
};

export type WorkbookCell = Cell & { tone?: Tone };

export type WorkbookContent = {
  title: string;
  /** `单位：万元` */
  unitLine: string;
  /** `截至 2026-11-24 10:32` */
  asOf: string;
  /** Which rows these are and what was counted how, in words. */
  definition: string;
  columns: readonly WorkbookColumn[];
  rows: readonly WorkbookCell[][];
  /** Who made it and when, below the table and on every printed page. */
  footer: string;
  /** The file's author in its properties. */
  author: string;
  demo?: boolean;
};
