import fc from "fast-check";
import { expect, test } from "vitest";
import { readTsv, writeHtmlTable, writeTsv } from "./tsv";

test("a quote that is never closed swallows no row below it", () => {
  expect(readTsv('"地基\t100\n乙\t200\n')).toEqual([
    ['"地基', "100"],
    ["乙", "200"],
  ]);
});

test("a block copied from a sheet becomes rows of cells", () => {
  expect(readTsv("项目\t总投资\r\n电子化学品\t1,200.5\r\n")).toEqual([
    ["项目", "总投资"],
    ["电子化学品", "1,200.5"],
  ]);
});

test("a quoted cell keeps its tabs, line breaks and doubled quotes", () => {
  expect(readTsv('"第一行\n第二行"\t"称""五链"""\t"a\tb"')).toEqual([["第一行\n第二行", '称"五链"', "a\tb"]]);
});

test("a quote inside a plain cell is only a character", () => {
  expect(readTsv('5" 管道\t"未完')).toEqual([['5" 管道', '"未完']]);
  expect(readTsv('"半"截\tb')).toEqual([['"半"截', "b"]]);
});

test("empty cells keep their places and only one trailing empty row is dropped", () => {
  expect(readTsv("a\t\tc\n\t\t\n")).toEqual([
    ["a", "", "c"],
    ["", "", ""],
  ]);
  expect(readTsv("a\n\n")).toEqual([["a"], [""]]);
  expect(readTsv("")).toEqual([[""]]);
});

const cell = fc.string().map((text) => text.replaceAll("\r", "").trim());

test("whatever is copied out comes back when pasted", () => {
  const block = fc
    .integer({ min: 2, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
  fc.assert(
    fc.property(block, (rows) => {
      expect(readTsv(writeTsv(rows))).toEqual(rows);
    }),
  );
});

test("markup in a cell is text in the copied table", () => {
  expect(writeHtmlTable([["<b>&"]])).toBe("<table><tr><td>&lt;b&gt;&amp;</td></tr></table>");
});
