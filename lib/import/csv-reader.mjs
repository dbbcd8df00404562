// @ts-check
import { parseCsv } from "hucre/csv";
import { textCell } from "./cell-value.mjs";
import { MAX_CELL_CHARACTERS, MAX_COLUMNS, MAX_ROWS, ROWS_PER_MESSAGE } from "./limits.mjs";
import { Unreadable } from "./unreadable.mjs";

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
  refuseOpenQuote(text, delimiter);
  const rows = parseCsv(text, { delimiter });
  await sink.sheet({
    sheet: "CSV",
    rows: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    merges: [],
    date1904: false,
  });
  const cells = rows.slice(0, MAX_ROWS).map((row) => cellsOf(row));
  const length = cells.findLastIndex((row) => row.length > 0) + 1;
  for (let from = 0; from < length; from += ROWS_PER_MESSAGE)
    await sink.rows(cells.slice(from, Math.min(from + ROWS_PER_MESSAGE, length)));
  return { encoding, notes: droppedNotes(rows) };
}

/** @param {readonly unknown[][]} rows */
function droppedNotes(rows) {
  const notes = [];
  const below = rows.slice(MAX_ROWS).filter((row) => row.some((value) => String(value).trim() !== "")).length;
  if (below > 0) notes.push(`只读到第 ${MAX_ROWS} 行，其后还有 ${below} 行没有读取`);
  const wide = rows.filter((row) => row.length > MAX_COLUMNS).length;
  if (wide > 0) notes.push(`只读前 ${MAX_COLUMNS} 列，有 ${wide} 行更宽，多出的没有读取`);
  return notes;
}

/** @param {readonly unknown[]} values */
function cellsOf(values) {
  const cells = values.slice(0, MAX_COLUMNS).map((value) => {
    const text = String(value ?? "");
    if (text.length > MAX_CELL_CHARACTERS)
      throw new Unreadable("有单元格的文字过长，可能是引号没有配对，请检查后再导入");
    return textCell(text);
  });
  return cells.slice(0, cells.findLastIndex((cell) => cell !== null) + 1);
}

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

/** @param {string} text */
function refuseControls(text) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point.
  if (/[\0-\x08\x0e-\x19\x1b-\x1f\ufffe\uffff]/.test(text))
    throw new Unreadable("这不是文字表格（含有不可读的字节），请在 WPS/Excel 中另存为 .xlsx 再导入");
}

const delimiters = [",", "\t", ";"];
const linesSampled = 60;

/** The separator that splits the most lines into the same number of fields. @param {string} text */
function delimiterOf(text) {
  const lines = text
    .slice(0, 200_000)
    .replace(/"[^"]*"/g, "")
    .split(/\r\n?|\n/)
    .slice(0, linesSampled);
  const ranked = delimiters.map((delimiter) => ({ delimiter, ...agreement(lines, delimiter) }));
  ranked.sort((one, other) => other.lines - one.lines || other.fields - one.fields);
  return ranked[0]?.delimiter ?? ",";
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

/** An unclosed quote would swallow every row after it. @param {string} text @param {string} delimiter */
function refuseOpenQuote(text, delimiter) {
  let row = 1;
  let openedAt = 0;
  let fieldStart = true;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (openedAt > 0) {
      if (character === '"') {
        if (text[at + 1] === '"') at += 1;
        else openedAt = 0;
      }
      continue;
    }
    if (character === '"' && fieldStart) openedAt = row;
    fieldStart = character === delimiter || character === "\n" || character === "\r";
    if (character === "\n" || (character === "\r" && text[at + 1] !== "\n")) row += 1;
  }
  if (openedAt > 0)
    throw new Unreadable(`第 ${openedAt} 行起有引号没有配对，其后的内容分不清，请检查后再导入`);
}
