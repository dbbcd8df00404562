// @ts-check
import { parseCsv } from "hucre/csv";
import { textCell } from "./cell-value.mjs";
import { MAX_CELL_CHARACTERS, MAX_COLUMNS, MAX_ROWS, ROWS_PER_MESSAGE } from "./limits.mjs";
import { Unreadable } from "./unreadable.mjs";

/** @typedef {import("./grid").Cell} Cell */
/** @typedef {import("./grid").Sink} Sink */

/**
 * Reads a text table: whatever the encoding, the separator and the length of each line. Every value stays text.
 * @param {Uint8Array} bytes
 * @param {Sink} sink
 * @returns {Promise<{ encoding: string, notes: string[] }>}
 */
export async function readCsv(bytes, sink) {
  const { text, encoding } = decode(bytes);
  refuseControls(text);
  const delimiter = delimiterOf(text);
  const { portions, rowsBelow } = measure(text, delimiter);
  await sink.sheet({
    sheet: "CSV",
    rows: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    merges: [],
    date1904: false,
  });
  let wide = 0;
  let from = 0;
  for (const { end, rows: expected } of portions) {
    const rows = parseCsv(text.slice(from, end), { delimiter, skipBom: false });
    if (rows.length < expected)
      throw new Unreadable(
        `应有 ${expected} 行的一段只读出 ${rows.length} 行，请在 WPS/Excel 中另存为 .xlsx 再导入`,
      );
    wide += rows.filter((row) => row.length > MAX_COLUMNS).length;
    await sink.rows(cellsOf(rows));
    from = end;
  }
  const notes = [];
  if (rowsBelow > 0) notes.push(`只读到第 ${MAX_ROWS} 行，其后还有 ${rowsBelow} 行没有读取`);
  if (wide > 0) notes.push(`只读前 ${MAX_COLUMNS} 列，有 ${wide} 行更宽，多出的没有读取`);
  return { encoding, notes };
}

/**
 * Equal values of a portion share one cell, which keeps them small on their way and in the server.
 * @param {readonly import("hucre/csv").CellValue[][]} rows
 */
function cellsOf(rows) {
  /** @type {Map<string, Cell | null>} */
  const cells = new Map();
  /** @param {string} text */
  const cellOf = (text) => {
    const cell = cells.has(text) ? cells.get(text) : textCell(text);
    cells.set(text, cell ?? null);
    return cell ?? null;
  };
  return rows.map((values) => {
    const row = values
      .slice(0, MAX_COLUMNS)
      .map((value) => cellOf(typeof value === "string" ? bare(value) : ""));
    return row.slice(0, row.findLastIndex((cell) => cell !== null) + 1);
  });
}

/** Programs write ="0012" so that Excel keeps the zeros; a person sees 0012. @param {string} text */
const bare = (text) => (/^="[^"]*"$/.test(text) ? text.slice(2, -1) : text);

/** @type {readonly { mark: number[], label: string, name: string }[]} */
const byteOrderMarks = [
  { mark: [0xef, 0xbb, 0xbf], label: "utf-8", name: "UTF-8（带 BOM）" },
  { mark: [0xff, 0xfe], label: "utf-16le", name: "UTF-16（小端）" },
  { mark: [0xfe, 0xff], label: "utf-16be", name: "UTF-16（大端）" },
];

// GB 18030 contains GBK and GB 2312, and the rare characters of names that GBK lacks.
const unmarked = [
  { label: "utf-8", name: "UTF-8" },
  { label: "gb18030", name: "GBK（GB 18030）" },
];

/** @param {Uint8Array} bytes */
function decode(bytes) {
  const marked = byteOrderMarks.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  for (const { label, name } of marked ? [marked] : unmarked) {
    try {
      return { text: new TextDecoder(label, { fatal: true }).decode(bytes), encoding: name };
    } catch {
      // Not this encoding; the next one may fit.
    }
  }
  throw new Unreadable("认不出文件的文字编码，请在 WPS/Excel 中另存为 .xlsx，或另存为 UTF-8 的 CSV 再导入");
}

// Tab, line feed, vertical tab, form feed, carriage return, and the end mark of DOS.
const controlsInText = new Set([9, 10, 11, 12, 13, 26]);

