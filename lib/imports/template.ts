import "server-only";
import { writeXlsx } from "hucre";
import type { Viewer } from "@/lib/auth/viewer";
import { headStyle, noteStyle, titleStyle } from "@/lib/export/workbook-styles";
import type { ImportColumn, Register } from "./register";

const listSheet = "选项";
const lastRow = 2_000;

const letterOf = (index: number): string =>
  (index < 26 ? "" : letterOf(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

const headingOf = ({ label, unit, required }: ImportColumn) =>
  `${required ? "*" : ""}${label}${unit ? `（${unit}）` : ""}`;

/** An empty ledger to fill in: a heading the importer knows, lists to choose from, one example, and how to fill each column. */
export async function templateOf(register: Register, viewer: Viewer): Promise<Uint8Array> {
  const known = await register.templateColumns(viewer);
  const columns = register.usual.flatMap((key) => known.find((column) => column.key === key) ?? []);
  const listed = columns.map((column, index) => ({ column, index })).filter(({ column }) => column.words);
  const style = new Map(columns.map((_, index) => [`2,${index}`, { style: headStyle }]));
  return writeXlsx({
    sheets: [
      {
        name: register.title,
        rows: [
          [`${register.title}导入模板`],
          ["带 * 的列必填；不知道的留空，待定就写“待定”；可以增减列、改列的顺序；示例行不会导入"],
          columns.map(headingOf),
          columns.map(({ example }) => example || null),
        ],
        cells: new Map([["0,0", { style: titleStyle }], ["1,0", { style: noteStyle("left") }], ...style]),
        columns: columns.map((column) => ({ width: widthOf(column, register.nameKey) })),
        merges: [0, 1].map((row) => ({
          startRow: row,
          endRow: row,
          startCol: 0,
          endCol: columns.length - 1,
        })),
        freezePane: { rows: 3, columns: 1 },
        dataValidations: listed.map(({ column, index }, at) => ({
          type: "list" as const,
          formula1: `'${listSheet}'!$${letterOf(at)}$1:$${letterOf(at)}$${column.words?.length ?? 1}`,
          range: `${letterOf(index)}4:${letterOf(index)}${lastRow}`,
          allowBlank: true,
          showErrorMessage: true,
          errorTitle: column.label,
          errorMessage: "请从下拉列表选择，或留空",
        })),
      },
      {
        name: "填写说明",
        rows: [
          ["列名", "怎么填", "例子"],
          ...known.map(({ label, unit, hint, example }) => [
            unit ? `${label}（${unit}）` : label,
            hint,
            example,
          ]),
        ],
        columns: [{ width: 30 }, { width: 60 }, { width: 36 }],
      },
      { name: listSheet, hidden: true, rows: rowsOfLists(listed.map(({ column }) => column.words ?? [])) },
    ],
  });
}

const widthOf = ({ key, kind }: ImportColumn, nameKey: string): number => {
  if (key === nameKey || kind === "lines") return 36;
  return kind === "day" ? 14 : 16;
};

const rowsOfLists = (lists: readonly (readonly string[])[]) =>
  Array.from({ length: Math.max(1, ...lists.map(({ length }) => length)) }, (_, row) =>
    lists.map((list) => list[row] ?? null),
  );
