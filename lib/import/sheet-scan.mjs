// @ts-check
import {
  MAX_COLUMNS,
  MAX_LAID_OUT_CELLS,
  MAX_MERGED_CELLS,
  MAX_MERGED_CELLS_TOGETHER,
  MAX_MERGES,
  MAX_ROWS,
} from "./limits.mjs";
import { isStrike } from "./shared-texts.mjs";
import { damaged, Unreadable } from "./unreadable.mjs";
import { attribute, scanXml } from "./xml-scan.mjs";

/** @typedef {import("./grid").Merge} Merge */
/** @typedef {import("./workbook-parts.mjs").CellStyles} CellStyles */
/** @typedef {import("./cell-value.mjs").CellNature} CellNature */

/** The number of a cell's shared text, or its nature where that is not plain. @typedef {number | CellNature} KnownCell */

/**
 * What a sheet's own XML says, read without the library: how many filled cells each row has, which cells are not
 * what their value seems, what is hidden and merged.
 * @typedef {object} SheetScan
 * @property {Map<number, number>} filled sheet row → number of filled cells, within the rows and columns we keep
 * @property {Map<number, KnownCell[]>} known sheet row → by column index what the value alone does not tell
 * @property {Map<number, Set<number>>} struck sheet row → columns whose text is crossed out
 * @property {Set<number>} hiddenRows
 * @property {Set<number>} hiddenColumns
 * @property {Merge[]} merges
 * @property {{ rows: number, cells: number, merges: number }} left filled rows and cells beyond what we keep, and
 *   merges too large or too many to be meant
 */

const rowNumber = attribute("r");
const cellType = attribute("t");
const cellStyle = attribute("s");
const hidden = attribute("hidden");
const height = attribute("ht");
const from = attribute("min");
const to = attribute("max");
const area = attribute("ref");

/**
 * @param {AsyncIterable<string>} xml one worksheet part
 * @param {CellStyles} styles
 * @returns {Promise<SheetScan>}
 */
export async function scanSheet(xml, styles) {
  const scan = new Scanner(styles);
  await scanXml(xml, scan);
  const { filled, known, struck, hiddenRows, hiddenColumns, merges, left } = scan;
  return { filled, known, struck, hiddenRows, hiddenColumns, merges, left };
}

class Scanner {
  /** @type {SheetScan["filled"]} */ filled = new Map();
  /** @type {SheetScan["known"]} */ known = new Map();
  /** @type {SheetScan["struck"]} */ struck = new Map();
  /** @type {Set<number>} */ hiddenRows = new Set();
  /** @type {Set<number>} */ hiddenColumns = new Set();
  /** @type {Merge[]} */ merges = [];
  left = { rows: 0, cells: 0, merges: 0 };

  #row = 0;
  #column = -1;
  #laidOut = 0;
  #merged = 0;
  /** @type {Set<number>} */ #columns = new Set();
  #cell = { type: "", style: -1, formula: false, value: false, filled: false, struck: false, text: "" };
  #inCell = false;
  #inValue = false;

  /** @param {CellStyles} styles */
  constructor(styles) {
    this.styles = styles;
  }

