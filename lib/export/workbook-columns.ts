import type { CellStyle } from "hucre";
import { exactSum, type NumberLook, numberLook, widestOf } from "./number-look";
import { inset, roomOf, widthOf } from "./sheet-text";
import { headOf } from "./wording";
import type { WorkbookCell, WorkbookColumn } from "./workbook-content";
import { type Align, cellStyle } from "./workbook-styles";

/** A column as it will stand in the sheet. */
export type LaidColumn = WorkbookColumn & {
  head: string;
  align: Align;
  style: CellStyle;
  numbers: NumberLook | null;
  /** The exact sum of its numbers, where it has a total. */
  total: number | null;
};

/** Codes and telephone numbers keep their zeros, and what looks like a formula stays text when somebody edits it. */
export const textFormat = "@";
export const dayFormat = "yyyy-mm-dd";
/** Up to this width a column of words looks better centred. */
const narrow = 20;
const widestHead = 24;
const filterButton = 3;
const margin = 3;

export const laidColumns = (
  columns: readonly WorkbookColumn[],
  rows: readonly WorkbookCell[][],
): LaidColumn[] =>
  columns.map((column, place) => laidColumn(column, numbersOf(rows, place), wordsRoom(rows, place)));

function laidColumn(column: WorkbookColumn, values: number[], words: number): LaidColumn {
  const numbers = column.kind === "number" ? numberLook(values, column.format) : null;
  const total = column.sum ? exactSum(values) : null;
  const widest = widestOf(total === null ? values : [...values, total]) + margin;
  const align = alignOf(column);
  const head = headOf(column);
  return {
    ...column,
    head,
    width: Math.max(snugWidth(column.width, words), headWidth(head), widest),
    align,
    style: cellStyle(align, numbers?.format ?? (column.kind === "day" ? dayFormat : textFormat)),
    numbers,
    total,
  };
}

/** A little more width spares a whole column its second lines; much more would only make a broad sheet. */
const stretch = 1.4;

const snugWidth = (width: number, words: number) =>
  words <= width * stretch ? Math.max(width, words) : width;

/** What the longest words of a column need to stand in one line. */
const wordsRoom = (rows: readonly WorkbookCell[][], place: number): number =>
  rows.reduce((most, row) => {
    const cell = row[place];
    const isWords = cell?.kind === "text" && typeof cell.value === "string" && !cell.value.includes("\n");
    return isWords ? Math.max(most, Math.ceil(roomOf(String(cell.value))) + inset) : most;
  }, 0);

const numbersOf = (rows: readonly WorkbookCell[][], place: number): number[] =>
  rows.flatMap((row) => numberIn(row[place]) ?? []);

export function numberIn(cell: WorkbookCell | undefined): number | null {
  if (cell?.kind !== "number" || cell.value === null || cell.value === "") return null;
  const value = Number(cell.value);
  return Number.isFinite(value) ? value : null;
}

function alignOf({ kind, width }: WorkbookColumn): Align {
  if (kind === "number") return "right";
  return kind === "day" || width <= narrow ? "center" : "left";
}

/** A long head takes two lines; the filter's button stands beside its words. */
const headWidth = (head: string) =>
  (widthOf(head) > widestHead ? Math.ceil(widthOf(head) / 2) : widthOf(head)) + filterButton;
