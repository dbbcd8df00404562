// @ts-check
import { streamXlsxRows } from "hucre/xlsx";
import { cellOf } from "./cell-value.mjs";
import { MAX_COLUMNS, MAX_ROWS, MAX_SHEETS, ROWS_PER_MESSAGE } from "./limits.mjs";
import { readSharedTexts } from "./shared-texts.mjs";
import { scanSheet } from "./sheet-scan.mjs";
import { refuseOtherContainers } from "./sniff.mjs";
import { damaged, Unreadable } from "./unreadable.mjs";
import { findParts } from "./workbook-parts.mjs";
import { unpackText } from "./zip-part.mjs";
import { scanZip } from "./zip-scan.mjs";

/** @typedef {import("./grid").Cell} Cell */
/** @typedef {import("./grid").GridRow} GridRow */
/** @typedef {import("./grid").Sink} Sink */
/** @typedef {import("./sheet-scan.mjs").SheetScan} SheetScan */

/**
 * Reads every visible sheet twice, once by our own scan of its XML and once by the library, and refuses the file
 * when the library returns less than the file holds: a row lost in silence is the worst an import can do.
 * @param {Uint8Array} bytes changed in place
 * @param {Sink} sink
 * @returns {Promise<string[]>} notes for the person
 */
export async function readXlsx(bytes, sink) {
  const entries = scanZip(bytes);
  refuseOtherContainers(entries.map(({ name }) => name));
  const { sheets, sharedTexts, styles, date1904 } = await findParts(bytes, entries);
  const shared = sharedTexts === null ? [] : await readSharedTexts(unpackText(bytes, sharedTexts));
  // We hold the shared texts ourselves; without the part under its name the library does not load it a second time.
  if (sharedTexts !== null) bytes[sharedTexts.nameAt] = "-".charCodeAt(0);
  const visible = sheets.filter(({ state }) => state === "visible");
  if (visible.length === 0) throw new Unreadable("这个工作簿里没有可见的工作表，请取消隐藏后再导入");
  const notes = sheetNotes(sheets, visible);
  for (const { name, entry } of visible.slice(0, MAX_SHEETS)) {
    const scan = await scanSheet(unpackText(bytes, entry), styles);
    const { hiddenRows, hiddenColumns, merges } = scan;
    await sink.sheet({ sheet: name, rows: [], hiddenRows, hiddenColumns, merges, date1904 });
    await readRows(bytes, name, { scan, shared, date1904 }, sink);
    notes.push(...leftNotes(name, scan.left));
  }
  return notes;
}

/** @typedef {{ name: string, state: import("./grid").SheetState }} ListedSheet */

const sheetsNamed = 10;
const longestSheetName = 31;

/** @param {readonly ListedSheet[]} sheets @param {readonly ListedSheet[]} visible */
function sheetNotes(sheets, visible) {
  /** @param {readonly ListedSheet[]} some */
  const named = (some) => {
    const names = some.slice(0, sheetsNamed).map(({ name }) => name.slice(0, longestSheetName));
    return `${names.join("、")}${some.length > sheetsNamed ? "等" : ""}`;
  };
  const notes = [];
  const hidden = sheets.filter(({ state }) => state === "hidden");
  if (hidden.length > 0) notes.push(`有 ${hidden.length} 张隐藏的工作表没有读取：${named(hidden)}`);
  const unread = visible.slice(MAX_SHEETS);
  if (unread.length > 0)
    notes.push(`只读取前 ${MAX_SHEETS} 张工作表，另有 ${unread.length} 张没有读取：${named(unread)}`);
  return notes;
}

/** @param {string} sheet @param {SheetScan["left"]} left */
function leftNotes(sheet, left) {
  const notes = [];
  if (left.rows > 0) notes.push(`工作表“${sheet}”只读到第 ${MAX_ROWS} 行，其后还有 ${left.rows} 行没有读取`);
  if (left.cells > 0)
    notes.push(`工作表“${sheet}”只读前 ${MAX_COLUMNS} 列，其后还有 ${left.cells} 个单元格没有读取`);
  if (left.merges > 0) notes.push(`工作表“${sheet}”有 ${left.merges} 处过大或过多的合并区域，未按合并处理`);
  return notes;
}

