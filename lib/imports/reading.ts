import "server-only";
import { Unacceptable } from "@/lib/auth/refusals";
import { readStored } from "@/lib/files/store";
import type { Grid } from "@/lib/import/grid";
import { readSpreadsheet } from "@/lib/import/read-file";
import type { TableRow } from "@/lib/import/rows";
import { tablesApart } from "@/lib/import/side-by-side";
import { tablesBelow } from "@/lib/import/stacked";
import { yearIn } from "@/lib/import/surroundings";
import { findTable, type Table } from "@/lib/import/table";
import { titleKey } from "@/lib/import/titles";
import { checkTotals, type TotalCheck } from "@/lib/import/totals";
import { moneyUnit } from "@/lib/import/units";
import { type Currency, currenciesIn } from "@/lib/money/currency";
import { isBlank, quoted } from "@/lib/money/typed";
import { withoutDittos, withUnitsAbove } from "./above";
import { Doubting, isContinued } from "./doubts";
import type { Answers } from "./input";
import type { Doubt, Register, SourceCell, SourceColumn, SourceRow } from "./register";

export const columnId = (sheet: string, letter: string): string => `${sheet.slice(0, 200)} ${letter}`;

export type Read = { grids: Grid[]; kind: string; encoding: string | null; notes: string[] };

/** The file's tables, each on a sheet of its own, or the reader's own sentence as a refusal. */
export async function readFile(bytes: Uint8Array, fileName: string, register: Register): Promise<Read> {
  const reading = await readSpreadsheet(bytes, fileName);
  if (!reading.ok) throw new Unacceptable(reading.message);
  const { kind, encoding = null, sheets } = reading.workbook;
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== null)));
  if (filled.length === 0) throw new Unacceptable("文件里没有内容，请检查是否选错了文件");
  const { columns, nameKey } = register;
  const apart = filled.map((sheet) =>
    tablesApart(sheet, columns, nameKey).flatMap((one) => tablesBelow(one, columns, nameKey)),
  );
  const told = apart.flatMap((tables, at) => {
    const name = `工作表“${filled[at]?.sheet}”`;
    return tables.length < 2
      ? []
      : [`${name}里有 ${tables.length} 张表，左右并排或表头不同，已当作 ${tables.length} 张工作表分开读取`];
  });
  return { grids: apart.flat(), kind, encoding, notes: [...reading.notes, ...told] };
}

export const readRun = async (
  run: { fileKey: string; fileName: string },
  register: Register,
): Promise<Read> => readFile(await readStored(run.fileKey), run.fileName, register);

export type Headers = Answers["headers"];

export const tableOf = (
  grid: Grid,
  { columns, nameKey }: Register,
  fileName: string,
  headers: Headers = {},
): Table => findTable(grid, columns, { nameKey, fileName, header: headers[grid.sheet] });

export type Sourced = {
  rows: SourceRow[];
  /** Rows among the records that are none: the template's example, and those that only add a name to the one above. */
  aside: { sheet: string; row: number; text: string; reason: string }[];
  tables: { table: Table; grid: Grid }[];
};

/** The chosen sheets as records under the chosen mapping; every other filled row is among the tables' skipped ones. */
export function sourcesOf(read: Read, register: Register, fileName: string, answers: Answers): Sourced {
  const chosen = read.grids.filter(({ sheet }) => answers.sheets.includes(sheet));
  const tables = chosen.map((grid) => ({ grid, table: tableOf(grid, register, fileName, answers.headers) }));
  const found = tables.map(({ table }) => recordsOf(table, register, answers));
  return {
    rows: found.flatMap(({ rows }) => rows),
    aside: found.flatMap(({ aside }) => aside),
    tables,
  };
}

/** How the example row of a template begins. */
const exampleMark = "【示例】";

export type MappedColumn = { key: string; index: number; source: SourceColumn };

function columnsIn(table: Table, answers: Answers): MappedColumn[] {
  return table.columns.flatMap((column) => {
    const keys = answers.mapping[columnId(table.sheet, column.letter)] ?? [];
    const source: SourceColumn = {
      place: `${column.letter} ${column.title}`,
      title: column.title,
      // A column headed 亩 keeps its own unit; one without any takes the sheet's, else the one asked for.
      unit: column.unit ?? table.sheetUnit ?? answers.moneyUnit,
      currency: column.currency ?? table.sheetCurrency ?? answers.currency,
      stated: column.unit,
      statedCurrency: column.currency,
    };
    return keys.map((key) => ({ key, index: column.index, source }));
  });
}

function recordsOf(table: Table, register: Register, answers: Answers): Pick<Sourced, "rows" | "aside"> {
  const mapped = columnsIn(table, answers);
  const places = new Map(mapped.map(({ key, source }) => [key, source.place]));
  const rows: SourceRow[] = [];
  const aside: Sourced["aside"] = [];
  const putAside = (row: number, text: string, reason: string) =>
    aside.push({ sheet: table.sheet, row, text, reason });
  const doubting = new Doubting(table, register, mapped);
  for (const tableRow of table.rows) {
    const above = rows.at(-1);
    if (above && isContinued(tableRow, mapped, register)) {
      const text = addNames(above, tableRow, mapped);
      putAside(tableRow.row, text, `与第 ${above.row} 行合并，是同一个${register.record}，已并入那一行`);
    } else {
      const written = doubting.about(recordOf(table, tableRow, mapped, places), tableRow);
      const record = withoutDittos(written, above, register);
      const title = record.cells.get(register.nameKey)?.cell.text ?? "";
      if (title.startsWith(exampleMark)) putAside(record.row, title, `模板里的示例，不是${register.record}`);
      else rows.push(withoutNumbering(record, register));
    }
  }
  return { rows: withUnitsAbove(rows, register), aside };
}

