import type { Cell, CellStyle, CellValue } from "hucre";
import { isDay } from "@/lib/date/day";
import { inset, roomOf, sheetText } from "./sheet-text";
import { type LaidColumn, numberIn } from "./workbook-columns";
import type { WorkbookCell } from "./workbook-content";
import { cellStyle, toned } from "./workbook-styles";
import type { Portion } from "./write-apart";

const rowsAtOnce = 1_000;
const lineHeight = 15;
const usualHeight = 22;
/** `待定` in a column of amounts: text, at the same distance from the frame. */
const wordsAmongNumbers = "@_ ";
/** Excel's own limit. */
const tallest = 409;
/** Some versions show longer text in the text format as hash signs. */
const longestAsText = 255;

/** The data rows in portions, numbered from 1; `first` is the sheet row of the first. */
export function* rowPortions(
  rows: readonly WorkbookCell[][],
  columns: readonly LaidColumn[],
  first: number,
): Generator<Portion> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const portion: Portion = { rows: [], cells: new Map(), rowDefs: new Map() };
    for (const [i, row] of rows.slice(from, from + rowsAtOnce).entries()) {
      const at = first + from + i;
      const values = columns.map((_, place) => cellValue(row[place]));
      portion.rows.push([from + i + 1, ...values]);
      portion.rowDefs.set(at, { height: heightOf(values, columns) });
      for (const [place, column] of columns.entries()) {
        const special = specialOf(values[place] ?? null, row[place], column);
        if (special) portion.cells.set(`${at},${place + 1}`, special);
      }
    }
    yield portion;
  }
}

/** Real numbers and days; what is unknown leaves its cell empty, and what was said in words stays words. */
export function cellValue(cell: WorkbookCell | undefined): CellValue {
  if (!cell || cell.value === null || cell.value === "") return null;
  if (cell.kind === "number") return numberIn(cell);
  const text = String(cell.value);
  return (cell.kind === "day" ? dateOf(text) : null) ?? sheetText(text);
}

/** A workbook counts in UTC; a local midnight in Shanghai would be the day before. Its calendar begins in 1900. */
function dateOf(day: string): Date | null {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return isDay(day) && year >= 1901 ? new Date(Date.UTC(year, month - 1, date)) : null;
}

/** What sets one cell apart from its column; null when nothing does. */
function specialOf(
  value: CellValue,
  cell: WorkbookCell | undefined,
  column: LaidColumn,
): Partial<Cell> | null {
  const style = toned(styleOf(value, column), cell?.tone);
  // The library takes "#REF!" for an error of the sheet; as rich text it is what somebody wrote.
  const richText = typeof value === "string" && value.startsWith("#") ? [{ text: value }] : undefined;
  return style === column.style && !richText ? null : { style, richText };
}

function styleOf(value: CellValue, column: LaidColumn): CellStyle {
  if (typeof value === "number") {
    const exact = column.numbers?.exact(value);
    return exact ? { ...column.style, numFmt: exact } : column.style;
  }
  if (typeof value !== "string") return column.style;
  if (value.length > longestAsText) return { ...column.style, numFmt: "General" };
  return column.kind === "text" ? column.style : cellStyle(column.align, wordsAmongNumbers);
}

function heightOf(values: readonly CellValue[], columns: readonly LaidColumn[]): number {
  const lines = values.reduce<number>((most, value, place) => {
    const { align, width } = columns[place] ?? {};
    return typeof value === "string" && align !== "right" && width
      ? Math.max(most, linesOf(value, width - inset))
      : most;
  }, 1);
  return Math.min(tallest, usualHeight + (lines - 1) * lineHeight);
}

/** How many lines a text takes in a cell of that width. */
export const linesOf = (text: string, width: number): number =>
  text.split("\n").reduce((lines, line) => lines + Math.max(1, Math.ceil(roomOf(line) / width)), 0);