  /** @param {string} name @param {string} attributes @param {boolean} closed */
  open(name, attributes, closed) {
    if (name === "c") this.#openCell(attributes, closed);
    else if (name === "row") this.#openRow(attributes, closed);
    else if (this.#inCell) this.#openInCell(name, attributes, closed);
    else if (name === "mergeCell") this.#merge(area(attributes) ?? "");
    else if (name === "col") this.#columnGroup(attributes);
  }

  /** @param {string} text */
  text(text) {
    if (!this.#inValue || text === "") return;
    this.#cell.filled = true;
    if (this.#cell.type === "s") this.#cell.text += text;
  }

  /** @param {string} name */
  close(name) {
    if (name === "v" || name === "t") this.#inValue = false;
    else if (name === "c") this.#closeCell();
    else if (name === "row") this.#closeRow();
  }

  /** @param {string} attributes @param {boolean} closed */
  #openRow(attributes, closed) {
    const written = rowNumber(attributes);
    const number = written === undefined ? this.#row + 1 : Number(written);
    if (!(number > this.#row && number <= 1_048_576)) throw damaged("行号有误");
    this.#row = number;
    this.#column = -1;
    this.#columns = new Set();
    if (isTrue(hidden(attributes)) || Number(height(attributes)) === 0) this.hiddenRows.add(this.#row);
    if (closed) this.#closeRow();
  }

  #closeRow() {
    this.#laidOut += this.#column + 1;
    if (this.#laidOut > MAX_LAID_OUT_CELLS)
      throw new Unreadable("有大量空单元格的格式一直设到最右边的列，请删除表格右侧的空列后再导入");
    if (this.#columns.size === 0) return;
    if (this.#row > MAX_ROWS) this.left.rows += 1;
    else this.filled.set(this.#row, this.#columns.size);
  }

  /** @param {string} attributes @param {boolean} closed */
  #openCell(attributes, closed) {
    const written = rowNumber(attributes);
    this.#column = written === undefined ? this.#column + 1 : columnIndex(written);
    const style = cellStyle(attributes);
    this.#cell = {
      type: cellType(attributes) ?? "n",
      style: style === undefined ? -1 : Number(style),
      formula: false,
      value: false,
      filled: false,
      struck: false,
      text: "",
    };
    this.#inCell = !closed;
  }

  /** @param {string} name @param {string} attributes @param {boolean} closed */
  #openInCell(name, attributes, closed) {
    if (isStrike(name, attributes)) this.#cell.struck = true;
    if (name === "f") this.#cell.formula = true;
    if (name === "v") this.#cell.value = true;
    if ((name === "v" || name === "t") && !closed) this.#inValue = true;
  }

  #closeCell() {
    this.#inCell = false;
    const uncached = this.#isUncached();
    if (!this.#cell.filled && !uncached) return;
    if (this.#columns.has(this.#column)) throw damaged(`第 ${this.#row} 行有重复的单元格`);
    if (this.#column >= MAX_COLUMNS) {
      this.left.cells += 1;
      return;
    }
    if (!uncached) this.#columns.add(this.#column);
    if (this.styles.struck[this.#cell.style]) this.#strike();
    const known = uncached ? "uncached" : this.#knownOfCell();
    if (known === "plain" || this.#row > MAX_ROWS) return;
    const row = this.known.get(this.#row) ?? [];
    row[this.#column] = known;
    this.known.set(this.#row, row);
  }

  /** @returns {KnownCell} */
  #knownOfCell() {
    const { type, style, struck, text } = this.#cell;
    if (type === "s") return Number(text);
    if (type === "d") return "iso";
    if (struck) return "struck";
    return type === "n" ? (this.styles.formats[style] ?? "plain") : "plain";
  }

  #strike() {
    const columns = this.struck.get(this.#row) ?? new Set();
    this.struck.set(this.#row, columns.add(this.#column));
  }

  /** An empty text may be what a formula came to; an empty number is one nobody has calculated yet. */
  #isUncached() {
    const { formula, filled, value, type } = this.#cell;
    return formula && !filled && !(value && type === "str");
  }

  /** @param {string} attributes */
  #columnGroup(attributes) {
    if (!isTrue(hidden(attributes))) return;
    const last = Math.min(Number(to(attributes)), MAX_COLUMNS);
    for (let column = Number(from(attributes)); column <= last; column++) this.hiddenColumns.add(column - 1);
  }

  /** @param {string} reference */
  #merge(reference) {
    const merge = mergeOf(reference);
    if (!merge) throw damaged("合并单元格有误");
    if (merge.top > MAX_ROWS || merge.left >= MAX_COLUMNS) return;
    const size = (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1);
    const fits = this.merges.length < MAX_MERGES && this.#merged + size <= MAX_MERGED_CELLS_TOGETHER;
    if (size > MAX_MERGED_CELLS || !fits) {
      this.left.merges += 1;
      return;
    }
    this.#merged += size;
    this.merges.push(merge);
  }
}

/** @param {string | undefined} value */
const isTrue = (value) => value === "1" || value === "true";

/** 0 for `A7`. @param {string} reference */
function columnIndex(reference) {
  const letters = /^[A-Z]{1,3}(?=\d+$)/i.exec(reference)?.[0];
  if (letters === undefined) throw damaged("单元格位置有误");
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** @param {string} reference such as `A1:B2` @returns {Merge | null} */
function mergeOf(reference) {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(reference);
  if (!match) return null;
  const [, first = "", top = "", last = first, bottom = top] = match;
  const [left, right] = [columnIndex(`${first}1`), columnIndex(`${last}1`)];
  return { top: Number(top), left, bottom: Number(bottom), right };
}
