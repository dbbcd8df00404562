import type { Day } from "@/lib/date/day";
import type { Currency } from "@/lib/money/currency";
import type { Unit } from "@/lib/money/yuan";
import type { Grid } from "./grid";
import { type Block, findHeader, firstFullRow, titlesOver } from "./header";
import { letterOf } from "./letters";
import { suggestMapping } from "./mapping";
import { MergedGrid } from "./merged";
import type { TableShape } from "./row-kinds";
import { type SkippedRow, sortRows, type TableRow } from "./rows";
import { asOfIn, yearIn } from "./surroundings";
import { type KnownColumn, KnownTitles, titleKey, unitInTitle } from "./titles";
import { moneyUnit, type StatedUnit, sheetUnitIn } from "./units";

export type Column = {
  /** From 0. */
  index: number;
  /** As Excel names it: A, B … AA. */
  letter: string;
  /** 投资情况·总投资 for nested headings; 列C where there is none. */
  title: string;
  /** The titles above it from the top down; empty where there is none. */
  path: readonly string[];
  hidden: boolean;
  /** From its title or a unit row; of money the scale apart from the currency: 万美元 is 万元 and USD. */
  unit: string | null;
  /** Null is yuan, or not said. */
  currency: Currency | null;
  /** Up to three different values. */
  samples: string[];
};

/** Every filled row of the sheet is either among `rows` or among `skipped`. */
export type Table = {
  sheet: string;
  headerRows: number[];
  titleRows: { row: number; text: string }[];
  yearHint: number | null;
  asOf: Day | null;
  sheetUnit: Unit | null;
  sheetCurrency: Currency | null;
  columns: Column[];
  rows: TableRow[];
  skipped: SkippedRow[];
};

export type TableOptions = {
  /** Which known column names each record; its word tells 小计 rows from records. */
  nameKey?: string;
  /** May say the year and the day: 台账（截至2026年10月25日）.xlsx */
  fileName?: string;
  /** Where a person says the heading is; null where they say there is none. Found where nobody says. */
  header?: Block | null;
};

/** Finds the table in a sheet: its heading under titles, its units, its records between subtotals and notes. */
export function findTable(grid: Grid, known: readonly KnownColumn[], options: TableOptions = {}): Table {
  const sheet = new MergedGrid(grid);
  const header = options.header === undefined ? findHeader(sheet, new KnownTitles(known)) : options.header;
  const columns = columnsOf(sheet, header);
  const shape = shapeOf(columns, header, known, options.nameKey ?? "name");
  const first = header ? header.top : (firstFullRow(sheet) ?? 1);
  const { rows, skipped, units } = sortRows(sheet, shape, first);
  const titleRows = skipped.filter(({ row, kind }) => kind === "title" && row < first);
  const notes = skipped.filter(({ kind }) => kind === "footnote");
  const texts = [...titleRows, ...notes].map(({ text }) => text);
  const sheetUnit = sheetUnitIn(titleRows.map(({ text }) => text));
  const yearHint = yearIn([...texts, grid.sheet, options.fileName ?? ""]);
  return {
    sheet: grid.sheet,
    headerRows: header ? rowsOf(header) : [],
    titleRows: titleRows.map(({ row, text }) => ({ row, text })),
    yearHint,
    asOf: asOfIn([...texts, options.fileName ?? ""], yearHint),
    sheetUnit: sheetUnit?.unit ?? null,
    sheetCurrency: sheetUnit?.currency ?? null,
    columns: columns.map((column) => ({
      ...column,
      ...units.get(column.index),
      samples: samplesOf(rows, column.index),
    })),
    rows,
    skipped,
  };
}

const rowsOf = ({ top, bottom }: Block): number[] =>
  Array.from({ length: bottom - top + 1 }, (_, index) => top + index);

/** Columns that have a title or a value. */
function columnsOf(sheet: MergedGrid, header: Block | null): Column[] {
  const used = new Set<number>();
  for (let row = header?.top ?? 1; row <= sheet.rowCount; row++)
    sheet.grid.rows[row - 1]?.forEach((cell, column) => {
      if (cell) used.add(column);
    });
  const columns: Column[] = [];
  for (let index = 0; index <= Math.max(-1, ...used); index++) {
    const path = header ? titlesOver(sheet, header, index) : [];
    if (path.length === 0 && !used.has(index)) continue;
    const letter = letterOf(index);
    const unit = unitInTitles(path);
    columns.push({
      index,
      letter,
      title: path.join("·") || `列${letter}`,
      path,
      hidden: sheet.grid.hiddenColumns.has(index),
      unit: unit?.unit ?? null,
      currency: unit?.currency ?? null,
      samples: [],
    });
  }
  return columns.map((column, at) => ({ ...column, ...unitOfWhole(columns, at) }));
}

const partOfMoney = /^其中.*(?:投资|资金|资产|投入|设备|外资|内资)/;

/** 其中：固定资产投资 beside 总投资（万元） is a part of it, in the same unit. */
function unitOfWhole(columns: readonly Column[], at: number): Partial<StatedUnit> {
  const isPart = (column: Column) => partOfMoney.test(titleKey(column.path.at(-1) ?? ""));
  const own = columns[at];
  if (!own || own.unit !== null || !isPart(own)) return {};
  const whole = columns.slice(0, at).findLast((column) => !isPart(column));
  return whole && moneyUnit(whole.unit ?? "") ? { unit: whole.unit ?? "", currency: whole.currency } : {};
}

/** The nearest title that states one. */
function unitInTitles(path: readonly string[]): StatedUnit | null {
  for (const title of path.toReversed()) {
    const unit = unitInTitle(title);
    if (unit) return unit;
  }
  return null;
}

const measuredKinds: readonly KnownColumn["kind"][] = ["amount", "quantity", "count", "day"];

function shapeOf(
  columns: readonly Column[],
  header: Block | null,
  known: readonly KnownColumn[],
  nameKey: string,
): TableShape {
  const mapping = suggestMapping(columns, known);
  const kinds = new Map(known.map(({ key, kind }) => [key, kind]));
  const measured = mapping.filter(({ key }) => key && measuredKinds.includes(kinds.get(key) ?? "text"));
  const named = mapping.find(({ key }) => key === nameKey);
  const titled = columns.find(({ path }) => /(?:名称|^项目|^企业|姓名)$/.test(titleKey(path.at(-1) ?? "")));
  return {
    header,
    nameColumn: named?.column ?? titled?.index ?? null,
    measuredColumns: new Set(measured.map(({ column }) => column)),
    serialColumn:
      columns.find(({ path }) => /^(?:序号?|no\.?)$/.test(titleKey(path.at(-1) ?? "")))?.index ?? null,
    width: columns.length,
  };
}

function samplesOf(rows: readonly TableRow[], column: number): string[] {
  const samples = new Set<string>();
  for (const { cells } of rows) {
    const text = cells[column]?.text;
    if (text !== undefined) samples.add(text);
    if (samples.size === 3) break;
  }
  return [...samples];
}
