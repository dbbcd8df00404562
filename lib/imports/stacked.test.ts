import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { viewerOf } from "@/lib/demo/builders";
import { aSheet, bringIn, named, preview } from "./fixtures";

let city: Viewer;
beforeAll(async () => {
  city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
});

async function seenIn(rows: Parameters<typeof aSheet>[0], merges: string[] = []) {
  const seen = await preview(city, "projects", await aSheet(rows, { merges }));
  const records = seen.rows.filter(({ verdict }) => verdict !== "skipped");
  return { ...seen, records: records.map(({ sheet, row, shown }) => [sheet, row, shown.totalInvestment]) };
}

const titles = ["序号", "项目名称", "承接单位", "投资方", "总投资（亿元）", "用地（亩）", "备注"];

test("a heading printed again with two columns exchanged is another table, and no amount is an area", async () => {
  const { records, report, code } = await seenIn([
    titles,
    [1, named("甲"), "柯城", "A", 1.5, 10, null],
    titles,
    [2, named("乙"), "柯城", "A", 2.5, 10, null],
    ["续表"],
    ["序号", "项目名称", "承接单位", "投资方", "用地（亩）", "总投资（亿元）", "备注"],
    [3, named("丙"), "柯城", "A", 10, 3.5, null],
  ]);
  expect(records).toEqual([
    ["台账", 2, "15,000"],
    ["台账", 4, "25,000"],
    ["台账（第 5 行起）", 7, "35,000"],
  ]);
  expect(report.notes.join()).toContain("“台账”里有 2 张表");
  expect((await bringIn(city, code)).counts).toBe("added 3");
});

test("the same titles in another unit are another table", async () => {
  const { records } = await seenIn([
    ["项目名称", "承接单位", "总投资（亿元）"],
    [named("甲"), "柯城", 1.5],
    ["项目名称", "承接单位", "总投资（万元）"],
    [named("乙"), "柯城", 300],
  ]);
  expect(records.map(([, , total]) => total)).toEqual(["15,000", "300"]);
});

test("a unit line or a heading between the rows says what the amounts below are in", async () => {
  const { records, rows } = await seenIn(
    [
      ["单位：亿元"],
      ["项目名称", "投资方", "总投资"],
      ["一、柯城区"],
      [named("甲"), "A", 1.5],
      ["二、龙游县（单位：万元）"],
      [named("乙"), "A", 300],
      [null, null, "单位：亿元"],
      [named("丙"), "A", 2],
    ],
    ["A3:C3", "A5:C5"],
  );
  expect(records.map(([, , total]) => total)).toEqual(["15,000", "300", "20,000"]);
  expect(rows.find(({ row }) => row === 6)?.shown.unitId).toBe("龙游");
});

test("同上 is the unit and the investor above, and never an amount or a name", async () => {
  const { rows, said } = await seenIn([
    ["项目名称", "承接单位", "投资方", "总投资（亿元）"],
    [named("甲"), "柯城", "同上", 1],
    [named("乙"), "〃", "A", 1],
    [named("丙"), "同上", "″", 2],
    [named("丁"), "同上", "B", "同上"],
    ["小计", null, null, 5],
    [named("戊"), "同上", "B", 1],
  ]);
  const seen = (row: number) => rows.find((one) => one.row === row);
  expect(said(2)).toContain("写的是同上，请填写实际内容");
  expect(seen(3)).toMatchObject({ verdict: "new", shown: { unitId: "柯城" } });
  expect(seen(4)).toMatchObject({ verdict: "new", shown: { unitId: "柯城", investors: "A" } });
  expect([seen(5)?.verdict, said(5)]).toEqual(["refused", expect.stringContaining("请填写实际内容")]);
  expect([seen(7)?.verdict, said(7)]).toEqual(["look", expect.stringContaining("按第 5 行理解为“柯城”")]);
});

test("a unit written once for the rows below is asked about; one blank alone was forgotten", async () => {
  const heading = ["项目名称", "承接单位", "总投资（亿元）"];
  const { rows, said } = await seenIn([
    heading,
    [named("甲"), "柯城", 1],
    [named("乙"), null, 1],
    [named("丙"), "龙游县", 1],
    [named("丁"), null, 2],
    ["小计", null, 3],
    [named("戊"), null, 1],
  ]);
  expect(rows.map(({ row, verdict, shown }) => [row, verdict, shown.unitId]).slice(1)).toEqual([
    [2, "new", "柯城"],
    [3, "look", "柯城"],
    [4, "new", "龙游"],
    [5, "look", "龙游"],
    [6, "skipped", undefined],
    [7, "refused", ""],
  ]);
  expect(said(5)).toContain("空着，按第 4 行的“龙游县”导入");
  const once = await seenIn([
    heading,
    [named("甲"), "柯城", 1],
    [named("乙"), null, 1],
    [named("丙"), "江山", 1],
  ]);
  expect(once.rows.map(({ verdict }) => verdict).slice(1)).toEqual(["new", "refused", "new"]);
});

test("a county alone in the column of units is the unit of the rows below", async () => {
  const { rows } = await seenIn([
    ["承接单位", "项目名称", "总投资（亿元）"],
    ["柯城区", null, null],
    [null, named("甲"), 1],
    ["龙游县", null, null],
    [null, named("乙"), 1],
  ]);
  expect([3, 5].map((at) => rows.find(({ row }) => row === at)?.shown.unitId)).toEqual(["柯城", "龙游"]);
});