const numbering =
  /^(?:[（(](?:\d{1,3}|[一二三四五六七八九十]{1,3})[）)]|[\d０-９]{1,3}[、）)．]|\d{1,3}\.(?![\d.])|[①-⑳]|[一二三四五六七八九十]{1,3}、)\s*(?=\S)/;
const wrapped = /(?<=[\u4e00-\u9fff）])\s*\n\s*(?=[\u4e00-\u9fff（])/g;

/** 1、某某项目 is 某某项目: the number is the list's, and so is the line it was broken at. */
function withoutNumbering(row: SourceRow, { nameKey }: Register): SourceRow {
  const named = row.cells.get(nameKey);
  const written = named?.cell.text.trim() ?? "";
  const name = written.replace(numbering, "");
  if (!named || named.cell.error) return row;
  const cell = { ...named.cell, text: name.replace(wrapped, "") };
  const number = written.slice(0, written.length - name.length).trim();
  const place = named.column.place;
  const said: Doubt[] =
    number === "" ? [] : [{ place, level: "note", message: `名称前的序号“${number}”没有导入` }];
  const cells = new Map(row.cells).set(nameKey, { ...named, cell });
  return { ...row, cells, doubts: [...row.doubts, ...said] };
}

/** Columns that say row by row what unit and what currency the amounts are in. */
export const rowUnitKey = "amountUnit";
const rowCurrencyKey = "amountCurrency";

function recordOf(
  table: Table,
  { row, cells, headings, unit }: TableRow,
  mapped: readonly MappedColumn[],
  places: SourceRow["places"],
): SourceRow {
  const found = mapped.flatMap(({ key, index, source }): [string, SourceCell][] => {
    const cell = cells[index];
    return cell ? [[key, { cell, column: source }]] : [];
  });
  const own = moneyUnit(found.find(([key]) => key === rowUnitKey)?.[1].cell.text ?? "") ?? unit;
  const money = currencyIn(found.find(([key]) => key === rowCurrencyKey)?.[1].cell.text ?? "");
  if (own || money)
    for (const [, source] of found) {
      const { unit: usual, currency, stated, statedCurrency } = source.column;
      source.column = {
        ...source.column,
        unit: stated === null ? (own?.unit ?? usual) : usual,
        currency: statedCurrency ?? (stated === null ? own?.currency : null) ?? money ?? currency,
      };
    }
  return {
    sheet: table.sheet,
    row,
    // 2023年签约项目 within the sheet says more of the dates below than the title of the whole.
    yearHint: headings.map((heading) => yearIn([heading])).find(Boolean) ?? table.yearHint,
    headings,
    doubts: doubtsOf(found),
    cells: new Map(found),
    places,
  };
}

function doubtsOf(found: readonly [string, SourceCell][]): Doubt[] {
  const source = found.find(([key]) => key === rowCurrencyKey)?.[1];
  if (!source || isBlank(source.cell.text) || currencyIn(source.cell.text)) return [];
  const message = `${quoted(source.cell.text)}看不懂，请写人民币、美元这样的名称；勾选后按全表的币种导入`;
  return [{ place: source.column.place, level: "look", message }];
}

/** 美元 of a column 币种; null where nothing or more than one is named. */
function currencyIn(text: string): Currency | null {
  const [only = null, ...others] = currenciesIn(text);
  return others.length > 0 ? null : only;
}

function addNames(above: SourceRow, { cells, filled }: TableRow, mapped: readonly MappedColumn[]): string {
  const added: string[] = [];
  const all = new Map(above.cells);
  for (const { key, index, source } of mapped) {
    const cell = cells[index];
    if (!cell || filled.includes(index)) continue;
    const before = all.get(key);
    const text = before ? `${before.cell.text}；${cell.text}` : cell.text;
    all.set(key, { cell: { ...cell, text }, column: source });
    added.push(cell.text);
  }
  above.cells = all;
  return added.join("、");
}

export const totalsOf = ({ tables }: Sourced): ({ sheet: string } & TotalCheck)[] =>
  tables.flatMap(({ table, grid }) =>
    checkTotals(table, grid).map((check) => ({ sheet: table.sheet, ...check })),
  );

/** What a title was taken for, to be remembered; a column that was two things is remembered as both. */
export const namedColumns = ({ tables }: Sourced, answers: Answers): { title: string; field: string }[] =>
  tables.flatMap(({ table }) =>
    table.columns.flatMap(({ letter, title, path }) => {
      const keys = answers.mapping[columnId(table.sheet, letter)] ?? [];
      return keys.length > 0 && path.length > 0 ? [{ title: titleKey(title), field: keys.join(" ") }] : [];
    }),
  );
