import "server-only";
import { isDemo } from "@/lib/auth/settings";
import type { Viewer } from "@/lib/auth/viewer";
import type { LedgerColumn, LedgerSpec } from "@/lib/ledger/spec";
import type { LedgerState } from "@/lib/ledger/state";
import { fileNameOf } from "./file-name";
import { filterInWords } from "./ledger-words";
import type { PlainContent } from "./stream";
import type { Tally } from "./tally";
import { demoWords, headOf } from "./wording";
import type { WorkbookCell, WorkbookColumn, WorkbookContent } from "./workbook-content";

/** A ledger as one person sees it at one moment, on its way into a file. */
export type LedgerFile = {
  viewer: Viewer;
  spec: LedgerSpec;
  state: LedgerState;
  /** 口径: what is counted and how. */
  definition: string;
  /** `2026-11-24 10:32`, in China. */
  at: string;
};

const pixelsPerCharacter = 7;
const usualWidth = 120;
/** The head of the sheet stays in sight and must leave room for rows. */
const longestFilter = 300;

export const columnsOf = ({ spec, state }: LedgerFile): LedgerColumn[] =>
  state.columns.flatMap((key) => spec.columns[key] ?? []);

export const titleOf = ({ spec }: LedgerFile): string =>
  /台账$|册$/.test(spec.title) ? spec.title : `${spec.title}台账`;

/** `项目台账（截至2026年11月24日）-明细-未排版.xlsx` */
export function nameOf(file: LedgerFile, extension: string, ...marks: string[]): string {
  const [year, month, day] = file.at.slice(0, 10).split("-").map(Number);
  const name = `${titleOf(file)}（截至${year}年${month}月${day}日）`;
  return fileNameOf([name, ...marks, ...(isDemo() ? ["演示数据"] : [])].join("-"), extension);
}

export function formattedContent(file: LedgerFile, rows: WorkbookCell[][], tally: Tally): WorkbookContent {
  return {
    title: titleOf(file),
    unitLine: unitLine(file),
    asOf: `截至 ${file.at}`,
    definition: definitionOf(file, tally),
    columns: file.state.columns.flatMap((key, place) => {
      const column = file.spec.columns[key];
      return column ? [workbookColumn(key, column, rows, place)] : [];
    }),
    rows,
    footer: makerOf(file),
    author: file.viewer.name,
    demo: isDemo(),
  };
}

export function plainContent(
  file: LedgerFile,
  pages: AsyncIterable<WorkbookCell[][]>,
  tally: Tally,
): PlainContent {
  const demo = isDemo();
  return {
    heads: columnsOf(file).map((column) => ({ title: headOf(column), width: widthOf(column) })),
    pages,
    notes: () => [
      ...(demo ? [demoWords] : []),
      `${titleOf(file)}　截至 ${file.at}　${unitLine(file)}`,
      definitionOf(file, tally),
      makerOf(file),
    ],
    demo,
  };
}

const widthOf = ({ width = usualWidth }: Pick<LedgerColumn, "width">) =>
  Math.round(width / pixelsPerCharacter);

function workbookColumn(
  key: string,
  { title, unit, sum, width }: LedgerColumn,
  rows: readonly WorkbookCell[][],
  place: number,
): WorkbookColumn {
  const kind = rows.find((row) => row[place]?.kind !== "text")?.[place]?.kind ?? "text";
  return {
    title,
    unit,
    kind: sum ? "number" : kind,
    format: rows.find((row) => row[place]?.format)?.[place]?.format,
    width: widthOf({ width }),
    sum: sum !== undefined,
    isName: key === "name",
  };
}

function unitLine(file: LedgerFile): string {
  const units = [...new Set(columnsOf(file).flatMap(({ unit }) => unit ?? []))];
  return units.length > 0 ? `单位：${units.join("、")}` : "";
}

function definitionOf(file: LedgerFile, tally: Tally): string {
  const words = filterInWords(file.spec, file.state) || "无";
  const filter = words.length > longestFilter ? `${words.slice(0, longestFilter)}…` : words;
  return [
    `范围：制表人权限内的记录，共 ${tally.rows} 条`,
    `筛选：${filter}`,
    `口径：${file.definition}`,
    tally.notes(),
  ]
    .filter(Boolean)
    .join("　");
}

const makerOf = ({ viewer, at }: LedgerFile) =>
  `制表人：${viewer.name}（${viewer.unitName}）　　制表时间：${at}`;
