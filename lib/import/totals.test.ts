import { expect, test } from "vitest";
import { aGrid, knownColumns, merged } from "./fixtures";
import type { Grid } from "./grid";
import { findTable } from "./table";
import { checkTotals } from "./totals";

type Rows = (string | number | null)[][];

/** `3 小计 总投资: 13 ≠ 14` */
const checks = (rows: Rows, more: Partial<Grid> = {}) => {
  const grid = aGrid(rows, more);
  return checkTotals(findTable(grid, knownColumns), grid).map(
    ({ row, label, column, shown, computed, ok }) =>
      `${row} ${label} ${column}: ${shown} ${ok ? "=" : "≠"} ${computed}`,
  );
};

const heading = ["项目名称", "投资方", "总投资", "到位资金"];
const project = (name: string, total: string | number | null, arrived: string | number | null = null) => [
  name,
  "甲公司",
  total,
  arrived,
];

test("a subtotal that misses its last record is found, and so is the total built on it", () => {
  const rows = [
    heading,
    project("甲", 0.1, 1),
    project("乙", 0.2, 2),
    ["小计", "2个", 0.3, 3],
    project("丙", 10.5),
    project("丁", 2.5),
    project("戊", 1),
    ["小计", "3个", 13, null],
    ["合计", "5个", 13.3, 3],
  ];
  expect(checks(rows)).toEqual([
    "4 小计 总投资: 0.3 = 0.3",
    "4 小计 到位资金: 3 = 3",
    "8 小计 总投资: 13 ≠ 14",
    "9 合计 总投资: 13.3 ≠ 14.3",
    "9 合计 到位资金: 3 = 3",
  ]);
});

test("a total above the records is of all of them", () => {
  expect(checks([heading, ["合计", null, 3], project("甲", 1), project("乙", 2)])).toEqual([
    "2 合计 总投资: 3 = 3",
  ]);
});

test("subtotals that stand above their records are recognised", () => {
  const rows = [
    ["县市区", ...heading],
    ["柯城区小计", null, null, 3],
    [null, ...project("甲", 1)],
    [null, ...project("乙", 2)],
    ["衢江区小计", null, null, 5],
    [null, ...project("丙", 4)],
  ];
  expect(checks(rows)).toEqual(["2 柯城区小计 总投资: 3 = 3", "5 衢江区小计 总投资: 5 ≠ 4"]);
});

test("several totals are each of their own part, the last of everything", () => {
  const rows = [
    heading,
    project("甲", 1),
    ["合计", null, 1],
    project("乙", 2),
    ["合计", null, 2],
    ["总计", null, 3],
  ];
  expect(checks(rows)).toEqual(["3 合计 总投资: 1 = 1", "5 合计 总投资: 2 = 2", "6 总计 总投资: 3 = 3"]);
});

test("an amount merged over two records counts once", () => {
  const rows = [heading, project("一期", 10), project("二期", null), ["合计", null, 10]];
  expect(checks(rows, { merges: merged("C2:C3") })).toEqual(["4 合计 总投资: 10 = 10"]);
});

test("text that is no plain number is left out and counted", () => {
  const grid = aGrid([
    heading,
    project("甲", "1,200.50"),
    project("乙", "约3亿元"),
    project("丙", "—"),
    ["合计", null, "1200.5"],
  ]);
  expect(checkTotals(findTable(grid, knownColumns), grid)).toEqual([
    { row: 5, label: "合计", column: "总投资", shown: "1200.5", computed: "1200.5", ok: true, uncounted: 1 },
  ]);
});

test("rates, ranks and running numbers are not added up", () => {
  const rows = [
    ["序号", "项目名称", "完成率", "亩均强度（万元/亩）", "总投资"],
    [1, "甲", 50, 300, 1],
    [2, "乙", 70, 500, 2],
    [3, "合计", 60, 400, 3],
  ];
  expect(checks(rows)).toEqual(["4 合计 总投资: 3 = 3"]);
});
