import { expect, test } from "vitest";
import { aGrid, knownColumns } from "./fixtures";
import { suggestMapping } from "./mapping";
import { findTable } from "./table";

const columnsOf = (...titles: string[]) =>
  titles.map((title, index) => ({ index, title, path: title.split("·"), hidden: false }));

/** `name total/alias -`: what each title is taken for. */
const proposed = (titles: string[], remembered?: Record<string, string>) =>
  suggestMapping(columnsOf(...titles), knownColumns, remembered)
    .map(({ key, how }) => (key ? `${key}/${how}` : "-"))
    .join(" ");

test.each([
  ["项目名称", "name/exact"],
  ["项目\n名称", "name/exact"],
  ["＊项目名称（全称）", "name/alias"],
  ["项目", "name/alias"],
  ["总投资（亿元）", "total/exact"],
  ["总投资　(万美元)", "total/exact"],
  ["其中：固定资产投资", "fixed/exact"],
  ["1-10月到位资金", "arrived/exact"],
  ["县(市、区)", "region/alias"],
  ["投资情况·总投资", "total/exact"],
  ["签约·日期", "signed/exact"],
  ["计划·开工时间", "plannedStart/exact"],
  ["用地·面积（亩）", "land/exact"],
  ["总投资·合计（亿元）", "total/exact"],
  ["开工时间·计划", "plannedStart/exact"],
  ["开工时间（计划）", "plannedStart/exact"],
  ["★总投资【亿元】（必填）", "total/exact"],
])("%s is taken for %s", (title, expected) => {
  expect(proposed([title])).toBe(expected);
});

test.each([
  "总投资（含设备）",
  "签约日期（计划）",
  "投资",
  "实际到位资金",
  "总投资完成率",
  "开工",
  "编号",
  "总投资·流动资金",
  "2024年投资情况·计划总投资",
  "年度投资·计划总投资",
])("%s is nobody's guess", (title) => {
  expect(proposed([title])).toBe("-");
});

test("one column per key: a label beats an alias, what people see beats what is hidden", () => {
  expect(proposed(["计划总投资", "总投资"])).toBe("- total/exact");
  const columns = columnsOf("总投资", "总投资").map((column) => ({ ...column, hidden: column.index === 0 }));
  expect(suggestMapping(columns, knownColumns).map(({ key }) => key)).toEqual([null, "total"]);
});

test("two equal columns of amounts propose neither, of words the first", () => {
  expect(proposed(["2022年·到位资金", "2023年·到位资金", "备注", "备注"])).toBe("- - note/exact -");
});

test("what was chosen for the same title before comes first, while the key still exists", () => {
  expect(proposed(["总投资", "投资总规模（亿元）"], { "投资总规模(亿元)": "total" })).toBe(
    "- total/remembered",
  );
  expect(proposed(["总投资", "旧列"], { 旧列: "gone" })).toBe("total/exact -");
});

test("a nested heading of a real sheet is mapped child by child", () => {
  const table = findTable(
    aGrid([
      ["项目名称", "投资情况", null, "进度", null],
      [null, "总投资", "固投", "签约时间", "开工时间"],
      ["甲项目", 1, 0.5, "2023.9", "待定"],
    ]),
    knownColumns,
  );
  expect(suggestMapping(table.columns, knownColumns).map(({ key }) => key)).toEqual([
    "name",
    "total",
    "fixed",
    "signed",
    "started",
  ]);
});
