/** How a typed text was understood: an echo in words when it was, a message when it was not. */
export type GridReading = { ok: boolean; value?: unknown; message?: string; echo?: string };

export type GridColumn = {
  key: string;
  title: string;
  unit?: string;
  kind: "text" | "number" | "date" | "choice";
  readOnly?: boolean;
  /** Why the column cannot be edited. */
  reason?: string;
  /** An empty text is read too: whether a fact may be missing is the column's own rule. */
  parse?: (text: string) => GridReading;
  /** Offered while typing in a choice. */
  options?: readonly string[];
  width?: number;
};

export type GridRow = {
  id: string;
  label: string;
  cells: Readonly<Record<string, string>>;
  version: number;
  /** Why this one row cannot be edited: a closed month, another unit's record. */
  lockedReason?: string;
  /** What somebody says of single cells, by column: a cell sent back with its reason. */
  notes?: Readonly<Record<string, string>>;
};

export type Sheet = {
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
  byId: ReadonlyMap<string, GridRow>;
};

export const sheetOf = (columns: readonly GridColumn[], rows: readonly GridRow[]): Sheet => ({
  columns,
  rows,
  byId: new Map(rows.map((row) => [row.id, row])),
});

export type Place = { row: number; column: number };

/** The cell where a selection began and the one it reaches to now. */
export type Span = { from: Place; to: Place };

export type Box = { top: number; bottom: number; left: number; right: number };

export const boxOf = ({ from, to }: Span): Box => ({
  top: Math.min(from.row, to.row),
  bottom: Math.max(from.row, to.row),
  left: Math.min(from.column, to.column),
  right: Math.max(from.column, to.column),
});

const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));

/** The nearest place inside the sheet. */
export const insideOf = (sheet: Sheet, { row, column }: Place): Place => ({
  row: within(row, sheet.rows.length),
  column: within(column, sheet.columns.length),
});

export const lockedReason = (row: GridRow, column: GridColumn) =>
  row.lockedReason ?? (column.readOnly ? (column.reason ?? "这一列不能修改") : null);

export const readText = (column: GridColumn, text: string): GridReading =>
  column.parse?.(text) ?? { ok: true };

const span = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, step) => first + step);

/** Every cell of a box, row by row. */
export function cellsOf(sheet: Sheet, box: Box) {
  return span(box.top, box.bottom).flatMap((place) => {
    const row = sheet.rows[place];
    return row ? sheet.columns.slice(box.left, box.right + 1).map((column) => ({ row, column })) : [];
  });
}
