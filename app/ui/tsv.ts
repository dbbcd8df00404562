/** Cells as spreadsheets put them on the clipboard: tabs between, quotes around cells with tabs, breaks or quotes. */
const needsQuotes = /[\t\n\r"]/;

export const writeTsv = (rows: readonly (readonly string[])[]) =>
  rows
    .map((row) =>
      row.map((cell) => (needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join("\t"),
    )
    .join("\r\n");

/** Reads one quoted cell that starts after its opening quote; says where it ended, which is nowhere when it never does. */
function quotedCell(text: string, start: number) {
  let cell = "";
  let at = start;
  while (at < text.length) {
    const close = text.indexOf('"', at);
    if (close === -1) return { cell: cell + text.slice(at), end: Number.POSITIVE_INFINITY };
    cell += text.slice(at, close);
    if (text[close + 1] !== '"') return { cell, end: close + 1 };
    cell += '"';
    at = close + 2;
  }
  return { cell, end: Number.POSITIVE_INFINITY };
}

function plainCell(text: string, start: number) {
  const ends = /[\t\n]/g;
  ends.lastIndex = start;
  const end = ends.exec(text)?.index ?? text.length;
  return { cell: text.slice(start, end), end };
}

const isQuoted = (text: string, start: number) => {
  if (text[start] !== '"') return false;
  const { end } = quotedCell(text, start + 1);
  // A quote that is never closed, or amid a cell (5" pipe), is only a character: it must not swallow the rows below.
  return end === text.length || text[end] === "\t" || text[end] === "\n";
};

/** Rows of cells from pasted text. One trailing empty row, which Excel and WPS add, is dropped; cells are trimmed. */
export function readTsv(pasted: string): string[][] {
  const text = pasted.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= text.length) {
    const { cell, end } = isQuoted(text, at) ? quotedCell(text, at + 1) : plainCell(text, at);
    rows.at(-1)?.push(cell.trim());
    if (end >= text.length) break;
    if (text[end] === "\n") rows.push([]);
    at = end + 1;
  }
  const last = rows.at(-1);
  if (rows.length > 1 && last?.length === 1 && last[0] === "") rows.pop();
  return rows;
}

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escaped = (cell: string) => cell.replace(/[&<>]/g, (character) => escapes[character] ?? character);

/** The same block as an HTML table, which keeps WPS and Excel from guessing at leading zeros and dates. */
export const writeHtmlTable = (rows: readonly (readonly string[])[]) =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`).join("")}</table>`;
