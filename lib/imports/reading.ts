import "server-only";
import { Unacceptable } from "@/lib/auth/refusals";
import { readStored } from "@/lib/files/store";
import type { Grid } from "@/lib/import/grid";
import { suggestMapping } from "@/lib/import/mapping";
import { readSpreadsheet } from "@/lib/import/read-file";
import { findTable, type Table } from "@/lib/import/table";
import { titleKey } from "@/lib/import/titles";
import { checkTotals, type TotalCheck } from "@/lib/import/totals";
import type { Unit as MoneyUnit } from "@/lib/money/yuan";
import type { Answers } from "./input";
import type { Register, SourceCell, SourceColumn, SourceRow } from "./register";

/** One column as the mapping page shows it; its id tells it from the columns of other sheets. */
export type SheetColumn = {
  id: string;
  letter: string;
  title: string;
  hidden: boolean;
  unit: string | null;
  currency: string | null;
  samples: string[];
  keys: string[];
};

export type SheetView = {
  name: string;
  rows: number;
  hiddenRows: number;
  headerRows: number[];
  titles: string[];
  yearHint: number | null;
  asOf: string | null;
  moneyUnit: MoneyUnit | null;
  columns: SheetColumn[];
};

/** What was understood of a file before anybody said anything. */
export type Inspection = {
  kind: string;
  encoding: string | null;
  size: number;
  notes: string[];
  sheets: SheetView[];
};

export const columnId = (sheet: string, letter: string): string => `${sheet.slice(0, 200)} ${letter}`;

export type Read = { grids: Grid[]; kind: string; encoding: string | null; notes: string[] };

/** The file's sheets, or the reader's own sentence as a refusal. */
export async function readFile(bytes: Uint8Array, fileName: string): Promise<Read> {
  const reading = await readSpreadsheet(bytes, fileName);
  if (!reading.ok) throw new Unacceptable(reading.message);
  const { kind, encoding = null, sheets } = reading.workbook;
  const grids = sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell !== null)));
  if (grids.length === 0) throw new Unacceptable("文件里没有内容，请检查是否选错了文件");
  return { grids, kind, encoding, notes: reading.notes };
}

export const readRun = async (run: { fileKey: string; fileName: string }): Promise<Read> =>
  readFile(await readStored(run.fileKey), run.fileName);

export const tableOf = (grid: Grid, register: Register, fileName: string): Table =>
  findTable(grid, register.columns, { nameKey: register.nameKey, fileName });

export function inspect(
  read: Read,
  register: Register,
  fileName: string,
  size: number,
  remembered: Readonly<Record<string, string>>,
): Inspection {
  const sheets = read.grids.map((grid): SheetView => {
    const table = tableOf(grid, register, fileName);
    const keys = new Map(
      suggestMapping(table.columns, register.columns, remembered).map(({ column, key }) => [column, key]),
    );
    return {
      name: grid.sheet,
      rows: table.rows.length,
      hiddenRows: table.rows.filter(({ hidden }) => hidden).length,
      headerRows: table.headerRows,
      titles: table.titleRows.map(({ text }) => text),
      yearHint: table.yearHint,
      asOf: table.asOf,
      moneyUnit: table.sheetUnit,
      columns: table.columns.map(({ index, letter, title, hidden, unit, currency, samples }) => {
        const key = keys.get(index);
        return {
          id: columnId(grid.sheet, letter),
          letter,
          title,
          hidden,
          unit,
          currency,
          samples,
          keys: key ? [key] : [],
        };
      }),
    };
  });
  return { kind: read.kind, encoding: read.encoding, size, notes: read.notes, sheets };
}

export type Sourced = { rows: SourceRow[]; tables: { table: Table; grid: Grid }[] };

/** The chosen sheets as records under the chosen mapping; every other filled row is among the tables' skipped ones. */
export function sourcesOf(read: Read, register: Register, fileName: string, answers: Answers): Sourced {
  const chosen = read.grids.filter(({ sheet }) => answers.sheets.includes(sheet));
  const tables = chosen.map((grid) => ({ grid, table: tableOf(grid, register, fileName) }));
  const rows = tables.flatMap(({ table }) => rowsOf(table, answers));
  return { rows, tables };
}

function rowsOf(table: Table, answers: Answers): SourceRow[] {
  const mapped = table.columns.flatMap((column) => {
    const keys = answers.mapping[columnId(table.sheet, column.letter)] ?? [];
    const source: SourceColumn = {
      place: `${column.letter} ${column.title}`,
      title: column.title,
      // A column headed 亩 keeps its own unit; one without any takes the sheet's, else the one asked for.
      unit: column.unit ?? table.sheetUnit ?? answers.moneyUnit,
      currency: column.currency ?? table.sheetCurrency ?? answers.currency,
    };
    return keys.map((key) => ({ key, index: column.index, source }));
  });
  return table.rows.map(({ row, cells }) => {
    const found = mapped.flatMap(({ key, index, source }): [string, SourceCell][] => {
      const cell = cells[index];
      return cell ? [[key, { cell, column: source }]] : [];
    });
    return { sheet: table.sheet, row, yearHint: table.yearHint, cells: new Map(found) };
  });
}

export const totalsOf = ({ tables }: Sourced): ({ sheet: string } & TotalCheck)[] =>
  tables.flatMap(({ table, grid }) =>
    checkTotals(table, grid).map((check) => ({ sheet: table.sheet, ...check })),
  );

/** What a title was taken for, to be remembered: titles with one plain answer. */
export const namedColumns = ({ tables }: Sourced, answers: Answers): { title: string; field: string }[] =>
  tables.flatMap(({ table }) =>
    table.columns.flatMap(({ letter, title, path }) => {
      const [key, ...others] = answers.mapping[columnId(table.sheet, letter)] ?? [];
      return key && others.length === 0 && path.length > 0 ? [{ title: titleKey(title), field: key }] : [];
    }),
  );
