import { describe, expect, test } from "vitest";
import { aGrid, knownColumns, merged } from "./fixtures";
import type { Grid } from "./grid";
import { findTable, type Table } from "./table";

const table = (rows: (string | number | null)[][], more: Partial<Grid> = {}) =>
  findTable(aGrid(rows, more), knownColumns);

const names = ({ rows }: Table, column = 0) => rows.map(({ cells }) => cells[column]?.text ?? null);
const kinds = ({ skipped }: Table) => skipped.map(({ row, kind }) => `${row} ${kind}`);

const heading = ["项目名称", "投资方", "总投资（亿元）", "签约日期"];
const first = ["含氟新材料项目", "甲禾公司", 12.5, "2023-09-15"];
const second = ["电子特气项目", "芯屿公司", 3, "2023-08-01"];

describe("rows that are no records", () => {
  test("subtotals, totals and notes are left out and accounted for", () => {
    const found = table([
      heading,
      first,
      ["小  计", null, 12.5],
      second,
      ["柯城区小计", "1个", 3],
      ["合    计", "2个", 15.5],
      [],
      ["注：1.本表统计口径为总投资1亿元以上项目；"],
      ["填表人：张三", null, "联系电话：0570-0000000"],
      ["以上数据由各县（市、区）报送，未经审计，仅供内部参考使用，请勿外传，如有疑问请与我们联系"],
    ]);
    expect(names(found)).toEqual([first[0], second[0]]);
    expect(kinds(found)).toEqual([
      "1 header",
      "3 subtotal",
      "5 subtotal",
      "6 total",
      "8 footnote",
      "9 footnote",
      "10 footnote",
    ]);
  });

  test("a project whose name or region sounds like a total stays a record", () => {
    const found = table([
      ["县市区", ...heading],
      ["合计", "城市大数据汇总", "甲公司", 3, "2023-08-01"],
      ["柯城区", "总计量中心项目", "乙公司", 3, "2023-08-01"],
      ["柯城区", "小计", "丙公司", 3, "2023-08-01"],
      ["全市合计", null, null, 9, null],
    ]);
    expect(names(found, 1)).toEqual(["城市大数据汇总", "总计量中心项目"]);
    expect(kinds(found)).toEqual(["1 header", "4 subtotal", "5 total"]);
  });

  test("a heading printed again on the next page, with its title, is left out", () => {
    const found = table([["某市台账"], heading, first, ["某市台账"], heading, second]);
    expect(names(found)).toEqual([first[0], second[0]]);
    expect(kinds(found)).toEqual(["1 title", "2 header", "4 title", "5 repeatedHeader"]);
  });

  test("headings within the table, numbered lines and column numbers", () => {
    const found = table(
      [
        ["序号", ...heading],
        [1, 2, 3, 4, 5],
        ["一、柯城区"],
        [1, ...first],
        ["衢江区（一个）"],
        [2, ...second],
        [3, null, null, null, null],
      ],
      { merges: merged("A5:E5") },
    );
    expect(names(found, 1)).toEqual([first[0], second[0]]);
    expect(kinds(found)).toEqual(["1 header", "2 header", "3 title", "5 title", "7 blank"]);
  });

  test("the last record may have nothing but a name", () => {
    expect(names(table([heading, first, ["新项目"]]))).toEqual([first[0], "新项目"]);
  });

  test("every filled row is a record or left out with a reason", () => {
    const rows = [
      ["台账"],
      heading,
      first,
      ["小计", null, 1],
      ["随便"],
      [null, null, 5],
      ["注：无"],
      ["合计", 1],
    ];
    const found = table(rows);
    const accounted = [...found.rows, ...found.skipped]
      .map(({ row }) => row)
      .sort((one, other) => one - other);
    expect(accounted).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe("records", () => {
  test("a region merged down belongs to each of its rows, and is marked as repeated", () => {
    const found = table(
      [
        ["县市区", ...heading],
        ["柯城区", ...first],
        [null, ...second],
        ["衢江区", ...second],
      ],
      { merges: merged("A2:A3") },
    );
    expect(names(found)).toEqual(["柯城区", "柯城区", "衢江区"]);
    expect(found.rows.map(({ filled }) => filled)).toEqual([[], [0], []]);
  });

  test("hidden rows and columns are kept and marked", () => {
    const found = table([heading, first, second], { hiddenRows: new Set([3]), hiddenColumns: new Set([1]) });
    expect(found.rows.map(({ hidden }) => hidden)).toEqual([false, true]);
    expect(found.columns.map(({ hidden }) => hidden)).toEqual([false, true, false, false]);
  });

  test("a merged heading lends nothing to the records below it", () => {
    const found = table([["台账"], heading, [null, ...first.slice(1)]], { merges: merged("A1:D1") });
    expect(names(found)).toEqual([null]);
  });
});

describe("the parts of a table", () => {
  test("a record knows the heading it stands under", () => {
    const found = table([
      ["序号", ...heading],
      ["一、柯城区（2个）"],
      [1, ...first],
      [2, ...second],
      ["二、龙游县（1个）"],
      [1, "造纸项目", "丙公司", 4],
    ]);
    expect(found.rows.map(({ headings }) => headings)).toEqual([
      ["一、柯城区（2个）"],
      ["一、柯城区（2个）"],
      ["二、龙游县（1个）"],
    ]);
    expect(kinds(found)).toEqual(["1 header", "2 title", "5 title"]);
  });

  test("一 and 二 head parts of a table whose records count 1, 2, 3; their sums are not added again", () => {
    const found = table([
      ["序号", ...heading],
      ["一", "已签约项目", null, 5],
      [1, "甲项目", "甲公司", 2],
      [2, "乙项目", "乙公司", 3],
      ["二", "在谈项目", null, 1],
      [3, "丙项目", "丙公司", 1],
    ]);
    expect(names(found, 1)).toEqual(["甲项目", "乙项目", "丙项目"]);
    expect(kinds(found)).toEqual(["1 header", "2 subtotal", "5 subtotal"]);
  });

  test("where all records count 一, 二, 三 they are records", () => {
    const found = table([
      ["序号", ...heading],
      ["一", "甲项目", "甲公司", 2],
      ["二", "乙项目", "乙公司", 3],
    ]);
    expect(names(found, 1)).toEqual(["甲项目", "乙项目"]);
  });
});
