import { parseCsv } from "hucre/csv";
import { expect, test } from "vitest";
import { byteOrderMark, csvLine, harmless } from "./csv";

const payloads = [
  "=cmd|'/c calc'!A1",
  '=HYPERLINK("http://x.example","点此")',
  "=1+1",
  "+1",
  "+86 570 1234567",
  "-2+3",
  "-cmd",
  "@SUM(A1:A9)",
  "\t=1+1",
  "\t普通",
  "\r=1+1",
  "\r普通",
  " =1+1",
  "   @x",
  "\u00A0=1+1",
  "\u3000+1",
  "\u2003-1-1",
  "\uFEFF=1+1",
  "\u200B=1+1",
  "\u202E=1+1",
  "\n=1+1",
  "\r\n=1+1",
  "第一行\n=1+1",
  "第一行\r\n  @SUM(1)",
  "第一行\r+1",
  "＝1+1",
  "＋1",
  "－1",
  "＠SUM",
  "=1;2",
  '"=1+1',
];

const readBack = (text: string) =>
  String(parseCsv(csvLine([{ kind: "text", value: text }]), { delimiter: "," })[0]?.[0]);

/** What a spreadsheet would start a formula from. */
const isFormula = /^[\s\p{Cf}]*[=+\-@＝＋－＠]/u;

test.each(payloads)("%j is text on every line of its cell", (payload) => {
  const cell = readBack(payload);
  for (const line of cell.split(/[\r\n]/)) expect(line).not.toMatch(isFormula);
  expect(cell).not.toMatch(/^[\t\r]/);
});

test.each(payloads)("%j comes back when the apostrophes are taken off again", (payload) => {
  const cell = readBack(payload);
  expect(cell.replace(/^'/gm, "")).toBe(payload);
});

test("numbers and days stay what they are, also below zero", () => {
  expect(
    csvLine([
      { kind: "number", value: -12.5 },
      { kind: "number", value: 0 },
      { kind: "number", value: null },
      { kind: "day", value: "2026-03-18" },
    ]),
  ).toBe("-12.5,0,,2026-03-18\r\n");
});

test("commas, quotes, line breaks and other separators stay inside their cell", () => {
  const cells = ["甲,乙", '说"好"', "一\n二", "左;右", " 空 "].map(
    (value) => ({ kind: "text", value }) as const,
  );
  const line = csvLine(cells);
  expect(line).toBe('"甲,乙","说""好""","一\n二","左;右"," 空 "\r\n');
  expect(parseCsv(line)).toEqual([cells.map(({ value }) => value)]);
});

test("ordinary text is left alone", () => {
  for (const text of ["衢州", "a=b", "2026-03-18", "1+1", "—", "（=）"]) expect(harmless(text)).toBe(text);
});

test("the byte order mark is the one spreadsheets look for", () => {
  expect([...new TextEncoder().encode(byteOrderMark)]).toEqual([0xef, 0xbb, 0xbf]);
});
