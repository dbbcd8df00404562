// @ts-check
// Runs as a process of its own, started by write-apart.ts, so that a large workbook keeps nobody waiting.
import { writeXlsx } from "hucre";

/** @typedef {import("./write-apart").Portion} Portion */
/** @typedef {import("./write-apart").Order} Order */

/** @type {Portion} */
const sheet = { rows: [], cells: new Map(), rowDefs: new Map() };

/** @param {Portion} portion */
function take({ rows, cells, rowDefs }) {
  for (const row of rows) sheet.rows.push(row);
  for (const [place, cell] of cells) sheet.cells.set(place, cell);
  for (const [row, look] of rowDefs) sheet.rowDefs.set(row, look);
}

/** @param {Order} order */
async function write({ sheet: frame, ...workbook }) {
  const bytes = await writeXlsx({ ...workbook, sheets: [{ ...frame, ...sheet }] });
  process.send?.(bytes, () => process.disconnect());
}

process.on("message", (/** @type {Portion | Order} */ message) => {
  if ("rows" in message) take(message);
  else return write(message);
});
