import type { Cell } from "./grid";
import type { MergedGrid } from "./merged";
import { Outline } from "./outline";
import {
  isAboutTheSheet,
  isColumnNumbers,
  isFootnote,
  isNumberedSection,
  isOnlyNumbered,
  isRepeatedHeader,
  isSectionTitle,
  isUnitRow,
  type SkippedKind,
  type TableShape,
  totalKind,
} from "./row-kinds";
import { type MoneyUnit, type StatedUnit, sheetUnitIn, statedUnit } from "./units";

export type TableRow = {
  /** As in the sheet. */
  row: number;
  hidden: boolean;
  /** By column index. */
  cells: readonly (Cell | null)[];
  /** Columns whose value belongs to a merged area and was written in another cell: to be shown, not added again. */
  filled: readonly number[];
  /** What a line within the table says its amounts are in: 单位：万元, 二、龙游县（单位：万元）. */
  unit: MoneyUnit | null;
  /** The headings under which it stands, the nearest first: （一）签约项目, 一、柯城区. */
  headings: readonly string[];
};

export type SkippedRow = { row: number; kind: SkippedKind; text: string };

type SortedRows = {
  rows: TableRow[];
  skipped: SkippedRow[];
  /** What a unit row says, by column index. */
  units: ReadonlyMap<number, StatedUnit>;
};

type Filled = { column: number; cell: Cell };
type KindOf = (row: number, cells: readonly Filled[]) => SkippedKind | null;

/** Tells records from everything else. Every filled row ends up in one of the two lists. */
export function sortRows(sheet: MergedGrid, shape: TableShape, first: number): SortedRows {
  const sorted = {
    rows: [] as TableRow[],
    skipped: [] as SkippedRow[],
    units: new Map<number, StatedUnit>(),
  };
  const kindOf = tellerOf(sheet, shape, first);
  const width = columnCount(sheet);
  const outline = new Outline();
  let unit: MoneyUnit | null = null;
  let filled = 0;
  for (let row = 1; row <= sheet.rowCount; row++) {
    const cells = sheet.filled(row);
    if (cells.length === 0) continue;
    filled += 1;
    const kind = kindOf(row, cells);
    if (kind === "title" && row >= first) unit = sheetUnitIn([textOf(cells)]) ?? unit;
    const heading = headingIn(kind, cells, shape);
    if (heading) outline.add(heading);
    if (kind === null)
      sorted.rows.push({ ...recordOf(sheet, shape, row, width), unit, headings: outline.headings });
    else sorted.skipped.push({ row, kind, text: textOf(cells) });
    if (kind === "unit") noteUnits(cells, sorted.units);
  }
  if (sorted.rows.length + sorted.skipped.length !== filled) throw new Error("A row of the sheet was lost.");
  return sorted;
}

/** What a row heads: a title does, and so does 一 | 柯城区（2个） | 5000. What says who filled the sheet in does not. */
function headingIn(kind: SkippedKind | null, cells: readonly Filled[], shape: TableShape): string | null {
  if (kind === "title") return isAboutTheSheet(textOf(cells)) ? null : textOf(cells);
  if (kind !== "subtotal" || !isNumberedSection(cells, shape)) return null;
  const words = cells.filter(({ cell }) => cell.number === undefined).map(({ cell }) => cell.text.trim());
  return words.join("、");
}

/** How far below the heading a unit row may stand. */
const unitRowsWithin = 6;

function tellerOf(sheet: MergedGrid, shape: TableShape, first: number): KindOf {
  const begin = shape.header ? shape.header.bottom + 1 : first;
  const printedTitles = new Set<string>();
  for (let row = 1; row < first; row++) printedTitles.add(textOf(sheet.filled(row)));
  const lastRecord = lastFullRow(sheet, shape, begin);
  const isNumbered = hasNumbers(sheet, shape, begin);
  return (row, cells) => {
    if (row < first) return "title";
    if (row < begin) return "header";
    if (isOnlyNumbered(cells, shape)) return "blank";
    const isNext = row === begin;
    if (row < begin + unitRowsWithin && isUnitRow(cells, isNext)) return "unit";
    if (isNext && shape.header && isColumnNumbers(cells)) return "header";
    if (isRepeatedHeader(sheet, cells, shape)) return "repeatedHeader";
    const total = totalKind(cells, shape);
    if (total) return total;
    if (isNumbered && isNumberedSection(cells, shape)) return "subtotal";
    if (isFootnote(cells, shape, row > lastRecord)) return "footnote";
    if (printedTitles.has(textOf(cells)) || isSectionTitle(sheet, row, cells, shape)) return "title";
    return null;
  };
}

/** The last row that can only be a record: texts alone below it are notes. */
function lastFullRow(sheet: MergedGrid, shape: TableShape, begin: number): number {
  for (let row = sheet.rowCount; row >= begin; row--) {
    const cells = sheet.filled(row);
    if (cells.length >= 2 && !totalKind(cells, shape) && !isFootnote(cells, shape, false)) return row;
  }
  return sheet.rowCount;
}

/** Whether some records count 1, 2, 3: where they do, 一 and 二 head the parts of the table. */
function hasNumbers(sheet: MergedGrid, { serialColumn }: TableShape, begin: number): boolean {
  for (let row = begin; row <= sheet.rowCount; row++)
    if (serialColumn !== null && /^\d+$/.test(sheet.text(row, serialColumn))) return true;
  return false;
}

const longestText = 300;

const textOf = (cells: readonly Filled[]): string =>
  cells
    .map(({ cell }) => cell.text)
    .join(" ")
    .slice(0, longestText);

function noteUnits(cells: readonly Filled[], units: Map<number, StatedUnit>): void {
  for (const { column, cell } of cells) {
    const unit = statedUnit(cell.text);
    if (unit) units.set(column, unit);
  }
}

const columnCount = (sheet: MergedGrid): number =>
  sheet.grid.rows.reduce((most, row) => Math.max(most, row.length), 0);

/** The cells of a record; one merged down over several records is repeated into each. */
function recordOf(
  sheet: MergedGrid,
  { header }: TableShape,
  row: number,
  width: number,
): Omit<TableRow, "headings" | "unit"> {
  const cells = Array.from({ length: width }, (_, column) => sheet.own(row, column));
  const filled: number[] = [];
  for (const { top, left } of sheet.mergesIn(row)) {
    const cell = top > (header?.bottom ?? 0) ? sheet.own(top, left) : null;
    if (!cell || cells[left]) continue;
    cells[left] = cell;
    filled.push(left);
  }
  return { row, hidden: sheet.grid.hiddenRows.has(row), cells, filled };
}
