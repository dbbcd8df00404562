import { expect, test } from "vitest";
import { aZip, read, text, textsOf, theParts } from "./fixtures";

const sheet = "xl/worksheets/sheet1.xml";
const one = theParts(`<row r="1">${text("项目名称")}</row>`);

test("a bomb is refused before it is unpacked", async () => {
  const bomb = aZip(theParts(" ".repeat(20_000_000)));
  expect(bomb.length).toBeLessThan(40_000);
  await expect(read(bomb)).rejects.toThrow(/压缩炸弹/);
});

test("a small part may be packed however tightly", async () => {
  const { grid } = await read(
    aZip(theParts(`<row r="1">${text("项目名称")}</row>${"<row/>".repeat(200_000)}`)),
  );
  expect(textsOf(grid)).toEqual([["项目名称"]]);
});

test("more than 200 MB is refused by what the directory says", async () => {
  await expect(read(aZip(one, { [sheet]: 300_000_000 }))).rejects.toThrow(/超过 200 MB/);
});

test("a directory that understates a part is caught while unpacking", async () => {
  await expect(read(aZip(one, { [sheet]: 10 }))).rejects.toThrow(/解压后的大小与目录不符/);
});

test("a file cut short anywhere is damaged, never a shorter table", async () => {
  const whole = aZip(one);
  for (let length = 40; length < whole.length; length += 97)
    await expect(read(whole.slice(0, length))).rejects.toThrow(/文件已损坏或不完整/);
});

test("a changed byte in the packed rows is noticed", async () => {
  const bytes = aZip(one);
  const at = Buffer.from(bytes).indexOf(sheet) + sheet.length + 20;
  bytes[at] = (bytes[at] ?? 0) ^ 0x55;
  await expect(read(bytes)).rejects.toThrow(/文件已损坏或不完整/);
});

const hostile: [what: string, bytes: Uint8Array, sentence: RegExp][] = [
  ["a path upwards", aZip({ ...one, "../../etc/passwd": "" }), /不安全的路径/],
  ["an absolute path", aZip({ ...one, "/etc/passwd": "" }), /不安全的路径/],
  ["a path on a drive", aZip({ ...one, "C:/windows": "" }), /不安全的路径/],
  ["a file in the file", aZip({ ...one, "xl/embeddings/附件.xlsx": "" }), /嵌有其他文件/],
  ["an encrypted part", aZip(one, {}, 1), /被加密/],
  [
    "too many parts",
    aZip(Object.fromEntries(Array.from({ length: 2_001 }, (_, n) => [`${n}`, ""]))),
    /部件太多/,
  ],
  ["a document type", aZip({ ...one, [sheet]: '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>' }), /DOCTYPE/],
  ["an endless text", aZip(theParts(`<row r="1">${text("文".repeat(200_000))}</row>`)), /文字过长/],
  ["an endless tag", aZip(theParts(`<row r="1" x="${"文".repeat(300_000)}"></row>`)), /内部结构有误/],
];

test.each(hostile)("%s is refused", async (_, bytes, sentence) => {
  await expect(read(bytes)).rejects.toThrow(sentence);
});

test("two parts that share their bytes are refused", async () => {
  const bytes = Buffer.from(aZip({ ...one, "a.txt": "a", "b.txt": "b" }));
  const last = bytes.lastIndexOf("PK\x01\x02");
  const before = bytes.lastIndexOf("PK\x01\x02", last - 1);
  bytes.copyWithin(last + 42, before + 42, before + 46);
  await expect(read(new Uint8Array(bytes))).rejects.toThrow(/目录与内容不符/);
});

test("names with backslashes, as old programs write them, are read all the same", async () => {
  const parts = Object.fromEntries(
    Object.entries(one).map(([name, xml]) => [name.replaceAll("/", "\\"), xml]),
  );
  expect(textsOf((await read(aZip(parts))).grid)).toEqual([["项目名称"]]);
});
