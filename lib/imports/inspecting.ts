import "server-only";
import type { Grid } from "@/lib/import/grid";
import { suggestMapping } from "@/lib/import/mapping";
import { titleKey } from "@/lib/import/titles";
import { moneyUnit } from "@/lib/import/units";
import type { Unit as MoneyUnit } from "@/lib/money/yuan";
import { columnId, type Headers, type Read, rowUnitKey, tableOf } from "./reading";
import type { Register } from "./register";

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
  /** What it would be, if another column did not claim to be it just as well. */
  tied: string | null;
};

export type SheetView = {
  name: string;
  rows: number;
  /** The first rows as the file has them, so that a person can see which is the heading. */
  head: { row: number; cells: string[] }[];
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

export type Inspecting = {
  fileName: string;
  size: number;
  /** What titles were taken for last time. */
  remembered: Readonly<Record<string, string>>;
  headers?: Headers;
};

export function inspect(
  read: Read,
  register: Register,
  { fileName, size, remembered, headers }: Inspecting,
): Inspection {
  const sheets = read.grids.map((grid): SheetView => {
    const table = tableOf(grid, register, fileName, headers);
    const suggested = new Map(
      suggestMapping(table.columns, register.columns, remembered).map((one) => [one.column, one]),
    );
    const hasUnit = [...suggested.values()].some(({ key }) => key === register.unitKey);
    return {
      name: grid.sheet,
      rows: table.rows.length,
      head: headOf(grid, table.headerRows.at(-1) ?? 0),
      hiddenRows: table.rows.filter(({ hidden }) => hidden).length,
      headerRows: table.headerRows,
      titles: table.titleRows.map(({ text }) => text),
      yearHint: table.yearHint,
      asOf: table.asOf,
      moneyUnit: table.sheetUnit,
      columns: table.columns.map(({ index, letter, title, hidden, unit, currency, samples }) => {
        const { key: titled = null, tied = null } = suggested.get(index) ?? {};
        const key = speaksOfMoney(titled, { title, samples }, register) ? rowUnitKey : titled;
        const own = severalOf(remembered[titleKey(title)], register) ?? (key ? [key] : []);
        return {
          id: columnId(grid.sheet, letter),
          letter,
          title,
          hidden,
          unit,
          currency,
          samples,
          keys: [...withUnit(own, register, hasUnit)],
          tied,
        };
      }),
    };
  });
  const notes = [...read.notes, ...sheets.flatMap((sheet) => besideEachOther(sheet, register))];
  return { kind: read.kind, encoding: read.encoding, size, notes, sheets };
}

/** The column that stands in for the unit is both where no other says the unit, whatever it was last time. */
const withUnit = (
  keys: readonly string[],
  { unitKey, unitStandIn }: Register,
  hasUnit: boolean,
): readonly string[] => {
  if (unitKey === null || unitStandIn === undefined || !keys.includes(unitStandIn)) return keys;
  const others = keys.filter((key) => key !== unitKey);
  return hasUnit ? others : [...others, unitKey];
};

/** 单位 is whoever carries the project, unless what stands below are 万元 and 亿元. */
const speaksOfMoney = (
  key: string | null,
  { title, samples }: { title: string; samples: readonly string[] },
  register: Register,
): boolean =>
  (key === null ? titleKey(title) === "单位" : key === register.unitKey) &&
  samples.length > 0 &&
  samples.every((text) => moneyUnit(text) !== null) &&
  register.columns.some((column) => column.key === rowUnitKey);

/** Two columns that name records are two tables side by side, of which one would be left out. */
function besideEachOther({ name, columns }: SheetView, { nameKey, record }: Register): string[] {
  const names = columns.filter(({ keys }) => keys.includes(nameKey));
  // A name merged over two columns fills but the first of them.
  const same = columns.filter(
    ({ title, samples }) =>
      samples.length > 0 && names.some((one) => titleKey(one.title) === titleKey(title)),
  );
  if (same.length < 2) return [];
  const letters = same.map(({ letter }) => letter).join("、");
  return [
    `“${name}”有 ${same.length} 列“${same[0]?.title}”（${letters}），像是并排的几张表：只会导入其中一列的${record}，其余请移到下面再导入`,
  ];
}

const shownRows = 15;
const shownColumns = 30;
const longestCell = 40;

/** The first rows, and on to a few records below the heading where it stands further down. */
function headOf(grid: Grid, lastTitles: number): SheetView["head"] {
  const shown = grid.rows.slice(0, Math.max(shownRows, lastTitles + 3));
  return shown.map((cells, at) => ({
    row: at + 1,
    cells: cells.slice(0, shownColumns).map((cell) => cell?.text.slice(0, longestCell) ?? ""),
  }));
}

/** What a column was taken for last time, where it was two things at once. */
function severalOf(remembered: string | undefined, { columns }: Register): string[] | null {
  const keys = remembered?.split(" ") ?? [];
  const known = keys.every((key) => columns.some((column) => column.key === key));
  return keys.length > 1 && known ? keys : null;
}
