import { expect, test } from "vitest";
import { read, textsOf } from "./fixtures";

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const grid = async (text: string) => textsOf((await read(bytes(text))).grid);

// 项目名称, a comma, and two characters so rare that the second table of GB 18030 is needed for them.
const gbk = [0xcf, 0xee, 0xc4, 0xbf, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0x82, 0x30, 0xc9, 0x36, 0xfe, 0x9f];

test("Chinese text is read whatever its encoding, and the encoding is told", async () => {
  const utf16 = Buffer.from("\ufeff项目名称,甲\n", "utf16le");
  const read16 = await read(new Uint8Array(utf16));
  const swapped = await read(new Uint8Array(Buffer.from(utf16).swap16()));
  const marked = await read(bytes("\ufeff项目名称,甲\n"));
  const plain = await read(bytes("项目名称,甲\n"));
  const results = [plain, marked, read16, swapped];
  expect(results.map((one) => textsOf(one.grid))).toEqual(Array(4).fill([["项目名称", "甲"]]));
  expect(results.map((one) => one.opened.encoding)).toEqual([
    "UTF-8",
    "UTF-8（带 BOM）",
    "UTF-16（小端）",
    "UTF-16（大端）",
  ]);
});

test("GBK is read as GB 18030, rare characters of names included", async () => {
  const { grid, opened } = await read(Uint8Array.from(gbk));
  expect(textsOf(grid)[0]?.[0]).toBe("项目名称");
  expect(textsOf(grid)[0]?.[1]).toBe(new TextDecoder("gb18030").decode(Uint8Array.from(gbk.slice(9))));
  expect(textsOf(grid)[0]?.[1]?.endsWith("䶮")).toBe(true);
  expect(opened).toEqual({ kind: "csv", encoding: "GBK（GB 18030）" });
});

test.each([
  ["commas", "a,b\n1,2\n"],
  ["tabs", "a\tb\n1\t2\n"],
  ["semicolons around decimal commas", "a;b\n1;2\n"],
  ["old Macintosh line ends", "a,b\r1,2\r"],
  ["no line end at the end", "a,b\r\n1,2"],
])("%s separate fields", async (_, text) => {
  expect(await grid(text)).toEqual([
    ["a", "b"],
    ["1", "2"],
  ]);
});

test("lines above the heading do not decide the separator", async () => {
  expect(await grid("某市台账，2023年\n\n截至：,9月\na\tb\tc\n1\t2\t3\n4\t5,6\t7\n")).toContainEqual([
    "4",
    "5,6",
    "7",
  ]);
});

test("quoted fields hold separators, quotes and line breaks", async () => {
  expect(await grid('名称,说明\n"甲,乙","他说""好""\n第二行"\n丙,丁"戊"\n')).toEqual([
    ["名称", "说明"],
    ["甲,乙", '他说"好"\n第二行'],
    ["丙", '丁"戊"'],
  ]);
});

test("ragged and blank lines stay in place", async () => {
  expect(await grid("a,b,c\n1\n\n,,\n1,2,3,4\n")).toEqual([
    ["a", "b", "c"],
    ["1"],
    [],
    [],
    ["1", "2", "3", "4"],
  ]);
});

test("every value stays the text it was", async () => {
  const { grid } = await read(bytes("代码,金额\n0111,1.10\n=1+1,#REF!\n"));
  expect(grid.rows.slice(1)).toEqual([
    [{ text: "0111" }, { text: "1.10" }],
    [{ text: "=1+1" }, { text: "#REF!", error: "公式出错（#REF!）" }],
  ]);
});

test("more rows than we read are counted and told", async () => {
  const { grid, notes } = await read(bytes(`${"甲,乙\n".repeat(60_105)}\n\n`));
  expect(grid.rows.length).toBe(60_100);
  expect(notes).toEqual(["只读到第 60100 行，其后还有 5 行没有读取"]);
});

test("more columns than we read are told", async () => {
  const { grid, notes } = await read(bytes(`${Array.from({ length: 301 }, (_, at) => at).join(",")}\n1,2\n`));
  expect(grid.rows[0]?.length).toBe(300);
  expect(notes).toEqual(["只读前 300 列，有 1 行更宽，多出的没有读取"]);
});

test.each([
  ["an open quote", `a,b\n"甲,乙\n${"丙,丁\n".repeat(50)}`, /第 2 行起有引号没有配对/],
  ["an open quote far from the end", `a,b\n"甲,乙\n${"丙,丁\n".repeat(50_000)}`, /第 2 行起有引号没有配对/],
  ["a field without end", "a".repeat(100_002), /文字过长/],
  ["a zero byte", "a,b\n1,\0\n", /不可读的字节/],
])("%s is refused", async (_, text, sentence) => {
  await expect(read(bytes(text))).rejects.toThrow(sentence);
});

test("bytes of no encoding we know are refused", async () => {
  await expect(read(Uint8Array.from([0x61, 0xff, 0xff, 0x0a]))).rejects.toThrow(/认不出文件的文字编码/);
});

test("more values than the server will hold are refused", async () => {
  await expect(read(bytes(`${"1,".repeat(250)}\n`.repeat(12_000)))).rejects.toThrow(/内容太多/);
});

test.each(["，", "|"])(
  "fields parted by %s on every line are told apart; in sentences the sign stays",
  async (sign) => {
    const parted = [`项目名称${sign}总投资`, `甲项目${sign}5`, `乙项目${sign}6`].join("\n");
    expect(textsOf((await read(new Uint8Array(Buffer.from(parted)))).grid)[1]).toEqual(["甲项目", "5"]);
    const sentences = ["项目名称", `甲${sign}乙项目`, "丙项目", "丁项目"].join("\n");
    expect(textsOf((await read(new Uint8Array(Buffer.from(sentences)))).grid)[1]).toEqual([
      `甲${sign}乙项目`,
    ]);
  },
);
