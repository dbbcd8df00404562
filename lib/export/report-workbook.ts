import "server-only";
import { type Cell, type CellStyle, type CellValue, type WriteSheet, writeXlsx } from "hucre";
import {
  chineseNumber,
  type ReportCell,
  type ReportColumn,
  type ReportContent,
  type ReportTable,
} from "./report-content";
import type { ReportMaker } from "./report-document";
import { sheetText, widthOf } from "./sheet-text";
import { demoWords } from "./wording";
import { linesOf } from "./workbook-rows";
import {
  type Align,
  cellStyle,
  defaultFont,
  demoStyle,
  headStyle,
  noteStyle,
  titleStyle,
  totalStyle,
} from "./workbook-styles";

/** A report as a workbook: its words on the first sheet, each table on one of its own, numbers as numbers. */
export async function reportWorkbook(content: ReportContent, maker: ReportMaker): Promise<Uint8Array> {
  const tables = content.sections.flatMap((section) => section.tables);
  const names = sheetNames(tables);
  return writeXlsx({
    defaultFont,
    properties: { title: content.title, creator: maker.author },
    sheets: [
      wordsSheet(content, maker),
      ...tables.map((table, i) => tableSheet(table, names[i] ?? "", maker)),
    ],
  });
}

/** Names on tabs differ, hold 31 characters and none of those Excel refuses. */
function sheetNames(tables: readonly ReportTable[]): string[] {
  return tables.map(({ title }, i) => `${i + 1}.${title.replace(/[[\]:*?/\\']/g, "")}`.slice(0, 31));
}

const pixelsPerShare = 1.25;
const wordsWidth = 80;

class Sheet {
  readonly rows: CellValue[][] = [];
  readonly cells = new Map<string, Partial<Cell>>();
  readonly rowDefs = new Map<number, { height: number }>();
  readonly merges: NonNullable<WriteSheet["merges"]> = [];

  constructor(private readonly columns: number) {}

  /** One text across all columns. */
  across(text: string, style: CellStyle, height: number): void {
    const row = this.rows.length;
    this.rows.push([]);
    this.cells.set(`${row},0`, { value: sheetText(text), style });
    this.rowDefs.set(row, { height });
    if (this.columns > 1)
      this.merges.push({ startRow: row, endRow: row, startCol: 0, endCol: this.columns - 1 });
  }

  line(cells: readonly Partial<Cell>[], height: number): void {
    const row = this.rows.length;
    this.rows.push([]);
    for (const [place, cell] of cells.entries()) this.cells.set(`${row},${place}`, cell);
    this.rowDefs.set(row, { height });
  }
}

const headingStyle: CellStyle = { ...noteStyle("left"), font: { name: "黑体", size: 12, bold: true } };
const sentenceStyle: CellStyle = {
  font: { name: "宋体", size: 11 },
  alignment: { horizontal: "left", vertical: "top", wrapText: true },
};
const heightOf = (text: string, width: number) => 8 + linesOf(text, width) * 16;

function wordsSheet({ title, facts, sections, notes }: ReportContent, maker: ReportMaker): WriteSheet {
  const sheet = new Sheet(1);
  sheet.across(
    title,
    { ...titleStyle, alignment: { ...titleStyle.alignment, wrapText: true } },
    heightOf(title, 56) + 24,
  );
  if (maker.demo) sheet.across(demoWords, demoStyle, 22);
  for (const fact of facts) sheet.across(fact, noteStyle("left"), 18);
  for (const [i, { heading, paragraphs }] of sections.entries()) {
    sheet.across(`${chineseNumber(i + 1)}、${heading}`, headingStyle, 24);
    for (const text of paragraphs) sheet.across(text, sentenceStyle, heightOf(text, wordsWidth));
  }
  sheet.across(`${chineseNumber(sections.length + 1)}、口径与说明`, headingStyle, 24);
  for (const [i, note] of notes.entries()) {
    const text = `${i + 1}．${note}`;
    sheet.across(text, sentenceStyle, heightOf(text, wordsWidth));
  }
  sheet.across(maker.footer, noteStyle("left"), 22);
  return framed("汇总", sheet, { widths: [wordsWidth], orientation: "portrait", maker });
}

function tableSheet(
  { title, unitLine, columns, rows, hasTotal, note }: ReportTable,
  name: string,
  maker: ReportMaker,
) {
  const sheet = new Sheet(columns.length);
  sheet.across(title, titleStyle, 40);
  if (maker.demo) sheet.across(demoWords, demoStyle, 22);
  sheet.across(unitLine, noteStyle("right"), 18);
  const head = sheet.rows.length;
  sheet.line(
    columns.map(({ title: text }) => ({ value: text, style: headStyle })),
    36,
  );
  for (const [i, row] of rows.entries()) {
    const isTotal = hasTotal === true && i === 0;
    sheet.line(
      row.map((cell, place) => cellOf(cell, columns[place], isTotal)),
      22,
    );
  }
  if (note) sheet.across(`注：${note}。`, noteStyle("left"), 22);
  sheet.across(maker.footer, noteStyle("left"), 22);
  return {
    ...framed(name, sheet, { widths: columns.map(widthOfColumn(rows)), orientation: "landscape", maker }),
    freezePane: { rows: head + 1, columns: 1 },
  };
}

const aligns: Readonly<Record<ReportColumn["align"], Align>> = {
  start: "left",
  center: "center",
  end: "right",
};

function cellOf({ shown, number, format }: ReportCell, column: ReportColumn | undefined, isTotal: boolean) {
  const align = aligns[column?.align ?? "start"];
  const style = isTotal ? totalStyle : cellStyle;
  return number === undefined
    ? { value: sheetText(shown), style: style(align, "@") }
    : { value: number, style: style(align, format ?? "General") };
}

/** Wide enough for the longest text in it, within reason. */
const widthOfColumn =
  (rows: readonly (readonly ReportCell[])[]) =>
  ({ title, width }: ReportColumn, place: number): number => {
    const longest = Math.max(
      ...rows.map((row) => widthOf(row[place]?.shown ?? "")),
      widthOf(title) > 18 ? widthOf(title) / 2 + 2 : widthOf(title),
    );
    return Math.min(60, Math.max(width * pixelsPerShare, longest + 3));
  };

type Frame = { widths: readonly number[]; orientation: "portrait" | "landscape"; maker: ReportMaker };

const framed = (name: string, sheet: Sheet, { widths, orientation, maker }: Frame): WriteSheet => ({
  name,
  rows: sheet.rows,
  cells: sheet.cells,
  rowDefs: sheet.rowDefs,
  merges: sheet.merges,
  columns: widths.map((width) => ({ width })),
  view: { showGridLines: false },
  pageSetup: {
    paperSize: "a4",
    orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.35 },
  },
  headerFooter: {
    oddFooter: `&L&8 ${maker.footer.slice(0, 120).replaceAll("&", "&&")}&R&8 ${maker.demo ? "演示数据　" : ""}第 &P 页　共 &N 页`,
  },
});
