import { and, eq, isNull } from "drizzle-orm";
import { readXlsx } from "hucre";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { companies, projects } from "@/db/schema";
import { Refused, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { aUnit, viewerOf } from "@/lib/demo/builders";
import { aSheet, bringIn, preview, upload } from "./fixtures";
import { registerOf } from "./registers";
import { newCompaniesOf } from "./runs";
import { templateOf } from "./template";

const fresh = (what: string) => `${what}${crypto.randomUUID().slice(0, 8)}`;
const heading = ["项目名称", "承接单位", "投资方", "总投资（万元）"];

let city: Viewer;
beforeAll(async () => {
  city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
});

const projectNamed = async (name: string) => {
  const [found] = await db
    .select()
    .from(projects)
    .where(and(eq(projects.name, name), isNull(projects.deletedAt)));
  return found;
};

describe("a city officer brings a ledger in", () => {
  test("nothing is written before it is confirmed; the same file again changes nothing", async () => {
    const [one, two] = [fresh("甲项目"), fresh("乙项目")];
    const file = await aSheet([
      ["2026年重点项目（单位：亿元）"],
      ["项目名称", "承接单位", "投资方", "总投资"],
      [one, "柯城", fresh("甲公司"), 1.5],
      [two, "龙游县", fresh("乙公司"), "２亿元"],
      ["合计", null, null, 3.5],
    ]);
    const before = await preview(city, "projects", file);
    expect(before.counts).toBe("new 2");
    expect(await projectNamed(one)).toBeUndefined();
    expect(await newCompaniesOf(before.run, ["new"])).toHaveLength(2);
    expect(before.run.settings.found?.sum).toMatchObject({ yuan: 350_000_000, rows: 2 });

    expect((await bringIn(city, before.code)).counts).toBe("added 2");
    expect((await projectNamed(two))?.totalInvestmentYuan).toBe(200_000_000);
    expect((await preview(city, "projects", file)).counts).toBe("same 2");
  });

  test("what changed is named field by field, and written once", async () => {
    const name = fresh("变更项目");
    const investor = fresh("丙公司");
    const first = await preview(city, "projects", await aSheet([heading, [name, "柯城", investor, 1000]]));
    await bringIn(city, first.code);
    const next = await aSheet([heading, [name, "柯城", investor, 1200]]);
    const again = await preview(city, "projects", next);
    expect(again.counts).toBe("changed 1");
    expect(again.rows.find(({ verdict }) => verdict === "changed")?.changes).toEqual([
      { label: "总投资", from: "1,000", to: "1,200" },
    ]);
    expect((await bringIn(city, again.code)).counts).toBe("updated 1");
    expect((await projectNamed(name))?.totalInvestmentYuan).toBe(12_000_000);
  });

  test("a doubtful row waits for a tick, an unreadable one is refused, and their companies are not promised", async () => {
    const file = await aSheet([
      heading,
      [fresh("约数"), "柯城", fresh("约公司"), "约10亿元"],
      [fresh("区间"), "柯城", fresh("区间公司"), "3-5亿元"],
      [fresh("待定"), "柯城", fresh("待定公司"), "待定"],
      [fresh("看不懂"), "柯城", fresh("看不懂公司"), "abc"],
    ]);
    const seen = await preview(city, "projects", file);
    expect(seen.counts).toBe("new 1, look 2, refused 1");
    expect(await newCompaniesOf(seen.run, ["new"])).toHaveLength(1);
    expect(seen.run.settings.found?.sum.waiting).toEqual({ yuan: 1_000_000_000, rows: 1 });
    expect(seen.said(5)).toContain("看不懂");
    expect((await bringIn(city, seen.code, { ticked: [2] })).counts).toBe("added 2, look 1, refused 1");
  });

  test("the unit is asked once where nothing in the file says it", async () => {
    const file = await aSheet([["项目名称"], [fresh("无单位项目")]]);
    const { check } = await upload(city, "projects", file);
    await expect(check()).rejects.toThrow(Unacceptable);
    const { id } = await aUnit("330824");
    expect((await preview(city, "projects", file, { unitId: id })).counts).toBe("new 1");
  });

  test("a heading within the table, or the name of the sheet, says the unit of the rows below", async () => {
    const [first, second, third] = [fresh("节一"), fresh("节二"), fresh("页三")];
    const parts = await aSheet(
      [["序号", "项目名称"], ["一、柯城区（1个）"], [1, first], ["二、龙游县（1个）"], [1, second]],
      { merges: ["A2:B2", "A4:B4"] },
    );
    await bringIn(city, (await preview(city, "projects", parts)).code);
    const page = await aSheet([["项目名称"], [third]], { sheet: "开化县项目清单" });
    await bringIn(city, (await preview(city, "projects", page)).code);
    for (const [name, unit] of [
      [first, "330802"],
      [second, "330825"],
      [third, "330824"],
    ] as const)
      expect((await projectNamed(name))?.unitId, name).toBe((await aUnit(unit)).id);
  });

  test("two investors under one merged title are one project, counted once", async () => {
    const name = fresh("合并项目");
    const file = await aSheet(
      [heading, [name, "柯城", fresh("甲方"), 1000], [null, null, fresh("乙方"), null]],
      { merges: ["A2:A3", "B2:B3", "D2:D3"] },
    );
    const seen = await preview(city, "projects", file);
    expect(seen.counts).toBe("new 1");
    expect(seen.said(3)).toContain("已并入");
    await bringIn(city, seen.code);
    expect((await projectNamed(name))?.investorNames.split("、")).toHaveLength(2);
  });

  test("two columns that are the same thing are left to the person", async () => {
    const file = await aSheet([
      ["项目名称", "承接单位", "总投资（亿元）", "总投资（万元）"],
      ["双列", "柯城", 2, 20_000],
    ]);
    const officer = await viewerOf({ role: "countyOfficer", unit: "330822" });
    const { report } = await upload(officer, "projects", file);
    const tied = report.sheets[0]?.columns.filter((column) => column.tied === "totalInvestment");
    expect(tied?.map(({ keys }) => keys)).toEqual([[], []]);
  });

  test("the template's own example is no project", async () => {
    const register = registerOf("projects");
    const { sheets } = await readXlsx(await templateOf(register, city));
    const filled = (sheets[0]?.rows ?? []).map((row) => [...row]) as (string | number | null)[][];
    filled.push([fresh("模板项目"), "柯城"]);
    const seen = await preview(city, "projects", await aSheet(filled));
    expect(seen.counts).toBe("new 1");
    expect(seen.said(4)).toContain("示例");
  });

  test("what a column was taken for is remembered, also where it was two things", async () => {
    const officer = await viewerOf({ role: "countyOfficer", unit: "330825" });
    const { id } = await aUnit("330825");
    const file = await aSheet([
      ["Company", "Deal no."],
      [fresh("Firm"), fresh("n")],
    ]);
    await preview(officer, "projects", file, {
      unitId: id,
      map: { Company: ["name", "investors"], "Deal no.": ["sourceNumber"] },
    });
    const again = await upload(officer, "projects", file);
    expect(again.report.sheets[0]?.columns.map(({ keys }) => keys)).toEqual([
      ["name", "investors"],
      ["sourceNumber"],
    ]);
  });
});

describe("who may not", () => {
  test("a county officer cannot bring in another county's project, and learns nothing of what it has", async () => {
    const name = fresh("邻县项目");
    await bringIn(
      city,
      (await preview(city, "projects", await aSheet([heading, [name, "开化", null, 5]]))).code,
    );
    const officer = await viewerOf({ role: "countyOfficer", unit: "330825" });
    const seen = await preview(officer, "projects", await aSheet([heading, [name, "开化", null, 6]]));
    expect(seen.counts).toBe("refused 1");
    expect(seen.rows.flatMap(({ changes }) => changes)).toEqual([]);
    expect(seen.said(2)).toContain("不在您可导入的单位之内");
  });

  test("a leader cannot begin, and nobody opens another's run", async () => {
    const leader = await viewerOf({ role: "leader", unit: "330800B1" });
    const file = await aSheet([heading, [fresh("项目"), "柯城", null, 5]]);
    await expect(upload(leader, "projects", file)).rejects.toThrow(Refused);
    const { code } = await preview(city, "projects", file);
    await expect(bringIn(leader, code)).rejects.toThrow("没有这次导入");
  });

  test("text that begins like a formula stays text", async () => {
    const name = `=cmd|'/c calc'!A1 ${fresh("")}`;
    const seen = await preview(
      city,
      "projects",
      await aSheet([heading, [name, "柯城", `@SUM ${fresh("")}`, 1]]),
    );
    await bringIn(city, seen.code);
    const found = await projectNamed(name);
    expect(found?.name).toBe(name);
    expect(
      await db
        .select()
        .from(companies)
        .where(eq(companies.name, found?.investorNames ?? "")),
    ).toHaveLength(1);
  });
});
