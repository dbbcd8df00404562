import { beforeAll, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/viewer";
import { aUnit, viewerOf } from "@/lib/demo/builders";
import { aSheet, preview, upload } from "./fixtures";
import { headerChoice } from "./input";
import { rereadSheet } from "./rereading";

let city: Viewer;
beforeAll(async () => {
  city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
});

const fresh = (what: string) => `${what}${crypto.randomUUID().slice(0, 8)}`;

/** An explanation that looks more like a heading than the heading does. */
const misleading = () =>
  aSheet([
    ["填报说明"],
    ["项目名称", "承接单位", "总投资（亿元）", "投资方"],
    ["写全称", "写县名", "写数字", "写全称"],
    ["工程名", "地方", "钱（万元）"],
    [fresh("甲"), "柯城", 15_000],
    [fresh("乙"), "龙游", 20_000],
  ]);

test("a person says where the heading is, sees the sheet anew, and the preview follows", async () => {
  const { code, report } = await upload(city, "projects", await misleading());
  expect(report.sheets[0]?.headerRows).toEqual([2]);
  expect(report.sheets[0]?.head[3]).toEqual({ row: 4, cells: ["工程名", "地方", "钱（万元）"] });

  const header = { top: 4, bottom: 4 };
  const again = await rereadSheet(city, { code, sheet: "台账", header });
  expect(again).toMatchObject({ headerRows: [4], rows: 2 });
  expect(again.columns.map(({ title, unit }) => [title, unit])).toEqual([
    ["工程名", null],
    ["地方", null],
    ["钱（万元）", "万元"],
  ]);
  const seen = await preview(city, "projects", await misleading(), {
    headers: { 台账: header },
    mapping: { "台账 A": ["name"], "台账 B": ["unitId"], "台账 C": ["totalInvestment"] },
  });
  expect(seen.counts).toBe("new 2");
  expect(seen.rows.filter(({ verdict }) => verdict === "skipped").map(({ row }) => row)).toEqual([
    1, 2, 3, 4,
  ]);
  expect(seen.run.settings.found?.sum.yuan).toBe(350_000_000);
  expect(seen.run.report.sheets[0]?.headerRows).toEqual([4]);
});

test("a heading of two rows, and a sheet that has none, are said by hand too", async () => {
  const rows = [
    ["甲组", null, null],
    ["一", "二", "三"],
    [fresh("丙"), "柯城", 1.5],
  ];
  const { code } = await upload(city, "projects", await aSheet(rows));
  const two = await rereadSheet(city, { code, sheet: "台账", header: { top: 1, bottom: 2 } });
  expect(two.columns.map(({ title }) => title)).toEqual(["甲组·一", "甲组·二", "甲组·三"]);
  const none = await rereadSheet(city, { code, sheet: "台账", header: null });
  expect(none).toMatchObject({ headerRows: [], rows: 2 });
  expect(none.columns.map(({ title }) => title)).toEqual(["列A", "列B", "列C"]);
  const { id } = await aUnit("330825");
  const seen = await preview(city, "projects", await aSheet([[fresh("丁")], [fresh("戊")]]), {
    headers: { 台账: null },
    mapping: { "台账 A": ["name"] },
    unitId: id,
  });
  expect(seen.counts).toBe("new 2");
});

test("a heading that cannot be is refused, and nobody reads another's file again", async () => {
  expect(headerChoice.safeParse({ top: 5, bottom: 4 }).success).toBe(false);
  expect(headerChoice.safeParse({ top: 1, bottom: 40 }).success).toBe(false);
  const { code } = await upload(city, "projects", await misleading());
  const other = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
  await expect(rereadSheet(other, { code, sheet: "台账", header: null })).rejects.toThrow("没有这次导入");
  await expect(rereadSheet(city, { code, sheet: "没有这张" })).rejects.toThrow("没有这张工作表");
});