/** @typedef {{ scan: SheetScan, shared: readonly (Cell | null)[], date1904: boolean }} Knowledge what a value alone does not tell */

/** @param {Uint8Array} bytes @param {string} sheet @param {Knowledge} knowledge @param {Sink} sink */
async function readRows(bytes, sheet, { scan, shared, date1904 }, sink) {
  const writer = new RowWriter(sink);
  const check = new CrossCheck(sheet, scan.filled);
  for await (const { index, values } of libraryRows(bytes, sheet)) {
    const number = index + 1;
    if (number > MAX_ROWS) break;
    const known = scan.known.get(number) ?? [];
    const kept = values.slice(0, MAX_COLUMNS);
    check.compare(number, kept, known);
    const struck = scan.struck.get(number);
    const row = kept.map((value, column) => {
      const more = known[column] ?? "plain";
      const cell = typeof more === "number" ? sharedCell(shared[more]) : cellOf(value, more, date1904);
      return cell && struck?.has(column) ? { ...cell, struck: true } : cell;
    });
    await writer.put(number, row.slice(0, row.findLastIndex((cell) => cell !== null) + 1));
  }
  check.finish();
  await writer.flush();
}

/** @param {Cell | null | undefined} cell */
function sharedCell(cell) {
  if (cell === undefined) throw damaged("缺少单元格的文字");
  return cell;
}

/**
 * The library's texts are for programmers; whatever it objects to is a damaged file to the person.
 * @param {Uint8Array} bytes @param {string} sheet
 */
async function* libraryRows(bytes, sheet) {
  try {
    yield* streamXlsxRows(bytes, { sheet });
  } catch {
    throw damaged(`工作表“${sheet}”无法解析`);
  }
}

/** Sends rows in portions, with empty rows for those the sheet leaves out. */
class RowWriter {
  #written = 0;
  /** @type {GridRow[]} */ #portion = [];

  /** @param {Sink} sink */
  constructor(sink) {
    this.sink = sink;
  }

  /** @param {number} number @param {GridRow} row */
  async put(number, row) {
    if (row.length === 0) return;
    while (this.#written < number - 1) await this.#add([]);
    await this.#add(row);
  }

  /** @param {GridRow} row */
  async #add(row) {
    this.#portion.push(row);
    this.#written += 1;
    if (this.#portion.length >= ROWS_PER_MESSAGE) await this.flush();
  }

  async flush() {
    if (this.#portion.length > 0) await this.sink.rows(this.#portion);
    this.#portion = [];
  }
}

/** Compares what the library returns with what our own scan counted. */
class CrossCheck {
  #rows = 0;
  #short = "";

  /** @param {string} sheet @param {ReadonlyMap<number, number>} filled */
  constructor(sheet, filled) {
    this.sheet = sheet;
    this.filled = filled;
  }

  /** @param {number} number @param {readonly unknown[]} values @param {readonly unknown[]} known */
  compare(number, values, known) {
    const expected = this.filled.get(number) ?? 0;
    const returned = values.filter(
      (value, column) => value !== null || typeof known[column] === "number",
    ).length;
    if (expected > 0 && returned > 0) this.#rows += 1;
    if (returned < expected && this.#short === "")
      this.#short = `第 ${number} 行读出 ${returned} 个单元格，文件里有 ${expected} 个`;
  }

  finish() {
    const rows = `读出 ${this.#rows} 行，文件里有 ${this.filled.size} 行`;
    const lost = this.#rows < this.filled.size ? rows : this.#short;
    if (lost !== "")
      throw new Unreadable(
        `工作表“${this.sheet}”${lost}，内容没有读全，请在 WPS/Excel 中另存为 .xlsx 再导入`,
      );
  }
}
