import type { Cell } from "@/lib/ledger/spec";

/** Spreadsheets take a file without it for the machine's own encoding and show Chinese as rubbish. */
export const byteOrderMark = "\uFEFF";

/** The start of a formula, on any line of a cell, behind whatever blanks a spreadsheet looks past. */
const formulaStart = /^(?=(?:(?![\t\r\n])[\s\p{Cf}])*[=+\-@\t\r＝＋－＠])/gmu;

/** Text of which no line can become a formula: the lines that could get an apostrophe before them. */
export const harmless = (text: string): string => text.replace(formulaStart, "'");

/** Numbers and days stay what they are, text is neutralised; the line ends with CR LF. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(",")}\r\n`;

function csvCell({ kind, value }: Cell): string {
  if (value === null) return "";
  return kind === "text" ? quoted(harmless(String(value))) : String(value);
}

const quoted = (text: string) =>
  /[",;|\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
