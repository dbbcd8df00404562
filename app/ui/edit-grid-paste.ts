import type { CellText } from "./edit-grid-drafts";
import {
  type Box,
  cellsOf,
  type GridColumn,
  type GridRow,
  lockedReason,
  readText,
  type Sheet,
} from "./edit-grid-sheet";

export type PastePlan = {
  cells: CellText[];
  /** Cells whose text is not understood; they are pasted, marked, and hold up saving. */
  wrong: { row: GridRow; column: GridColumn; text: string; message: string }[];
  /** Read-only cells in the way; they keep what they have. */
  locked: number;
  /** Rows and columns of the block that lie beyond the grid; nothing is written outside. */
  rowsBeyond: number;
  columnsBeyond: number;
};

/** The text meant for a cell of the box; a single copied cell fills the whole selection. */
const textFor = (block: readonly (readonly string[])[], row: number, column: number) =>
  block.length === 1 && block[0]?.length === 1 ? block[0][0] : block[row]?.[column];

/** What pasting a block at a selection's upper left corner would do. */
export function planPaste(sheet: Sheet, selection: Box, block: readonly (readonly string[])[]): PastePlan {
  const width = Math.max(0, ...block.map((row) => row.length));
  const single = block.length === 1 && width === 1;
  const wanted = single
    ? selection
    : { ...selection, bottom: selection.top + block.length - 1, right: selection.left + width - 1 };
  const box = {
    ...wanted,
    bottom: Math.min(wanted.bottom, sheet.rows.length - 1),
    right: Math.min(wanted.right, sheet.columns.length - 1),
  };
  const plan: PastePlan = {
    cells: [],
    wrong: [],
    locked: 0,
    rowsBeyond: wanted.bottom - box.bottom,
    columnsBeyond: wanted.right - box.right,
  };
  const columnsWide = box.right - box.left + 1;
  cellsOf(sheet, box).forEach(({ row, column }, place) => {
    const text = textFor(block, Math.floor(place / columnsWide), place % columnsWide);
    if (text === undefined) return;
    if (lockedReason(row, column)) {
      plan.locked += 1;
      return;
    }
    plan.cells.push({ rowId: row.id, key: column.key, text });
    const reading = readText(column, text);
    if (!reading.ok) plan.wrong.push({ row, column, text, message: reading.message ?? "看不懂" });
  });
  return plan;
}
