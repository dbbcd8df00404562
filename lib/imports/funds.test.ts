import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { companies, fundDeals, fundFlows, funds } from "@/db/schema";
import { Refused } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { viewerOf } from "@/lib/demo/builders";
import { aFund, fundOfficer } from "@/lib/demo/fund-builders";
import { aSheet, bringIn, preview } from "./fixtures";
import { newCompaniesOf } from "./runs";

const fresh = (what: string) => `${what}${crypto.randomUUID().slice(0, 8)}`;

let officer: Viewer;
beforeAll(async () => {
  officer = await fundOfficer();
});

const dealsOf = (fundId: number) => db.select().from(fundDeals).where(eq(fundDeals.fundId, fundId));
const flowsOf = (fundId: number) => db.select().from(fundFlows).where(eq(fundFlows.fundId, fundId));

describe("a fund officer brings the matrix in", () => {
  test("a mother and the funds under her come in from one sheet, and again change nothing", async () => {
    const [mother, sub] = [fresh("示例母基金"), fresh("示例子基金")];
    const file = await aSheet([
      ["基金名称", "基金层级", "母基金", "基金规模（亿元）", "管理人", "成立时间"],
      [sub, "子基金", mother, 10, "示例管理公司", "2024.5.20"],
      [mother, "母基金", null, 100, null, "2023-01-06"],
    ]);
    const seen = await preview(officer, "funds", file);
    expect(seen.counts).toBe("new 2");
    expect((await bringIn(officer, seen.code)).counts).toBe("added 2");
    const [found] = await db.select().from(funds).where(eq(funds.name, sub));
    expect(found?.sizeYuan).toBe(1_000_000_000);
    const [above] = await db
      .select()
      .from(funds)
      .where(eq(funds.id, found?.parentId ?? 0));
    expect(above?.name).toBe(mother);
    expect((await preview(officer, "funds", file)).counts).toBe("same 2");
  });

  test("a fund above that nobody registered is named and refused, never made", async () => {
    const file = await aSheet([
      ["基金名称", "基金层级", "母基金"],
      [fresh("孤儿基金"), "子基金", "从没登记过的母基金"],
    ]);
    const seen = await preview(officer, "funds", file);
    expect(seen.counts).toBe("refused 1");
    expect(seen.said(2)).toContain("没有登记过“从没登记过的母基金”这只基金");
  });

  test("what changed of a fund is told field by field", async () => {
    const { name } = await aFund();
    const seen = await preview(
      officer,
      "funds",
      await aSheet([
        ["基金名称", "管理人"],
        [name, "另一家管理公司"],
      ]),
    );
    expect(seen.counts).toBe("changed 1");
    expect(seen.rows.find(({ row }) => row === 2)?.changes).toEqual([
      { label: "管理人", from: "—", to: "另一家管理公司" },
    ]);
    await bringIn(officer, seen.code);
    const [found] = await db.select().from(funds).where(eq(funds.name, name));
    expect(found?.manager).toBe("另一家管理公司");
  });
});

const dealHeading = [
  "基金名称",
  "被投企业",
  "轮次",
  "落户地",
  "签约金额（万元）",
  "签约日期",
  "投资金额（万元）",
  "投资日期",
];

describe("a fund officer brings investments in", () => {
  test("companies it would record are listed; the payment is booked as a flow; again nothing changes", async () => {
    const fund = await aFund();
    const company = fresh("示例被投企业");
    const file = await aSheet([
      dealHeading,
      [fund.name, company, "A轮", "柯城", 3000, "2026-02-01", 2000, "2026-03-18"],
    ]);
    const seen = await preview(officer, "deals", file);
    expect(seen.counts).toBe("new 1");
    expect(await newCompaniesOf(seen.run, ["new"])).toEqual([company]);
    expect(await db.select().from(companies).where(eq(companies.name, company))).toEqual([]);
    expect((await bringIn(officer, seen.code)).counts).toBe("added 1");
    const [deal] = await dealsOf(fund.id);
    expect(deal).toMatchObject({
      stage: "PAID",
      paidYuan: 20_000_000,
      firstPaidOn: "2026-03-18",
      agreedOn: "2026-02-01",
    });
    expect(await flowsOf(fund.id)).toHaveLength(1);
    const again = await preview(officer, "deals", file);
    expect(again.counts, again.said(2)).toBe("same 1");
  });

  test("a round that two funds join is one round; an unknown fund is refused by its name", async () => {
    const [one, two] = [await aFund(), await aFund()];
    const company = fresh("两家投的企业");
    const file = await aSheet([
      dealHeading,
      [one.name, company, "A轮", "柯城", 1000, null, null, null],
      [two.name, company, "A轮", "柯城", 2000, null, null, null],
      ["没有登记的基金", company, "A轮", "柯城", 500, null, null, null],
    ]);
    const seen = await preview(officer, "deals", file);
    expect(seen.counts).toBe("new 2, refused 1");
    expect(seen.said(4)).toContain("没有登记过“没有登记的基金”这只基金");
    await bringIn(officer, seen.code);
    const [first] = await dealsOf(one.id);
    const [second] = await dealsOf(two.id);
    expect(first?.roundId).toBe(second?.roundId);
    expect(await db.select().from(companies).where(eq(companies.name, company))).toHaveLength(1);
  });

  test("a payment that was booked already is left to the account", async () => {
    const fund = await aFund();
    const company = fresh("已打款企业");
    const row = (paid: number) => [fund.name, company, "A轮", "柯城", 3000, null, paid, "2026-03-18"];
    await bringIn(officer, (await preview(officer, "deals", await aSheet([dealHeading, row(2000)]))).code);
    const again = await preview(officer, "deals", await aSheet([dealHeading, row(2500)]));
    expect(again.counts).toBe("same 1");
    expect(again.said(2)).toContain("已登记打款 2,000 万元");
    expect(await flowsOf(fund.id)).toHaveLength(1);
  });
});

test("a county officer brings nothing into the funds' registers", async () => {
  const county = await viewerOf({ role: "countyOfficer" });
  for (const register of ["funds", "deals", "flows"])
    await expect(preview(county, register, await aSheet([["基金名称"], ["甲"]])), register).rejects.toThrow(
      Refused,
    );
});
