import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { importRows } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { viewerOf } from "@/lib/demo/builders";
import { aSheet, named, preview, upload } from "./fixtures";

let city: Viewer;
beforeAll(async () => {
  city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
});

async function seenIn(bytes: Uint8Array) {
  const { rows, said } = await preview(city, "projects", bytes);
  return {
    said,
    kept: rows.filter(({ verdict }) => verdict !== "skipped").map(({ row, verdict }) => [row, verdict]),
    at: (row: number) => rows.find((one) => one.row === row),
    unit: (row: number) => rows.find((one) => one.row === row)?.shown.unitId,
  };
}

const keysOf = async (rows: Parameters<typeof aSheet>[0], merges: string[]) => {
  const { report } = await upload(city, "projects", await aSheet(rows, { merges }));
  return report.sheets[0]?.columns.map(({ keys }) => keys[0] ?? null);
};

describe("a heading over several columns", () => {
  const two = (...children: string[]) => [
    ["项目名称", "总投资（万元）", ...children.slice(1).map(() => null)],
    [null, ...children],
    ["甲项目", ...children.map((_, at) => 100 - at)],
  ];

  test("is the column called 合计, and never one of its parts", async () => {
    expect(await keysOf(two("合计", "其中：固定资产", "设备"), ["A1:A2", "B1:D1"])).toEqual([
      "name",
      "totalInvestment",
      "fixedInvestment",
      "equipmentInvestment",
    ]);
    expect(await keysOf(two("固定资产", "铺底流动资金"), ["A1:A2", "B1:C1"])).toEqual([
      "name",
      "fixedInvestment",
      null,
    ]);
  });

  test("开工时间 is planned under 计划 and actual under 实际", async () => {
    const rows = [
      ["项目名称", "开工时间", null, "签约情况", null],
      [null, "计划", "实际", "时间", "金额"],
      ["甲项目", "2025.3", "2025.5.6", "2025.1.1", 3],
    ];
    expect(await keysOf(rows, ["A1:A2", "B1:C1", "D1:E1"])).toEqual([
      "name",
      "plan.START",
      "on.START",
      "on.SIGN",
      null,
    ]);
  });

  test("其中 without a unit is in that of the whole beside it", async () => {
    const seen = await seenIn(
      await aSheet([
        ["项目名称", "承接单位", "总投资（亿元）", "其中：设备投资", "用地（亩）"],
        [named("甲"), "柯城", 2, 1, 10],
        [named("乙"), "柯城", 2, 3, 10],
      ]),
    );
    expect(seen.kept).toEqual([
      [2, "new"],
      [3, "refused"],
    ]);
    expect(seen.said(3)).toContain("设备投资不能大于总投资");
  });
});

describe("a county is named only by the headings between the rows", () => {
  test("the first stands above the titles, the next between the rows, each with parts of its own", async () => {
    const titles = ["序号", "项目名称", "投资方", "总投资"];
    const seen = await seenIn(
      await aSheet(
        [
          ["衢州市2025年招商项目表"],
          ["单位：亿元、亩"],
          ["一、柯城区（2个）"],
          titles,
          ["（一）签约项目"],
          [1, named("甲"), "A", 1],
          ["（二）在谈项目"],
          [1, named("乙"), "A", 2],
          ["二、龙游县（1个）"],
          titles,
          ["（一）签约项目"],
          [1, named("丙"), "A", 3],
        ],
        { merges: ["A1:D1", "A2:D2", "A3:D3", "A5:D5", "A7:D7", "A9:D9", "A11:D11"] },
      ),
    );
    expect([6, 8, 12].map(seen.unit)).toEqual(["柯城", "柯城", "龙游"]);
    expect(seen.kept).toHaveLength(3);
  });

  test("龙游县 alone in the column of names is no project", async () => {
    const rows = [
      ["项目名称", "投资方", "总投资（万元）"],
      ["柯城区", null, null],
      [`1、${named("甲")}`, "A", 100],
      ["龙游县（2个）", null, null],
      [`2、${named("乙")}`, "B", 200],
      [`2.5万吨${named("丙")}`, "B", 200],
      ["小计3个", null, 500],
    ];
    const seen = await seenIn(await aSheet(rows));
    expect([3, 5, 6].map(seen.unit)).toEqual(["柯城", "龙游", "龙游"]);
    expect(seen.kept).toHaveLength(3);
    expect([3, 6].map((row) => seen.at(row)?.title.slice(0, 3))).toEqual([
      expect.stringMatching(/^甲/),
      "2.5",
    ]);
    expect(seen.said(3)).toContain("序号“1、”没有导入");
  });

  test("a part of the table that is none of ours does not go on with the county before it", async () => {
    const rows = [
      ["序号", "项目名称", "总投资（亿元）"],
      ["一、柯城区"],
      [1, named("甲"), 1],
      ["二、省外项目"],
      [2, named("乙"), 1],
    ];
    const file = await aSheet(rows, { merges: ["A2:C2", "A4:C4"] });
    await expect(preview(city, "projects", file)).rejects.toThrow("请选择承接单位");
  });

  test("the year of a part is the year of its dates", async () => {
    const seen = await seenIn(
      await aSheet(
        [
          ["2025年柯城区招商项目台账"],
          ["项目名称", "投资方", "开工日期"],
          ["2023年开工项目"],
          [named("甲"), "A", "3月5日"],
        ],
        { merges: ["A1:C1", "A3:C3"] },
      ),
    );
    expect(seen.said(4)).toContain("按 2023-03-05 理解");
  });
});

