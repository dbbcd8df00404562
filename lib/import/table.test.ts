import { describe, expect, test } from "vitest";
import { aGrid, knownColumns, merged } from "./fixtures";
import type { Grid } from "./grid";
import { findTable, type Table, type TableOptions } from "./table";

const table = (rows: (string | number | null)[][], more: Partial<Grid> = {}, options: TableOptions = {}) =>
  findTable(aGrid(rows, more), knownColumns, options);

const titles = ({ columns }: Table) => columns.map(({ title }) => title);
const names = ({ rows }: Table, column = 0) => rows.map(({ cells }) => cells[column]?.text ?? null);

const heading = ["项目名称", "投资方", "总投资（亿元）", "签约日期"];
const first = ["含氟新材料项目", "甲禾公司", 12.5, "2023-09-15"];
const second = ["电子特气项目", "芯屿公司", 3, "2023-08-01"];

describe("the heading", () => {
  test("in the first row", () => {
    const found = table([heading, first, second]);
    expect([found.headerRows, titles(found), names(found)]).toEqual([[1], heading, [first[0], second[0]]]);
    expect(found.rows.map(({ row }) => row)).toEqual([2, 3]);
    expect(found.columns[2]).toMatchObject({
      index: 2,
      letter: "C",
      unit: "亿元",
      currency: null,
      samples: ["12.5", "3"],
    });
  });

  test("below title rows, which say the year, the day and the unit", () => {
    const found = table(
      [
        ["××市2023年亿元以上招商项目台账"],
        ["填报单位：某局　　单位：亿元、亩　　截至9月30日"],
        heading,
        first,
      ],
      { merges: merged("A1:D1", "A2:D2") },
    );
    expect([found.headerRows, found.yearHint, found.asOf, found.sheetUnit]).toEqual([
      [3],
      2023,
      "2023-09-30",
      "亿元",
    ]);
    expect(found.titleRows).toEqual([
      { row: 1, text: "××市2023年亿元以上招商项目台账" },
      { row: 2, text: "填报单位：某局　　单位：亿元、亩　　截至9月30日" },
    ]);
  });

  test("of two merged rows joins parent and child", () => {
    const found = table(
      [
        ["序号", "项目名称", "投资情况", null, "用地\n（亩）", "备  注"],
        [null, null, "总投资", "其中：固定\n资产投资", null, null],
        [1, "甲项目", 12, 9.6, 200, null],
      ],
      { merges: merged("A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2") },
    );
    expect([found.headerRows, titles(found)]).toEqual([
      [1, 2],
      ["序号", "项目名称", "投资情况·总投资", "投资情况·其中：固定资产投资", "用地（亩）", "备注"],
    ]);
    expect(found.columns.map(({ unit }) => unit)).toEqual([null, null, null, null, "亩", null]);
  });

  test("of three rows is read to its lowest", () => {
    const found = table(
      [
        ["项目名称", "进度", null, null],
        [null, "签约", null, "开工"],
        [null, "日期", "地点", "日期"],
        ["甲项目", "2023-01-06", "衢州", "2023-05-24"],
      ],
      { merges: merged("A1:A3", "B1:D1", "B2:C2") },
    );
    expect([found.headerRows, titles(found)]).toEqual([
      [1, 2, 3],
      ["项目名称", "进度·签约·日期", "进度·签约·地点", "进度·开工·日期"],
    ]);
  });

  test("of two rows without merges, as a CSV keeps it", () => {
    const found = table([
      ["项目名称", "投资情况", null, "备注"],
      [null, "总投资", "固投", null],
      ["甲项目", "12", "9.6", null],
    ]);
    expect([found.headerRows, titles(found)]).toEqual([
      [1, 2],
      ["项目名称", "投资情况·总投资", "投资情况·固投", "备注"],
    ]);
  });

  test("with no title we know is the first full row of words", () => {
    const titled = ["id", "company", "state", "status", "capex"];
    const found = table([["Metadata"], ["version:", "2024_Q4"], [], titled, ["a", "b", "c", "d", "1.5"]]);
    expect([found.headerRows, titles(found), found.rows.length]).toEqual([[4], titled, 1]);
  });

  test("may be missing: the columns are named by their letters", () => {
    const found = table([
      [null, 1, 2],
      [null, 3, 4],
    ]);
    expect([found.headerRows, titles(found), found.rows.length]).toEqual([[], ["列B", "列C"], 2]);
  });

  test("does not swallow the first record of a narrow table", () => {
    const found = table([["项目名称"], ["甲项目"], ["乙项目"]]);
    expect([found.headerRows, names(found)]).toEqual([[1], ["甲项目", "乙项目"]]);
  });

  test("leaves a column without a title its letter", () => {
    expect(titles(table([heading, [...first, "多余的"]]))).toEqual([...heading, "列E"]);
  });

  test("an empty sheet is an empty table", () => {
    expect(table([])).toMatchObject({ headerRows: [], columns: [], rows: [], skipped: [] });
  });
});

