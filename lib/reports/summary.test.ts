import { randomInt } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { transaction } from "@/db/client";
import { reportSnapshots } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { aProject, aUnit, viewerOf } from "@/lib/demo/builders";
import { aFreshUnit, tellProjectYear } from "@/lib/demo/builders-figures";
import { tellFundYear, tellListingYear } from "@/lib/demo/builders-figures-registers";
import type { ReportContent } from "@/lib/export/report-content";
import { type ReportMaker, reportDocument } from "@/lib/export/report-document";
import { reportWorkbook } from "@/lib/export/report-workbook";
import type { Unit } from "@/lib/units/queries";
import type { ReportAsk } from "./ask";
import { issueSummary } from "./commands";
import { findIssued, listIssued } from "./issued";
import { saidIn, saidInDocument, saidInWorkbook } from "./read-back";
import { likenessOf } from "./snapshot";
import { summaryOf } from "./summary";

const year = randomInt(1_300, 2_400) * 4 + 1;
let leader: Viewer;
let city: Viewer;
let unit: Unit;
const ask = (of: Unit | null = unit, from = "01-01"): ReportAsk => ({
  period: "custom",
  from: `${year}-${from}`,
  to: `${year}-12-31`,
  unit: of,
});
const textOf = ({ sections }: ReportContent) => sections.flatMap(({ paragraphs }) => paragraphs).join("\n");
const tableOf = ({ sections }: ReportContent, title: string) =>
  sections.flatMap(({ tables }) => tables).find((table) => table.title === title);

beforeAll(async () => {
  [leader, city, unit] = await Promise.all([
    viewerOf({ role: "leader", unit: "330800" }),
    viewerOf({ role: "cityHead", unit: "330800B1" }),
    aFreshUnit(),
  ]);
  const { whole } = await tellProjectYear({ year, unit, leader });
  await tellFundYear({ year, unit, leader }, whole.id);
  await tellListingYear({ year, unit, leader });
}, 60_000);

describe("a leader reads the summary of a place", () => {
  test("in sentences a bulletin could carry, each amount and count as the rows give it", async () => {
    const said = textOf(await summaryOf(leader, ask()));
    expect(said).toContain(`${year}年，${unit.name}新签约正式项目4个，比上年同期增加3个`);
    expect(said).toContain(
      "协议总投资124.00亿元，同比增长101.63%；其中增资扩产1个，增量1.00亿元，不计入个数。",
    );
    expect(said).toContain("总投资亿元以上3个、10亿元以上1个、百亿元以上1个");
    expect(said).toContain("另有1个金额未知，未计入。");
    expect(said).toContain("期内签约项目开工率25.00%（1/4），应开工项目开工率50.00%（1/2）");
    expect(said).toContain("实际到位市外资金0.40亿元");
    expect(said).toContain("实际使用外资300.00万美元，不与市外资金相加");
    expect(said).toContain("基金新增投资项目1个（首次打款口径");
    expect(said).toContain("新增投资规模3.00亿元");
    expect(said).toMatch(
      /撬动倍数：2\.00倍（所列.*），1\.00倍（剔除基金自身出资.*），3\.00倍（加上基金自身出资/,
    );
    expect(said).toContain("新增上市公司2家，累计由2家增至4家；期末现有3家（累计中1家已退市）");
    expect(said).toContain("计划开工日已过仍未开工的签约项目1个");
    expect(said).not.toMatch(/增长-|下降-|[!！]/);
  });

  test("with ordinals that name the milestone, the scope and the year", async () => {
    const said = textOf(await summaryOf(leader, ask()));
    expect(said).toContain(`是${year}年${unit.name}第1个正式签约的百亿元以上项目。`);
    const list = tableOf(await summaryOf(leader, ask(unit, "03-01")), "总投资亿元以上新签约正式项目");
    expect(list?.rows.map((row) => row.at(-1)?.shown)).toEqual([`${year}年第2个`, `${year}年第3个`]);
  });

  test("divided by unit and by chain, each division adding up to the total", async () => {
    const table = tableOf(await summaryOf(leader, ask()), "分产业链情况");
    const [total, ...lines] = table?.rows ?? [];
    for (const place of [1, 2, 3, 4, 6, 7, 8, 9]) {
      const added = lines.reduce((sum, row) => sum + (row[place]?.number ?? 0), 0);
      expect(added, table?.columns[place]?.title).toBeCloseTo(total?.[place]?.number ?? 0, 8);
    }
    expect(lines.map(([name]) => name?.shown)).toEqual(["新材料", "未归链"]);
  });
});

