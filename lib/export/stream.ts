import "server-only";
import { Readable } from "node:stream";
import { writeXlsxStream } from "hucre";
import { byteOrderMark, csvLine } from "./csv";
import { sheetText } from "./sheet-text";
import { serial } from "./wording";
import type { WorkbookCell } from "./workbook-content";
import { cellValue } from "./workbook-rows";

/** Rows as they come from the database, a page at a time, and what is said below them once all have come. */
export type PlainContent = {
  heads: readonly { title: string; width: number }[];
  pages: AsyncIterable<WorkbookCell[][]>;
  notes: () => string[];
  demo?: boolean;
};

/** A head and its rows, written while they are read: as much memory for a hundred thousand rows as for one page. */
export function plainWorkbook({ heads, pages, notes, demo }: PlainContent): ReadableStream<Uint8Array> {
  const columns = [serial, ...heads].map(({ title, width }) => ({ header: sheetText(title), width }));
  async function* rows() {
    for await (const [number, row] of numbered(pages)) yield [number, ...row.map(cellValue)];
    yield [null];
    for (const note of notes()) yield [sheetText(note)];
  }
  return writeXlsxStream(rows(), {
    name: demo ? "明细（演示数据）" : "明细",
    columns,
    freezePane: { rows: 1 },
  });
}

/** The same rows as UTF-8 text with a byte order mark. */
export function plainCsv({ heads, pages, notes }: PlainContent): ReadableStream<Uint8Array> {
  const said = (text: string): WorkbookCell => ({ kind: "text", value: text });
  async function* portions() {
    yield byteOrderMark + csvLine([serial, ...heads].map(({ title }) => said(title)));
    let number = 0;
    for await (const page of pages)
      yield page.map((row) => csvLine([{ kind: "number", value: ++number }, ...row])).join("");
    yield notes()
      .map((note) => csvLine([said(note)]))
      .join("");
  }
  return Readable.toWeb(Readable.from(encoded(portions()))) as ReadableStream<Uint8Array>;
}

async function* numbered(pages: AsyncIterable<WorkbookCell[][]>): AsyncGenerator<[number, WorkbookCell[]]> {
  let number = 0;
  for await (const page of pages) for (const row of page) yield [++number, row];
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}
