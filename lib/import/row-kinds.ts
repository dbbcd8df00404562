import type { Cell } from "./grid";
import type { Block } from "./header";
import type { MergedGrid } from "./merged";
import { titleKey } from "./titles";
import { statedUnit } from "./units";

export type SkippedKind =
  | "title"
  | "header"
  | "blank"
  | "subtotal"
  | "total"
  | "footnote"
  | "repeatedHeader"
  | "unit";

/** What is known of the table when its rows are told apart. */
export type TableShape = {
  header: Block | null;
  /** The column that names each record, when there is one. */
  nameColumn: number | null;
  /** Columns of amounts, dates and counts, where the word 合计 would be no label. */
  measuredColumns: ReadonlySet<number>;
  serialColumn: number | null;
  width: number;
};

type Filled = { column: number; cell: Cell };

const compact = (text: string): string => text.normalize("NFKC").replace(/\s/g, "");

const totalLabel =
  /^(.{0,12}?)(小计|合计|总计|共计|累计|汇总)(?:[:(].*|共?\d+(?:个|家|户|项|条|只)?(?:项目|企业)?)?$/;
const wholeTable = /^(?:全市|全县|全区|全表|本表|总|以上)?$/;
const count = /^(?:共|计)?\d*(?:个|家|户|项|条|只)?(?:项目|企业)?$/;
const placeholder = /^(?:[-—–/\\]+|无|\.+)$/;

const saysNothing = (text: string): boolean => count.test(text) || placeholder.test(text);

/** 小计 and 合计 rows: the label stands where records have words, and the row names no record. */
export function totalKind(cells: readonly Filled[], shape: TableShape): "subtotal" | "total" | null {
  const labelled = cells.find(({ column, cell }) => isLabel(column, cell, shape));
  if (!labelled) return null;
  const [, prefix = "", word = ""] = totalLabel.exec(compact(labelled.cell.text)) ?? [];
  const isName = labelled.column === shape.nameColumn;
  if (isName && prefix !== "" && /累计|汇总/.test(word)) return null;
  if (!isName && isNamed(cells, shape)) return null;
  const words = cells.filter(
    ({ column, cell }) =>
      column !== labelled.column &&
      isWord(cell) &&
      !shape.measuredColumns.has(column) &&
      !saysNothing(compact(cell.text)),
  );
  if (words.length > (prefix === "" ? 2 : 1)) return null;
  return word === "小计" || !wholeTable.test(prefix) ? "subtotal" : "total";
}

function isLabel(column: number, cell: Cell, { measuredColumns, nameColumn }: TableShape): boolean {
  const lastLabelColumn = Math.max(nameColumn ?? 0, 3);
  if (measuredColumns.has(column) || column > lastLabelColumn || !isWord(cell)) return false;
  return labelOfTotal(cell.text) !== null;
}

/** 小计 for “小  计”; null where a text is no such label. */
export function labelOfTotal(text: string): string | null {
  const label = compact(text);
  return totalLabel.test(label) ? label : null;
}

const isWord = ({ number, day }: Cell): boolean => number === undefined && day === undefined;

function isNamed(cells: readonly Filled[], { nameColumn }: TableShape): boolean {
  const name = cells.find(({ column }) => column === nameColumn);
  return name !== undefined && !saysNothing(compact(name.cell.text));
}

const noteStart =
  /^[*※]?(?:注(?:\d*[.、:]|释|意)|(?:备注|说明|附注|附|填表说明|填表人|填报人|经办人|制表人?|制表单位|审核人?|审批人|复核人?|联系人|联系电话|(?:单位|主要|分管)?负责人|(?:主要|分管)?领导|填报单位|填报日期|填表日期|制表日期|数据来源|资料来源|统计口径|统计范围|口径)(?:\((?:签字|签章|签名|盖章)\))?\d*:)/;
const longNote = 30;

/** Notes under a table begin with a word for them; below the last record, so does any long text on its own. */
export function isFootnote(cells: readonly Filled[], shape: TableShape, belowRecords: boolean): boolean {
  const [first, ...others] = cells;
  if (!first || !isWord(first.cell)) return false;
  if (isNamed(cells, shape) && first.column !== shape.nameColumn) return false;
  const text = compact(first.cell.text);
  if (noteStart.test(text)) return true;
  return belowRecords && others.length === 0 && (text.length > longNote || /[;；。:]/.test(text));
}

/** A heading within the table: 一、柯城区, or one text merged across it. */
export function isSectionTitle(
  sheet: MergedGrid,
  row: number,
  cells: readonly Filled[],
  shape: TableShape,
): boolean {
  const [only, ...others] = cells;
  if (!only || others.length > 0 || !isWord(only.cell)) return false;
  const merge = sheet.mergeAt(row, only.column);
  const across = merge ? merge.right - merge.left + 1 : 1;
  if (across >= Math.max(3, shape.width / 2)) return true;
  const text = compact(only.cell.text);
  if (isPlace(text) || unitLine.test(text)) return true;
  if (only.column === shape.nameColumn) return false;
  return /^(?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}[、.]|\d{1,2}[、.)])\D/.test(text);
}

