/** Opens in a spreadsheet as UTF-8. */
export const byteOrderMark = "\uFEFF";

/** A formula begins with one of these, and spreadsheets look past blanks, line breaks and full-width forms. */
const formula = /(^|[\r\n])[\s\u00A0\u3000]*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

const isNumber = /^-?\d+(\.\d+)?$/;

/** One line of a CSV file. Text that a spreadsheet would run as a formula gets an apostrophe before it. */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells.map((cell) => quoted(String(cell ?? ""))).join(",")}\r\n`;

function quoted(text: string): string {
  const harmless = formula.test(text) && !isNumber.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
