/**
 * One cell as a person would read it.
 * `text` is never blank. A number cell's text is its plain decimal of at most 15 significant digits; a date's
 * text is `YYYY-MM-DD` (`YYYY-MM` where the sheet shows only the month, with a time where it has one).
 * `error` is a Chinese reason why the value must not be used; `struck` is text that is crossed out.
 */
export type Cell = { text: string; number?: number; day?: string; error?: string; struck?: boolean };

export type GridRow = (Cell | null)[];

/** An area of merged cells: sheet row numbers from 1, column indexes from 0, both ends included. */
export type Merge = { top: number; left: number; bottom: number; right: number };

/** `rows[0]` is sheet row 1; rows end at their last filled cell. Row sets hold sheet row numbers, column sets indexes. */
export type Grid = {
  sheet: string;
  rows: GridRow[];
  hiddenRows: Set<number>;
  hiddenColumns: Set<number>;
  merges: Merge[];
  date1904: boolean;
};

export type SheetState = "visible" | "hidden";

export type Spreadsheet = {
  kind: "xlsx" | "csv";
  /** CSV only, as shown to a person: “UTF-8”, “GBK（GB18030）”. */
  encoding?: string;
  sheets: Grid[];
};

/** What the reading process sends home: every sheet opens, its rows follow in order, and one message ends it. */
export type ReaderMessage =
  | { kind: "sheet"; grid: Grid }
  | { kind: "rows"; rows: GridRow[] }
  | { kind: "done"; opened: Pick<Spreadsheet, "kind" | "encoding">; notes: string[] }
  | { kind: "refused"; message: string }
  | { kind: "failed"; stack: string };

/** Where a reader puts what it reads, so that no reader holds a whole workbook. */
export type Sink = {
  sheet: (grid: Grid) => Promise<void> | void;
  rows: (rows: GridRow[]) => Promise<void> | void;
};