const numbering = /^(?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十\d]{1,3}[、.])/;
const place =
  /^[\u4e00-\u9fff]{1,4}(?:(?<![园景社小片街范假发聚务库商厂])区|县|市|新城)(?:\([^()]*\d[^()]*\))?$/;

const unitLine = /^\(?(?:金额|计量|货币)?单位:.{1,12}$/;

/** 龙游县（12个） alone, also where names stand, heads the projects of that county. */
const isPlace = (text: string): boolean => place.test(text.replace(numbering, ""));

/** 填报单位：… and 2023年10月8日 are about the sheet, not about what stands below. */
export const isAboutTheSheet = (text: string): boolean =>
  /[:：]|单位|^\d{4}年\d|填报|制表/.test(text.replace(/[(（][^()（）]*[)）]/g, "").trim());

const chineseNumber = /^\(?[一二三四五六七八九十]{1,3}\)?[、.]?$/;

/** 一 | 已签约项目 | 5000 above the records it adds up, in a table whose records are numbered 1, 2, 3. */
export function isNumberedSection(cells: readonly Filled[], shape: TableShape): boolean {
  const { serialColumn, nameColumn, measuredColumns } = shape;
  const serial = cells.find(({ column }) => column === serialColumn);
  if (!serial || !chineseNumber.test(compact(serial.cell.text))) return false;
  return cells.every(
    ({ column, cell }) =>
      column === serialColumn || column === nameColumn || measuredColumns.has(column) || !isWord(cell),
  );
}

const alike = 0.7;

/** A heading printed again on the next page. */
export function isRepeatedHeader(
  sheet: MergedGrid,
  cells: readonly Filled[],
  { header }: TableShape,
): boolean {
  if (!header || cells.length < 2) return false;
  for (let row = header.top; row <= header.bottom; row++) {
    const same = cells.filter(({ column, cell }) => isSameTitle(sheet.text(row, column), cell.text));
    if (same.length >= 2 && same.length >= cells.length * alike) return true;
  }
  return false;
}

// Almost every cell of a record differs from its title in the first character.
const isSameTitle = (title: string, text: string): boolean =>
  title === text || (title.charAt(0) === text.charAt(0) && titleKey(title) === titleKey(text));

const unitLabels = /^(?:计量)?单位$/;

/** A row below the heading that gives the unit of each column. */
export function isUnitRow(cells: readonly Filled[], isFirst: boolean): boolean {
  const units = cells.filter(({ cell }) => statedUnit(cell.text) !== null);
  const others = cells
    .filter(({ cell }) => statedUnit(cell.text) === null)
    .map(({ cell }) => compact(cell.text));
  const labelled = others.some((text) => unitLabels.test(text));
  if (!others.every((text) => unitLabels.test(text) || placeholder.test(text))) return false;
  return units.length >= (isFirst || labelled ? 1 : 2);
}

/** Statistical forms number their columns below the heading: 甲, 1, 2, 3. */
export function isColumnNumbers(cells: readonly Filled[]): boolean {
  const numbers = cells.map(({ cell }) => compact(cell.text)).filter((text) => !/^[甲乙丙丁戊]$/.test(text));
  return (
    numbers.length >= 3 && numbers.every((text, index) => text.replace(/[()]/g, "") === String(index + 1))
  );
}

/** Prepared lines that hold a running number and nothing else. */
export const isOnlyNumbered = (cells: readonly Filled[], { serialColumn }: TableShape): boolean =>
  cells.every(({ column, cell }) => column === serialColumn && /^\d+[.、]?$/.test(compact(cell.text)));
