import type { Cell, CellStyle, ColumnDef, MergeRange } from "hucre";
import { colToLetter } from "hucre/xlsx";
import { sheetText } from "./sheet-text";
import { demoWords, serial } from "./wording";
import type { LaidColumn } from "./workbook-columns";
import type { WorkbookContent } from "./workbook-content";
import type { Places } from "./workbook-places";
import { linesOf } from "./workbook-rows";
import {
  cellStyle,
  defaultFont,
  demoStyle,
  headStyle,
  noteStyle,
  titleStyle,
  totalStyle,
} from "./workbook-styles";
import type { Order, Portion } from "./write-apart";

/** Wider frozen columns would leave a small screen nothing to scroll. */
const widestFrozen = 64;

/** Title, marks, units, definition and head: everything above the first row. */
export function headPortion(
  content: WorkbookContent,
  columns: readonly LaidColumn[],
  places: Places,
): Portion {
  const portion = emptyPortion(places.head + 1);
  const put = putInto(portion);
  put(places.title, 0, content.title, titleStyle, 40);
  if (places.demo !== null) put(places.demo, 0, demoWords, demoStyle, 22);
  const half = middleOf(columns);
  put(places.units, 0, half ? content.asOf : `${content.asOf}　${content.unitLine}`, noteStyle("left"), 20);
  if (half) put(places.units, half, content.unitLine, noteStyle("right"), 20);
  const lines = linesOf(content.definition, totalWidth(columns));
  put(places.definition, 0, content.definition, noteStyle("left"), 6 + lines * 14);
  for (const [place, head] of [serial.title, ...columns.map(({ head }) => head)].entries())
    put(places.head, place, head, headStyle, 36);
  return portion;
}

/** The total, or that there is nothing to total, and the footer. */
export function footPortion(
  content: WorkbookContent,
  columns: readonly LaidColumn[],
  places: Places,
): Portion {
  const portion = emptyPortion(0);
  const put = putInto(portion);
  if (places.nothing !== null) {
    for (const place of columns.keys())
      portion.cells.set(`${places.nothing},${place + 1}`, { value: null, style: cellStyle("center", "@") });
    put(places.nothing, 0, "没有符合条件的记录", cellStyle("center", "@"), 30);
  }
  if (places.total !== null) {
    portion.rowDefs.set(places.total, { height: 26 });
    for (const [place, cell] of totalCells(columns, places).entries())
      portion.cells.set(`${places.total},${place}`, cell);
  }
  put(places.footer, 0, content.footer, noteStyle("left"), 24);
  return portion;
}

const emptyPortion = (rows: number): Portion => ({
  rows: Array.from({ length: rows }, () => []),
  cells: new Map(),
  rowDefs: new Map(),
});

const putInto =
  ({ cells, rowDefs }: Portion) =>
  (row: number, column: number, text: string, style: CellStyle, height: number) => {
    cells.set(`${row},${column}`, { value: sheetText(text), style });
    rowDefs.set(row, { height });
  };

/** SUBTOTAL 109 leaves out what the filter hides, so the total follows it; the value beside it is the exact sum of all. */
function totalCells(columns: readonly LaidColumn[], { first, last }: Places): Partial<Cell>[] {
  const sums = columns.map((column, place): Partial<Cell> => {
    if (column.total === null) return { value: null, style: totalStyle(column.align) };
    const letter = colToLetter(place + 1);
    const numFmt = column.numbers?.exact(column.total) ?? column.numbers?.format;
    return {
      formula: `SUBTOTAL(109,${letter}${first + 1}:${letter}${last + 1})`,
      formulaResult: column.total,
      style: totalStyle("right", numFmt),
    };
  });
  return [{ value: "合计", style: totalStyle("center") }, ...sums];
}

/** The sheet around its rows: widths, merges, what stays in sight, how it prints. */
export function frameOf(content: WorkbookContent, columns: readonly LaidColumn[], places: Places): Order {
  const name = sheetName(content.title);
  const lastLetter = colToLetter(columns.length);
  return {
    defaultFont,
    properties: { title: content.title, creator: content.author },
    namedRanges: [
      {
        name: "_xlnm.Print_Titles",
        range: `'${name}'!$${places.head + 1}:$${places.head + 1}`,
        scope: name,
      },
    ],
    sheet: {
      name,
      columns: [{ width: serial.width, style: cellStyle("center", "0") }, ...columns.map(columnDef)],
      merges: mergesOf(columns, places),
      autoFilter: { range: `A${places.head + 1}:${lastLetter}${places.last + 1}` },
      freezePane: { rows: places.head + 1, columns: frozenColumns(columns) },
      view: { showGridLines: false },
      pageSetup: {
        paperSize: "a3",
        orientation: "landscape",
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        horizontalCentered: true,
        margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.35 },
      },
      headerFooter: { oddFooter: printedFooter(content) },
    },
  };
}

const columnDef = ({ width, style }: LaidColumn): ColumnDef => ({ width, style });

/** The line of time and units is two cells where there is room for two. */
const middleOf = (columns: readonly LaidColumn[]): number | null =>
  columns.length >= 3 ? Math.ceil((columns.length + 1) / 2) : null;

function mergesOf(columns: readonly LaidColumn[], places: Places): MergeRange[] {
  const half = middleOf(columns);
  const across = (row: number, from = 0, to = columns.length): MergeRange[] =>
    to > from ? [{ startRow: row, endRow: row, startCol: from, endCol: to }] : [];
  return [places.title, places.demo, places.definition, places.nothing, places.footer]
    .flatMap((row) => (row === null ? [] : across(row)))
    .concat(
      half ? [...across(places.units, 0, half - 1), ...across(places.units, half)] : across(places.units),
    );
}

function frozenColumns(columns: readonly LaidColumn[]): number {
  const count = columns.findIndex(({ isName }) => isName) + 1;
  const width = columns.slice(0, count).reduce((sum, column) => sum + column.width, serial.width);
  return count > 0 && width <= widestFrozen ? count + 1 : 1;
}

const totalWidth = (columns: readonly LaidColumn[]) =>
  columns.reduce((sum, { width }) => sum + width, serial.width);

/** At most 255 characters with its codes, an ampersand being the sign of one. */
function printedFooter({ footer, demo }: WorkbookContent): string {
  const words = footer.slice(0, 120).replaceAll("&", "&&");
  return `&L&9 ${words}&C&9 第 &P 页　共 &N 页${demo ? "&R&9 演示数据" : ""}`;
}

/** Excel's rules for the name on a tab. */
const sheetName = (title: string) =>
  title
    .slice(0, 31)
    .replace(/[[\]:*?/\\'\p{C}]/gu, "")
    .trim() || "台账";