test("page, document and workbook say the same words and the same numbers", async () => {
  const content = await summaryOf(leader, ask());
  const said = saidIn(content);
  const maker: ReportMaker = {
    office: "甲办",
    day: "2026年1月1日",
    author: "某人",
    footer: "页脚",
    demo: true,
  };
  const document = saidInDocument(await reportDocument(content, maker));
  const workbook = await saidInWorkbook(await reportWorkbook(content, maker));
  expect(said.sentences.length).toBeGreaterThan(10);
  expect(document.sentences).toEqual(expect.arrayContaining(said.sentences));
  expect(workbook.sentences).toEqual(expect.arrayContaining(said.sentences));
  expect(document.tables).toEqual(said.tables);
  expect(workbook.tables).toHaveLength(said.tables.length);
  for (const [i, table] of said.tables.entries())
    for (const line of table) expect(workbook.tables[i]).toContainEqual(line);
}, 30_000);

test("a county's summary holds nothing of another county", async () => {
  const [kaihua, longyou] = [await aUnit("330824"), await aUnit("330825")];
  const milestones = [{ stage: "SIGN" as const, actualOn: `${year}-04-04`, verified: true }];
  const [own, other] = [
    await aProject({ unit: "330824", total: "2亿", milestones }),
    await aProject({ unit: "330825", total: "155亿", milestones }),
  ];
  const officer = await viewerOf({ unit: kaihua.code });
  const content = await summaryOf(officer, ask(null));
  const everything = JSON.stringify(content);
  expect(content.title).toContain("开化县");
  expect(everything).toContain(own.name);
  expect(everything).not.toContain(other.name);
  expect(everything).not.toContain("155.00");
  expect(everything).not.toContain(longyou.name);
  const fund = await viewerOf({ role: "fundOfficer", unit: "330800F1" });
  expect(JSON.stringify(await summaryOf(fund, ask(null)))).not.toContain(own.name);
});

describe("an issued summary", () => {
  const issue = async (viewer: Viewer, of: Unit | null) => {
    const likeness = likenessOf(await summaryOf(viewer, ask(of)));
    return issueSummary(
      viewer,
      { ask: ask(of), likeness },
      `key-${Math.random().toString(36).slice(2)}-0123456789`,
    );
  };

  test("stays word for word what it was, whatever happens to the rows", async () => {
    const code = await issue(city, unit);
    const before = await findIssued(leader, code);
    await aProject({
      unit: unit.code,
      total: "7亿",
      milestones: [{ stage: "SIGN", actualOn: `${year}-02-02`, verified: true }],
    });
    const after = await findIssued(leader, code);
    expect(after).toEqual(before);
    expect(after.isWhole).toBe(true);
    expect(after.snapshot.rows.P02).toHaveLength(5);
    expect(textOf(await summaryOf(leader, ask()))).not.toBe(textOf(after.snapshot.report));
    const rewrite = transaction((tx) =>
      tx.update(reportSnapshots).set({ title: "改过" }).where(eq(reportSnapshots.code, code)),
    );
    await expect(rewrite).rejects.toMatchObject({
      cause: { message: expect.stringContaining("never changed") },
    });
    const removal = transaction((tx) => tx.execute(sql`delete from report_snapshots where code = ${code}`));
    await expect(removal).rejects.toThrow();
  });

  test("is the same whether the period was named or written as two days", async () => {
    const named = await summaryOf(city, { ...ask(), period: "last-year" });
    expect(likenessOf(named)).toBe(likenessOf(await summaryOf(city, ask())));
  });

  test("is refused when the figures moved after the person looked", async () => {
    const stale = { ask: ask(), likeness: "0".repeat(64) };
    await expect(issueSummary(city, stale, "key-of-a-stale-page-0123456789")).rejects.toThrow("数据有变化");
  });

  test("of one unit is read by that unit and the city; the city's own by every reader of reports", async () => {
    const [ofUnit, ofAll] = [await issue(city, unit), await issue(city, null)];
    const own = await viewerOf({ unit: unit.code });
    const other = await viewerOf({ unit: "330824" });
    const codesOf = async (viewer: Viewer) => (await listIssued(viewer, null)).rows.map(({ code }) => code);
    expect(await codesOf(own)).toEqual(expect.arrayContaining([ofUnit, ofAll]));
    expect(await codesOf(other)).toContain(ofAll);
    expect(await codesOf(other)).not.toContain(ofUnit);
    await expect(findIssued(other, ofUnit)).rejects.toThrow("没有找到");
  });
});
