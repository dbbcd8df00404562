import { eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { auditEntries, fundDeals, funds } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { aFund, fundOfficer } from "@/lib/demo/fund-builders";
import { endDeal } from "@/lib/funds/deal-stage-commands";
import { aSheet, bringIn, preview } from "./fixtures";

let officer: Viewer;
beforeAll(async () => {
  officer = await fundOfficer();
});

const fresh = (what: string) => `${what}${crypto.randomUUID().slice(0, 8)}`;

test("a name that another fund goes by is refused before anything is written, beside rows that are not", async () => {
  const [one, other] = [await aFund(), await aFund()];
  const written = async () => (await db.select({ n: sql`count(*)` }).from(auditEntries))[0]?.n;
  const file = await aSheet([
    ["基金编号", "基金名称", "管理人"],
    [one.code, other.name, "某管理公司"],
    [other.code, other.name, "某管理公司"],
  ]);
  const before = await written();
  const seen = await preview(officer, "funds", file);
  expect(seen.counts).toBe("changed 1, refused 1");
  expect(seen.said(2)).toContain(`已登记“${other.name}”（${other.code}）`);
  const [still] = await db.select().from(funds).where(eq(funds.id, other.id));
  expect(still?.manager ?? null).toBe(other.manager);
  // The upload itself is recorded; the rehearsal leaves nothing.
  expect(Number(await written()) - Number(before)).toBe(1);
  expect((await bringIn(officer, seen.code)).counts).toBe("updated 1, refused 1");
});

test("a day of an investment that was given up is refused in the preview with the words of its page", async () => {
  const fund = await aFund();
  const company = fresh("放弃的企业");
  const heading = ["基金名称", "被投企业", "轮次", "落户地", "签约日期"];
  const first = await aSheet([heading, [fund.name, company, "A轮", "柯城", null]]);
  await bringIn(officer, (await preview(officer, "deals", first)).code);
  const [deal] = await db.select().from(fundDeals).where(eq(fundDeals.fundId, fund.id));
  await endDeal(officer, {
    code: deal?.code ?? "",
    version: deal?.version ?? 0,
    endedOn: "2026-05-01",
    reason: "企业撤回",
  });
  const seen = await preview(
    officer,
    "deals",
    await aSheet([heading, [fund.name, company, "A轮", "柯城", "2026-04-01"]]),
  );
  expect(seen.counts).toBe("refused 1");
  expect(seen.said(2)).toContain("这个投资项目已终止");
});
