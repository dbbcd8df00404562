import { expect, test } from "vitest";
import { aZip, read, theParts } from "./fixtures";

const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const stream = (name: string) => Buffer.from(`${name}\0`, "utf16le");
const beginning = Buffer.from([0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00, ...Array<number>(12).fill(0)]);
const password = Buffer.from([0x2f, 0x00, 0x06, 0x00, 0, 0, 0, 0, 0, 0]);
const nextRecord = Buffer.from([0xe1, 0x00, 0x02, 0x00, 0xb0, 0x04]);

const refused: [what: string, bytes: Uint8Array | string, sentence: RegExp][] = [
  ["an empty file", "", /文件是空的/],
  ["blank lines only", "\n\n  \n", /文件是空的/],
  [
    "an old .xls",
    Buffer.concat([old, stream("Workbook"), beginning, nextRecord]),
    /旧版 \.xls.*另存为 \.xlsx/,
  ],
  ["an old .xls with a password", Buffer.concat([old, stream("Workbook"), beginning, password]), /打开密码/],
  ["an .xlsx with a password", Buffer.concat([old, stream("EncryptedPackage")]), /打开密码/],
  ["an old Word document", Buffer.concat([old, stream("WordDocument")]), /Word 文档/],
  [
    "an old workbook with a letter in it",
    Buffer.concat([old, stream("Workbook"), stream("WordDocument")]),
    /旧版 Office.*另存为 \.xlsx/,
  ],
  ["a page named .xls", "<html><table><tr><td>1</td></tr></table></html>", /网页（HTML）/],
  ["a page in UTF-16", Buffer.from("\ufeff<table><tr><td>1</td></tr></table>", "utf16le"), /网页（HTML）/],
  ["an XML spreadsheet of 2003", '<?xml version="1.0"?><Workbook></Workbook>', /XML/],
  ["a PDF", "%PDF-1.7", /PDF/],
  ["a picture", Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), /图片/],
  ["an archive", aZip({ "台账/一月.txt": "a" }), /压缩包/],
  ["a Word document", aZip({ "[Content_Types].xml": "", "word/document.xml": "" }), /Word 文档/],
  ["an OpenDocument sheet", aZip({ mimetype: "", "content.xml": "" }), /\.ods/],
  ["a binary workbook", aZip({ "[Content_Types].xml": "", "xl/workbook.bin": "" }), /\.xlsb/],
  ["a workbook with macros", aZip({ ...theParts(""), "xl/vbaProject.bin": "" }), /带有宏/],
];

test.each(refused)("%s is refused by its name", async (_, bytes, sentence) => {
  await expect(read(Buffer.from(bytes))).rejects.toThrow(sentence);
});

test("a table of text that begins like a bitmap is still text", async () => {
  const { grid } = await read(Buffer.from("BM编号,项目名称\n1,甲\n"));
  expect(grid.rows[0]?.[0]?.text).toBe("BM编号");
});

test("a name that promises another kind is mentioned or refused", async () => {
  const table = Buffer.from("项目名称,总投资\n甲,1\n");
  expect((await read(table, "台账.xls")).notes).toEqual([
    "文件名以 .xls 结尾，内容其实是文字表格（CSV），已按内容读取",
  ]);
  expect((await read(aZip(theParts("")), "台账.csv")).notes[0]).toContain("内容其实是xlsx 工作簿");
  expect((await read(table, "台账.CSV")).notes).toEqual([]);
  expect((await read(table, "台账（截至2023.9.30）")).notes).toEqual([]);
  await expect(read(aZip(theParts("")), "台账.xlsm")).rejects.toThrow(/带有宏/);
  await expect(read(table, "台账.exe")).rejects.toThrow(/只能导入 \.xlsx 或 \.csv/);
});
