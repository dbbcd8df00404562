// @ts-check
import { readCsv } from "./csv-reader.mjs";
import { MAX_FILE_BYTES } from "./limits.mjs";
import { compareWithName, sniff } from "./sniff.mjs";
import { Unreadable } from "./unreadable.mjs";
import { readXlsx } from "./xlsx-reader.mjs";

/** @typedef {import("./grid").Spreadsheet} Spreadsheet */

/**
 * Reads an .xlsx or .csv file into a sink, sheet by sheet. Throws `Unreadable` with a sentence for the person.
 * @param {Uint8Array} bytes may be changed in place
 * @param {string} fileName
 * @param {import("./grid").Sink} sink
 * @returns {Promise<{ opened: Pick<Spreadsheet, "kind" | "encoding">, notes: string[] }>}
 */
export async function readInto(bytes, fileName, sink) {
  if (bytes.length > MAX_FILE_BYTES) throw new Unreadable("文件超过 30 MB，请拆成几个文件再导入");
  const kind = sniff(bytes);
  const difference = compareWithName(fileName, kind);
  const notes = difference === null ? [] : [difference];
  if (kind === "zip") {
    notes.push(...(await readXlsx(bytes, sink)));
    return { opened: { kind: "xlsx" }, notes };
  }
  const { encoding, notes: more } = await readCsv(bytes, sink);
  return { opened: { kind: "csv", encoding }, notes: [...notes, ...more] };
}
