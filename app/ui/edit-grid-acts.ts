import type { GridHold, GridRefusal } from "./edit-grid-control";
import { type CellText, textAt, write } from "./edit-grid-drafts";
import { planPaste } from "./edit-grid-paste";
import { boxOf, cellsOf, insideOf, lockedReason, type Place, type Sheet, type Span } from "./edit-grid-sheet";

const mostClearedUnasked = 20;

const withoutCells = (refusals: readonly GridRefusal[], cells: readonly CellText[]) =>
  refusals.filter(({ rowId, key }) => !cells.some((cell) => cell.rowId === rowId && cell.key === key));

export const activeCell = (sheet: Sheet, { to }: Span) => ({
  row: sheet.rows[to.row],
  column: sheet.columns[to.column],
});

export function writeCells({ latest, put }: GridHold, cells: readonly CellText[]) {
  const { book, sheet, refusals } = latest.current;
  put({ book: write(book, sheet, cells), refusals: withoutCells(refusals, cells), asking: null });
}

export function moveTo({ latest, put }: GridHold, place: Place, extend = false) {
  const { sheet, span } = latest.current;
  const to = insideOf(sheet, place);
  put({ span: { from: extend ? span.from : to, to } });
}

/** Starts editing: with the cell's own text, or with what was typed over it. */
export function startEditing({ latest, put }: GridHold, typed?: string) {
  const { sheet, span, book } = latest.current;
  const { row, column } = activeCell(sheet, span);
  if (!row || !column || lockedReason(row, column)) return;
  put({
    editing: typed ?? textAt(sheet, book.drafts, row.id, column.key),
    span: { from: span.to, to: span.to },
  });
}

export function commitEditing(hold: GridHold, rows = 0, columns = 0) {
  const { sheet, span, editing } = hold.latest.current;
  const { row, column } = activeCell(sheet, span);
  if (editing === null || !row || !column) return;
  writeCells(hold, [{ rowId: row.id, key: column.key, text: editing.trim() }]);
  hold.put({ editing: null });
  moveTo(hold, { row: span.to.row + rows, column: span.to.column + columns });
}

const writable = (hold: GridHold) => {
  const { sheet, span } = hold.latest.current;
  return cellsOf(sheet, boxOf(span)).filter(({ row, column }) => !lockedReason(row, column));
};

export function clearSelection(hold: GridHold) {
  const { sheet, book } = hold.latest.current;
  const cells = writable(hold)
    .filter(({ row, column }) => textAt(sheet, book.drafts, row.id, column.key) !== "")
    .map(({ row, column }) => ({ rowId: row.id, key: column.key, text: "" }));
  if (cells.length > mostClearedUnasked) hold.put({ asking: cells });
  else writeCells(hold, cells);
}

/** The selection's first row, copied into the rows below it. */
export function fillDown(hold: GridHold) {
  const { sheet, span, book } = hold.latest.current;
  const first = sheet.rows[boxOf(span).top];
  if (!first) return;
  writeCells(
    hold,
    writable(hold).map(({ row, column }) => ({
      rowId: row.id,
      key: column.key,
      text: textAt(sheet, book.drafts, first.id, column.key),
    })),
  );
}

/** The selection's texts, for the clipboard. */
export function selectedBlock({ latest }: GridHold) {
  const { sheet, span, book } = latest.current;
  const { top, bottom, left, right } = boxOf(span);
  return sheet.rows
    .slice(top, bottom + 1)
    .map((row) =>
      sheet.columns.slice(left, right + 1).map((column) => textAt(sheet, book.drafts, row.id, column.key)),
    );
}

/** A single cell is pasted at once; a block is first shown as a plan, and selected. */
export function paste(hold: GridHold, block: readonly (readonly string[])[]) {
  const { sheet, span } = hold.latest.current;
  const box = boxOf(span);
  const plan = planPaste(sheet, box, block);
  const width = Math.max(...block.map((row) => row.length));
  if (plan.cells.length === 1 && block.length * width === 1) return writeCells(hold, plan.cells);
  hold.put({ asking: plan });
  if (block.length * width === 1) return;
  const corner = { row: box.top, column: box.left };
  const to = insideOf(sheet, { row: box.top + block.length - 1, column: box.left + width - 1 });
  hold.put({ span: { from: corner, to } });
}

export function selectAll({ latest, put }: GridHold) {
  const { sheet } = latest.current;
  const end = insideOf(sheet, { row: sheet.rows.length, column: sheet.columns.length });
  put({ span: { from: { row: 0, column: 0 }, to: end } });
}
