import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { companies, listingCases, listingFinancials, listingIntermediaries } from "@/db/schema";
import { Refused } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { aCompany, viewerOf } from "@/lib/demo/builders";
import { aListingOfficer } from "@/lib/demo/listing-builders";
import { listingLedger } from "@/lib/listings/ledger";
import { listingReach } from "@/lib/listings/reach";
import { yearLedger } from "@/lib/listings/year-ledger";
import { aSheet, bringIn, preview, takenOut } from "./fixtures";
import { newCompaniesOf } from "./runs";

const fresh = (what: string) => `${what}${crypto.randomUUID().slice(0, 8)}`;

/** Another one each time: a company is known by it. */
const aCreditCode = () => `91330802MA${crypto.randomUUID().replaceAll("-", "").slice(0, 8).toUpperCase()}`;

let officer: Viewer;
beforeAll(async () => {
  officer = await aListingOfficer();
});

const caseNamed = async (name: string) => {
  const [found] = await db.select().from(listingCases).where(eq(listingCases.companyName, name));
  return found;
};
const yearsOf = (caseId: number) =>
  db
    .select()
    .from(listingFinancials)
    .where(eq(listingFinancials.caseId, caseId))
    .orderBy(listingFinancials.year);

const heading = [
  "企业名称",
  "统一社会信用代码",
  "属地",
  "梯队",
  "拟上市板块",
  "上市阶段",
  "阶段日期",
  "保荐机构",
  "营业收入（上年）",
  "净利润（前年）",
];

describe("a listing officer brings the reserve in", () => {
  test("a candidate comes with its stage, its sponsor and the years before; again nothing changes", async () => {
    const name = fresh("示例后备企业");
    const creditCode = aCreditCode();
    const file = await aSheet([
      ["2026年上市后备企业名单（单位：万元）"],
      heading,
      [name, creditCode, "柯城区", "上市培育", "创业板", "已辅导备案", "2026.3.18", "示例证券", 36000, -420],
    ]);
    const seen = await preview(officer, "candidates", file);
    expect(seen.counts, seen.said(3)).toBe("new 1");
    expect(await newCompaniesOf(seen.run, ["new"])).toEqual([name]);
    expect(await caseNamed(name)).toBeUndefined();
    expect((await bringIn(officer, seen.code)).counts).toBe("added 1");

    const found = await caseNamed(name);
    expect(found).toMatchObject({ stage: "TUTOR", stageOn: "2026-03-18" });
    expect(
      (await yearsOf(found?.id ?? 0)).map(({ year, revenueYuan, netProfitYuan }) => [
        year,
        revenueYuan,
        netProfitYuan,
      ]),
    ).toEqual([
      [2024, null, -4_200_000],
      [2025, 360_000_000, null],
    ]);
    const firms = await db
      .select()
      .from(listingIntermediaries)
      .where(eq(listingIntermediaries.caseId, found?.id ?? 0));
    expect(firms.map(({ role, firm }) => [role, firm])).toEqual([["sponsor", "示例证券"]]);
    const [company] = await db.select().from(companies).where(eq(companies.name, name));
    expect(company?.creditCode).toBe(creditCode);
    const again = await preview(officer, "candidates", file);
    expect(again.counts, again.said(3)).toBe("same 1");
  });

  test("a county's own record of the company is used; a stage moves on by its day", async () => {
    const company = await aCompany({ unit: "330825", name: fresh("县里登记的企业") });
    const row = (stage: string, on: string | null) => [company.name, null, "龙游", null, null, stage, on];
    const first = await preview(
      officer,
      "candidates",
      await aSheet([heading.slice(0, 7), row("股改", "2025-06-01")]),
    );
    expect(await newCompaniesOf(first.run, ["new"])).toEqual([]);
    await bringIn(officer, first.code);
    expect((await caseNamed(company.name))?.companyId).toBe(company.id);

    const next = await preview(
      officer,
      "candidates",
      await aSheet([heading.slice(0, 7), row("辅导备案", "2026-02-01")]),
    );
    expect(next.counts).toBe("changed 1");
    await bringIn(officer, next.code);
    expect((await caseNamed(company.name))?.stage).toBe("TUTOR");

    const wordOnly = await preview(
      officer,
      "candidates",
      await aSheet([heading.slice(0, 7), row("申报受理", null)]),
    );
    expect(wordOnly.counts).toBe("same 1");
    expect(wordOnly.said(2)).toContain("没有写日期");
  });

  test("上市 is not entered by a word in a sheet; a place that is none of ours is refused", async () => {
    const rows = [
      [fresh("已上市企业"), null, "柯城", null, null, "已上市", "2026-01-05"],
      [fresh("外地企业"), null, "杭州", null, null, null, null],
    ];
    const seen = await preview(officer, "candidates", await aSheet([heading.slice(0, 7), ...rows]));
    expect(seen.counts).toBe("look 1, refused 1");
    expect(seen.said(2)).toContain("上市公司册");
  });

  test("the ledger taken out comes back unchanged", async () => {
    const name = fresh("往返后备企业");
    const file = await aSheet([
      heading.slice(0, 8),
      [name, null, "开化", "上市后备", "北交所", "股改", "2026-01-05", "示例证券"],
    ]);
    await bringIn(officer, (await preview(officer, "candidates", file)).code);
    const download = {
      verb: "listing.export",
      ledger: listingLedger,
      reach: listingReach,
      definition: "往返",
    } as const;
    const seen = await preview(officer, "candidates", await takenOut(officer, download, { q: name }));
    expect(seen.counts, seen.rows.flatMap(({ issues }) => issues.map(({ message }) => message)).join()).toBe(
      "same 1",
    );
  });
});

