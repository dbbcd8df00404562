import type { LedgerColumn, LedgerRow } from "./ledger-state";

const wide = 13;
const narrow = 7.3;
const padding = 17;
const sortMark = 24;
const leastWidth = 56;
const mostWidth = 280;

const firstWide = 0x2e80;
const wideOnes = new Set([..."—“”…%↑↓"].map((character) => character.charCodeAt(0)));
const isSecondHalf = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/** Pixels a text takes in the ledger's 13 px type: Chinese and full-width characters are square. */
export function textWidth(text: string) {
  let width = 0;
  // By code unit: a page measures some thousands of characters before anybody sees it.
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (!isSecondHalf(unit)) width += unit >= firstWide || wideOnes.has(unit) ? wide : narrow;
  }
  return width;
}

const isNumeric = (column: LedgerColumn) => column.align === "end";

/** A column as wide as its title and its longest cell, within reason; numbers are never cut. */
function columnWidth(column: LedgerColumn, cells: readonly (string | null)[]) {
  if (column.width !== undefined && !isNumeric(column)) return column.width;
  const title =
    textWidth(column.title + (column.unit ? `（${column.unit}）` : "")) + (column.sortable ? sortMark : 0);
  const content = Math.max(title, ...cells.map((cell) => textWidth(cell ?? "—")));
  const natural = Math.max(leastWidth, Math.ceil(Math.max(title, content) + padding));
  if (isNumeric(column)) return Math.max(natural, column.width ?? 0);
  return Math.min(natural, mostWidth);
}

export const columnWidths = (columns: readonly LedgerColumn[], rows: readonly LedgerRow[]) =>
  columns.map((column, position) =>
    columnWidth(
      column,
      rows.map((row) => row.cells[position] ?? null),
    ),
  );

/** Whether a text will be cut at this width, so that its full length belongs in a tooltip. */
export const isCut = (text: string, width: number, lines = 1) => textWidth(text) > (width - padding) * lines;