test("1-10月完成投资 counts from January and 累计 from the start, in one sheet", async () => {
  const file = await aSheet([
    ["项目名称", "承接单位", "1-10月完成投资（万元）", "累计到位资金（万元）"],
    [named("甲"), "柯城", 1_200, 500],
  ]);
  const { rows, run } = await preview(city, "projects", file, { month: "2025-10" });
  const [row] = await db
    .select()
    .from(importRows)
    .where(and(eq(importRows.runId, run.id), eq(importRows.row, 2)));
  const entry = row?.data.entry as { money: { kind: string; basis: string }[] } | undefined;
  expect(entry?.money.map(({ kind, basis }) => [kind, basis])).toEqual([
    ["arrived", "start"],
    ["investment", "year"],
  ]);
  expect(rows.find(({ row }) => row === 2)?.issues.map(({ message }) => message)).toContain(
    "按表头理解为本年累计",
  );
});

test("a row that counts and compares, or holds one text alone, waits; 合计2个项目 is a total", async () => {
  const seen = await seenIn(
    await aSheet([
      ["项目名称", "承接单位", "总投资（亿元）", "备注"],
      [named("甲"), "柯城（2个）", 1, "略"],
      [`比亚迪${named("乙")}`, "柯城", 2, "略"],
      [`${named("丙")}项目\n${named("丁")}项目`, "柯城", 2, "略"],
      ["合计3个项目", null, 5, null],
      ["比上月增长", null, 0.5, null],
      ["重点推进类", null, null, null],
      ["主要负责人（签字）：", null, "日期：2025年11月1日", null],
    ]),
  );
  expect(seen.kept).toEqual([
    [2, "new"],
    [3, "new"],
    [4, "look"],
    [6, "refused"],
    [7, "refused"],
  ]);
  expect(seen.said(6)).toContain("像是小计、分节或栏目名");
  expect(seen.said(7)).toContain("这一行只有名称");
  expect(seen.at(6)?.issues.map(({ place }) => place)).toEqual(["A 项目名称", "B 承接单位"]);
});

test("investors one below the other, numbered or broken by a narrow column, are each a company", async () => {
  const company = named("甲");
  const seen = await seenIn(
    await aSheet([
      ["项目名称", "承接单位", "投资方"],
      [named("项"), "柯城", `1.${company}有限公司\n2.${company}乙有限公司`],
      [named("项"), "柯城", `${company}新材料\n股份有限公司`],
      [named("项"), "柯城", "示例甲\n示例乙"],
      [named("项"), "柯城", `${company}丙有限公司，${company}丁（香港）有限公司`],
    ]),
  );
  expect([2, 3, 4, 5].map((row) => seen.at(row)?.shown.investors)).toEqual([
    `${company}有限公司、${company}乙有限公司`,
    `${company}新材料股份有限公司`,
    "示例甲、示例乙",
    `${company}丙有限公司、${company}丁（香港）有限公司`,
  ]);
});