describe("units", () => {
  test.each([
    ["总投资（亿元）", "亿元", null],
    ["总投资 (万元)", "万元", null],
    ["总投资/亿元", "亿元", null],
    ["合同外资（万美元）", "万元", "USD"],
    ["总投资（人民币万元）", "万元", null],
    ["总投资（人民币，万元）", "万元", null],
    ["总投资〔万元〕", "万元", null],
    ["总投资（亿元/万美元）", null, null],
    ["亩均投资强度（万元/亩）", "万元/亩", null],
    ["县（市、区）", null, null],
    ["用地面积（亩）", "亩", null],
    ["总投资（百万元）", "百万元", null],
  ])("the title %s says %s", (title, unit, currency) => {
    const found = table([
      ["项目名称", "投资方", title],
      ["甲项目", "甲公司", 1],
    ]);
    expect(found.columns[2]).toMatchObject({ unit, currency });
  });

  test.each([
    ["单位：万元", "万元", null],
    ["（金额单位：人民币亿元）", "亿元", null],
    ["招商项目台账（万元）", "万元", null],
    ["单位：万美元", "万元", "USD"],
    ["单位：亿元、亩、万元", null, null],
    ["填报单位：万元街道", null, null],
  ])("the line %s above the heading says %s", (line, unit, currency) => {
    expect(table([[line], heading, first])).toMatchObject({ sheetUnit: unit, sheetCurrency: currency });
  });

  test("a row of units below the heading belongs to the columns", () => {
    const found = table([
      ["项目名称", "总投资", "合同外资", "用地"],
      [null, "亿元", "万美元", "（亩）"],
      ["甲项目", 1.2, 300, 20],
    ]);
    expect(found.columns.map(({ unit, currency }) => [unit, currency])).toEqual([
      [null, null],
      ["亿元", null],
      ["万元", "USD"],
      ["亩", null],
    ]);
    expect(found.rows.map(({ row }) => row)).toEqual([3]);
  });
});

describe("the year and the day of a ledger", () => {
  test.each([
    ["二〇二三年招商项目台账", 2023],
    ["2022—2023年招商项目台账", null],
    ["招商项目台账", 2025],
  ])("%s is of %s", (title, year) => {
    expect(table([[title], heading, first], { sheet: "2025年" }).yearHint).toBe(year);
  });

  test.each([
    ["截至2023年9月30日", "2023-09-30"],
    ["（截止2023.10.8）", "2023-10-08"],
    ["数据截至时间：2023-09-30", "2023-09-30"],
    ["截至2023年2月底", "2023-02-28"],
    ["截至2023年9月", "2023-09-30"],
    ["填报日期：2023年10月8日", null],
  ])("%s is as of %s", (line, day) => {
    expect(table([[line], heading, first]).asOf).toBe(day);
  });

  test("the file's name may say both", () => {
    const fileName = "招商引资亿元以上项目台账（截至2026年10月25日）.xlsx";
    expect(table([heading, first], {}, { fileName })).toMatchObject({ yearHint: 2026, asOf: "2026-10-25" });
  });
});
