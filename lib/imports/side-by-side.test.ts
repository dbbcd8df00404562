import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { viewerOf } from "@/lib/demo/builders";
import { aSheet, named, preview, upload } from "./fixtures";

let city: Viewer;
beforeAll(async () => {
  city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
});

const titles = ["序号", "项目名称", "总投资"];

test("two tables side by side are both read, each under its own heading, the unit line for both", async () => {
  const file = await aSheet(
    [
      ["2025年招商项目对照表"],
      ["单位：亿元"],
      ["柯城区签约项目", null, null, null, "龙游县签约项目"],
      [...titles, null, ...titles],
      [1, named("甲"), 1, null, 1, named("乙"), 2],
      [2, named("丙"), 3],
      ["合计", null, 4, null, "合计", null, 2],
    ],
    { merges: ["A1:G1", "A3:C3", "E3:G3"] },
  );
  const { rows, report, run } = await preview(city, "projects", file);
  expect(report.notes.join()).toContain("“台账”里有 2 张表");
  const records = rows.filter(({ verdict }) => verdict !== "skipped");
  expect(records.map(({ sheet, row, shown }) => [sheet, row, shown.unitId, shown.totalInvestment])).toEqual([
    ["台账（A–D 列）", 5, "柯城", "10,000"],
    ["台账（A–D 列）", 6, "柯城", "30,000"],
    ["台账（E–G 列）", 5, "龙游", "20,000"],
  ]);
  expect(run.settings.found?.totals.map(({ ok }) => ok)).toEqual([true, true]);
});

test("a heading merged over both tables is for both", async () => {
  const file = await aSheet(
    [[...titles, ...titles], ["一、江山市"], [1, named("甲"), "1亿元", 1, named("乙"), "2亿元"]],
    { merges: ["A2:F2"] },
  );
  const { rows } = await preview(city, "projects", file);
  const records = rows.filter(({ verdict }) => verdict !== "skipped");
  expect(records.map(({ shown }) => shown.unitId)).toEqual(["江山", "江山"]);
});

test("a second column of names with nothing around it is told, not taken apart", async () => {
  const file = await aSheet([
    ["序号", "项目名称", "总投资（亿元）", "项目名称"],
    [1, named("甲"), 5, "别名"],
  ]);
  const { report } = await upload(city, "projects", file);
  expect(report.sheets.map(({ name }) => name)).toEqual(["台账"]);
  expect(report.notes.join()).toContain("有 2 列“项目名称”（B、D），像是并排的几张表");
});
