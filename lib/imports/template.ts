import "server-only";
import { type CellStyle, type WriteSheet, writeXlsx } from "hucre";
import type { Viewer } from "@/lib/auth/viewer";
import { cellStyle, defaultFont, headStyle, titleStyle, toned } from "@/lib/export/workbook-styles";
import { letterOf } from "@/lib/import/letters";
import type { ImportColumn, Register } from "./register";

const listSheet = "选项";
const lastRow = 2_000;

const headingOf = ({ label, unit, required }: ImportColumn) =>
  `${required ? "*" : ""}${label}${unit ? `（${unit}）` : ""}`;

/** An empty ledger to fill in: a heading the importer knows, lists to choose from, one example, and how to fill each column. */
export async function templateOf(register: Register, viewer: Viewer): Promise<Uint8Array> {
  const known = await register.templateColumns(viewer);
  const columns = register.usual.flatMap((key) => known.find((column) => column.key === key) ?? []);
  const listed = columns.map((column, index) => ({ column, index })).filter(({ column }) => column.words);
  return writeXlsx({
    defaultFont,
    sheets: [
      ledgerSheet(register, columns, listed),
      helpSheet(known),
      { name: listSheet, hidden: true, rows: rowsOfLists(listed.map(({ column }) => column.words ?? [])) },
    ],
  });
}

type Listed = { column: ImportColumn; index: number };

const printed = {
  paperSize: "a3",
  orientation: "landscape",
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
} as const;

/** Titles stand at the left, where they are seen however wide the sheet is. */
function ledgerSheet(
  register: Register,
  columns: readonly ImportColumn[],
  listed: readonly Listed[],
): WriteSheet {
  const styled = columns.flatMap((column, index): [string, { style: CellStyle }][] => [
    [`2,${index}`, { style: headStyle }],
    [`3,${index}`, { style: toned(cellStyle(isNumber(column) ? "right" : "left", "General"), "muted") }],
  ]);
  return {
    name: register.title,
    rows: [
      [`${register.title}导入模板`],
      ["带 * 的列必填；不知道的留空，待定就写“待定”；可以增减列、改列的顺序；示例行不会导入"],
      columns.map(headingOf),
      columns.map(exampleOf),
    ],
    cells: new Map([["0,0", { style: leftTitle }], ["1,0", { style: noteStyle }], ...styled]),
    rowDefs: new Map([
      [0, { height: 34 }],
      [1, { height: 20 }],
      [2, { height: 34 }],
      [3, { height: 34 }],
    ]),
    columns: columns.map((column) => ({ width: widthOf(column, register.nameKey) })),
    freezePane: { rows: 3, columns: 1 },
    pageSetup: printed,
    dataValidations: listed.map(({ column, index }, at) => ({
      type: "list" as const,
      formula1: `'${listSheet}'!$${letterOf(at)}$1:$${letterOf(at)}$${column.words?.length ?? 1}`,
      range: `${letterOf(index)}4:${letterOf(index)}${lastRow}`,
      allowBlank: true,
      showErrorMessage: true,
      errorTitle: column.label,
      errorMessage: "请从下拉列表选择，或留空",
    })),
  };
}

const leftTitle: CellStyle = { ...titleStyle, alignment: { horizontal: "left", vertical: "center" } };
const noteStyle: CellStyle = {
  font: { name: "宋体", size: 10, color: { rgb: "5C636E" } },
  alignment: { vertical: "center" },
};

const isNumber = ({ kind }: ImportColumn): boolean => ["amount", "quantity", "count"].includes(kind);

function exampleOf(column: ImportColumn): string | number | null {
  if (column.example === "") return null;
  return isNumber(column) ? Number(column.example) : column.example;
}

/** Every column the importer knows, in the sheet or not. */
function helpSheet(known: readonly ImportColumn[]): WriteSheet {
  const plain = cellStyle("left", "General");
  return {
    name: "填写说明",
    rows: [
      ["列名", "怎么填", "例子"],
      ...known.map((column) => [headingOf(column), column.hint, exampleOf(column)]),
    ],
    cells: new Map(
      [0, 1, 2].flatMap((index) =>
        [headStyle, ...known.map(() => plain)].map((style, row) => [`${row},${index}`, { style }] as const),
      ),
    ),
    columns: [{ width: 34 }, { width: 64 }, { width: 46 }],
    freezePane: { rows: 1 },
    pageSetup: { ...printed, paperSize: "a4", orientation: "portrait" },
  };
}

const widthOf = ({ key, kind }: ImportColumn, nameKey: string): number => {
  if (key === nameKey || kind === "lines") return 36;
  if (kind === "reference" && key !== "unitId") return 28;
  return kind === "day" ? 14 : 16;
};

const rowsOfLists = (lists: readonly (readonly string[])[]) =>
  Array.from({ length: Math.max(1, ...lists.map(({ length }) => length)) }, (_, row) =>
    lists.map((list) => list[row] ?? null),
  );