describe("a listing officer brings yearly accounts in", () => {
  async function aCandidate() {
    const name = fresh("报年度的企业");
    const file = await aSheet([heading.slice(0, 3), [name, null, "柯城"]]);
    await bringIn(officer, (await preview(officer, "candidates", file)).code);
    return { name, id: (await caseNamed(name))?.id ?? 0 };
  }
  const years = ["企业名称", "年度", "营业收入（亿元）", "净利润（万元）", "研发人员", "审计意见"];

  test("one row a year, losses included; what changes is told, and again nothing changes", async () => {
    const { name, id } = await aCandidate();
    const file = await aSheet([
      years,
      [name, "2024年", 1.2, "-300", 45, "标准无保留"],
      [name, 2025, 1.5, 800, 50, null],
    ]);
    const seen = await preview(officer, "financials", file);
    expect(seen.counts, seen.said(2)).toBe("new 2");
    await bringIn(officer, seen.code);
    expect(
      (await yearsOf(id)).map(({ year, revenueYuan, netProfitYuan }) => [year, revenueYuan, netProfitYuan]),
    ).toEqual([
      [2024, 120_000_000, -3_000_000],
      [2025, 150_000_000, 8_000_000],
    ]);
    expect((await preview(officer, "financials", file)).counts).toBe("same 2");
    const download = {
      verb: "listing.export",
      ledger: yearLedger,
      reach: listingReach,
      definition: "往返",
    } as const;
    const back = await preview(officer, "financials", await takenOut(officer, download, { q: name }));
    expect(back.counts, back.rows.flatMap(({ issues }) => issues.map(({ message }) => message)).join()).toBe(
      "same 2",
    );
    const corrected = await preview(
      officer,
      "financials",
      await aSheet([years, [name, 2025, 1.6, null, null, null]]),
    );
    expect(corrected.counts).toBe("changed 1");
    await bringIn(officer, corrected.code);
    expect((await yearsOf(id)).at(1)?.revenueYuan).toBe(160_000_000);
  });

  test("a company that is no candidate is named and refused, and so is a second row of one year", async () => {
    const { name } = await aCandidate();
    const stranger = fresh("不在库的企业");
    const seen = await preview(
      officer,
      "financials",
      await aSheet([
        years,
        [stranger, 2025, 1, 1, 1, null],
        [name, 2025, 1, 1, 1, null],
        [name, 2025, 2, 1, 1, null],
        [name, null, 2, 1, 1, null],
      ]),
    );
    expect(seen.counts).toBe("new 1, refused 3");
    expect(seen.said(2)).toContain(`“${stranger}”不在上市后备企业台账里`);
    expect(seen.said(4)).toContain("与第 3 行是同一个");
    expect(seen.said(5)).toContain("请填写年度");
  });
});

test("neither a county nor the fund company brings anything into the listing registers", async () => {
  for (const role of ["countyOfficer", "fundOfficer", "cityHead"] as const) {
    const viewer = await viewerOf({ role, unit: "330825" });
    for (const register of ["candidates", "financials"])
      await expect(preview(viewer, register, await aSheet([["企业名称"], ["甲"]]))).rejects.toThrow(Refused);
  }
});
