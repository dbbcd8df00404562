// @ts-check
import { readCsv } from "./csv-reader.mjs";
import { MAX_CELLS, MAX_CHARACTERS, MAX_FILE_BYTES } from "./limits.mjs";
import { compareWithName, sniff } from "./sniff.mjs";
import { Unreadable } from "./unreadable.mjs";
import { readXlsx } from "./xlsx-reader.mjs";

/** @typedef {import("./grid").Spreadsheet} Spreadsheet */
/** @typedef {import("./grid").Sink} Sink */

/**
 * Reads an .xlsx or .csv file into a sink, sheet by sheet. Throws `Unreadable` with a sentence for the person.
 * @param {Uint8Array} bytes may be changed in place
 * @param {string} fileName
 * @param {Sink} sink
 * @returns {Promise<{ opened: Pick<Spreadsheet, "kind" | "encoding">, notes: string[] }>}
 */
export async function readInto(bytes, fileName, sink) {
  const bounded = boundedSink(sink);
  if (bytes.length > MAX_FILE_BYTES) throw new Unreadable("文件超过 30 MB，请拆成几个文件再导入");
  const kind = sniff(bytes);
  const difference = compareWithName(fileName, kind);
  const notes = difference === null ? [] : [difference];
  if (kind === "zip") {
    notes.push(...(await readXlsx(bytes, bounded)));
    return { opened: { kind: "xlsx" }, notes };
  }
  const { encoding, notes: more } = await readCsv(bytes, bounded);
  return { opened: { kind: "csv", encoding }, notes: [...notes, ...more] };
}

/** @param {Sink} sink @returns {Sink} */
function boundedSink({ sheet, rows }) {
  let cells = 0;
  let characters = 0;
  return {
    sheet,
    rows(portion) {
      for (const row of portion)
        for (const cell of row) {
          cells += cell ? 1 : 0;
          characters += cell ? cell.text.length : 0;
        }
      if (cells > MAX_CELLS || characters > MAX_CHARACTERS)
        throw new Unreadable("文件内容太多，请删去用不到的列，或拆成几个文件再导入");
      return rows(portion);
    },
  };
}