/** @param {string} text */
function refuseControls(text) {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 && !controlsInText.has(code))
      throw new Unreadable("这不是文字表格（含有不可读的字节），请在 WPS/Excel 中另存为 .xlsx 再导入");
  }
}

const delimiters = [",", "\t", ";"];
// Signs that stand in sentences too: taken only where they part nearly every line alike.
const rareDelimiters = ["，", "|"];
const linesSampled = 60;

/** The separator that splits the most lines into the same number of fields. @param {string} text */
function delimiterOf(text) {
  const lines = text
    .slice(0, 200_000)
    .replace(/"[^"]*"/g, "")
    .split(/\r\n?|\n/)
    .slice(0, linesSampled);
  const written = lines.filter((line) => line.trim() !== "").length;
  const usual = delimiters.map((delimiter) => ({ delimiter, ...agreement(lines, delimiter) }));
  usual.sort((one, other) => other.lines - one.lines || other.fields - one.fields);
  if ((usual[0]?.lines ?? 0) > 0) return usual[0]?.delimiter ?? ",";
  const rare = rareDelimiters.find(
    (delimiter) => agreement(lines, delimiter).lines > Math.max(1, written * 0.8),
  );
  return rare ?? ",";
}

/** @param {readonly string[]} lines @param {string} delimiter */
function agreement(lines, delimiter) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const line of lines) {
    const fields = line.split(delimiter).length;
    if (fields > 1) counts.set(fields, (counts.get(fields) ?? 0) + 1);
  }
  const best = [...counts].sort((one, other) => other[1] - one[1] || other[0] - one[0])[0];
  return { fields: best?.[0] ?? 0, lines: best?.[1] ?? 0 };
}

/** A stretch of whole rows: where it ends in the text, and how many rows it holds. @typedef {{ end: number, rows: number }} Portion */

/**
 * Walks through the text before the library does, as far as rows and fields go: cuts it into portions of whole rows
 * and refuses an unclosed quote, which would swallow every row after it.
 * @param {string} text @param {string} delimiter
 * @returns {{ portions: Portion[], rowsBelow: number }} `rowsBelow` counts lines after the last row we keep
 */
function measure(text, delimiter) {
  /** @type {Portion[]} */
  const portions = [];
  let rows = 0;
  let inPortion = 0;
  let fieldStart = 0;
  let rowStart = 0;
  let openedAt = 0;
  for (let at = 0; at < text.length && rows < MAX_ROWS; at++) {
    const character = text[at];
    if (at - fieldStart > MAX_CELL_CHARACTERS) throw tooLong(openedAt);
    if (openedAt > 0) {
      if (character !== '"') continue;
      if (text[at + 1] === '"') at += 1;
      else openedAt = 0;
      continue;
    }
    if (character === '"' && at === fieldStart) openedAt = rows + 1;
    const isBreak = character === "\n" || (character === "\r" && text[at + 1] !== "\n");
    if (isBreak || character === delimiter) fieldStart = at + 1;
    if (!isBreak) continue;
    rowStart = at + 1;
    rows += 1;
    inPortion += 1;
    if (inPortion < ROWS_PER_MESSAGE && rows < MAX_ROWS) continue;
    portions.push({ end: rowStart, rows: inPortion });
    inPortion = 0;
  }
  if (openedAt > 0) throw tooLong(openedAt);
  if (rows === MAX_ROWS) return { portions, rowsBelow: linesIn(text.slice(rowStart)) };
  const last = inPortion + (rowStart < text.length ? 1 : 0);
  return { portions: last > 0 ? [...portions, { end: text.length, rows: last }] : portions, rowsBelow: 0 };
}

/** @param {number} openedAt the row whose quote is still open, or 0 */
const tooLong = (openedAt) =>
  new Unreadable(
    openedAt > 0
      ? `第 ${openedAt} 行起有引号没有配对，其后的内容分不清，请检查后再导入`
      : "有单元格的文字过长，请检查后再导入",
  );

/** @param {string} text */
const linesIn = (text) => text.split(/[\r\n]+/).filter((line) => line.trim() !== "").length;
