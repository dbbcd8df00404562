import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { fundDeals, fundFlows } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { aFund, fundOfficer } from "@/lib/demo/fund-builders";
import { rawOf } from "@/lib/fields/input";
import { logCommitment } from "@/lib/funds/commitment-commands";
import { commitmentFields } from "@/lib/funds/fields";
import { flowLedger } from "@/lib/funds/flow-ledger";
import { fundLedger } from "@/lib/funds/fund-ledger";
import { commitmentInput } from "@/lib/funds/input";
import { dealLedger } from "@/lib/funds/ledger";
import { dealReach, flowReach, fundReach } from "@/lib/funds/reach";
import { aSheet, bringIn, preview, takenOut } from "./fixtures";

const fresh = (what: string) => `${what}${crypto.randomUUID().slice(0, 8)}`;

let officer: Viewer;
beforeAll(async () => {
  officer = await fundOfficer();
});

const dealsOf = (fundId: number) => db.select().from(fundDeals).where(eq(fundDeals.fundId, fundId));
const flowsOf = (fundId: number) => db.select().from(fundFlows).where(eq(fundFlows.fundId, fundId));
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

const flowHeading = ["基金", "流水类型", "到账日期", "金额（万元）", "出资人", "被投企业", "凭证号"];

describe("a fund officer brings the account in", () => {
  async function aFundWithDeal() {
    const fund = await aFund();
    const company = fresh("账上企业");
    const file = await aSheet([dealHeading.slice(0, 4), [fund.name, company, "A轮", "柯城"]]);
    await bringIn(officer, (await preview(officer, "deals", file)).code);
    const input = commitmentInput.parse({
      ...rawOf(commitmentFields, null),
      contributor: "示例财政局",
      moneyKind: "government",
    });
    await logCommitment(officer, fund.code, input);
    return { fund, company };
  }

  test("every movement once: two equal payments of a day are two, and the file again changes nothing", async () => {
    const { fund, company } = await aFundWithDeal();
    const file = await aSheet([
      flowHeading,
      [fund.name, "实缴", "2026-01-05", 5000, "示例财政局", null, "记-1"],
      [fund.name, "投资款", "2026-02-06", -1000, null, company, null],
      [fund.name, "投资款", "2026-02-06", -1000, null, company, null],
      [fund.name, "管理费", "2026-03-07", "（20）", null, null, "记-3"],
    ]);
    const seen = await preview(officer, "flows", file);
    expect(seen.counts, [2, 3, 4, 5].map(seen.said).join()).toBe("new 4");
    await bringIn(officer, seen.code);
    expect((await flowsOf(fund.id)).map(({ kind, moneyYuan }) => [kind, moneyYuan]).sort()).toEqual([
      ["contribution", 50_000_000],
      ["fee", 200_000],
      ["investment", 10_000_000],
      ["investment", 10_000_000],
    ]);
    const [deal] = await dealsOf(fund.id);
    expect(deal?.paidYuan).toBe(20_000_000);
    expect((await preview(officer, "flows", file)).counts).toBe("same 4");
  });

  test("who is not known is named: fund, contributor, investment, kind", async () => {
    const { fund } = await aFundWithDeal();
    const seen = await preview(
      officer,
      "flows",
      await aSheet([
        flowHeading,
        ["没有的基金", "出资", "2026-01-05", 1, "示例财政局", null, null],
        [fund.name, "出资", "2026-01-05", 1, "没有的出资人", null, null],
        [fund.name, "投资", "2026-01-05", 1, null, "没投过的企业", null],
        [fund.name, "往来款", "2026-01-05", 1, null, null, null],
        [fund.name, "出资", "2026-01-05", "待定", "示例财政局", null, null],
      ]),
    );
    expect(seen.counts).toBe("refused 5");
    expect(seen.said(2)).toContain("没有登记过“没有的基金”这只基金");
    expect(seen.said(3)).toContain("没有登记认缴");
    expect(seen.said(4)).toContain("没有投资“没投过的企业”的登记");
    expect(seen.said(5)).toContain("没有“往来款”这种流水");
  });

  test("a voucher number that was used for another sum waits for a tick", async () => {
    const { fund } = await aFundWithDeal();
    const row = (money: number) => [fund.name, "费用", "2026-01-05", money, null, null, "记-9"];
    await bringIn(officer, (await preview(officer, "flows", await aSheet([flowHeading, row(10)]))).code);
    const again = await preview(officer, "flows", await aSheet([flowHeading, row(12)]));
    expect(again.counts).toBe("look 1");
    expect(again.said(2)).toContain("这个凭证号已登记过一笔");
  });
});

describe("a ledger taken out comes back unchanged", () => {
  test("funds, investments and the account", async () => {
    const fund = await aFund({ name: fresh("往返基金") });
    const company = fresh("往返企业");
    const input = commitmentInput.parse({
      ...rawOf(commitmentFields, null),
      contributor: "示例国资公司",
      moneyKind: "soe",
    });
    await logCommitment(officer, fund.code, input);
    const deals = await aSheet([
      dealHeading,
      [fund.name, company, "天使轮", "龙游", "约3000", "2026-02-01", 2000, "2026-03-18"],
    ]);
    await bringIn(officer, (await preview(officer, "deals", deals)).code, { ticked: [2] });
    const flows = await aSheet([
      flowHeading,
      [fund.name, "出资", "2026-01-05", 5000, "示例国资公司", null, "记-1"],
    ]);
    await bringIn(officer, (await preview(officer, "flows", flows)).code);

    const definition = "往返";
    const ledgers = {
      funds: { verb: "fund.export", ledger: fundLedger, reach: fundReach, definition },
      deals: { verb: "deal.export", ledger: dealLedger, reach: dealReach, definition },
      flows: { verb: "flow.export", ledger: flowLedger, reach: flowReach, definition },
    } as const;
    for (const register of ["funds", "deals", "flows"] as const) {
      const bytes = await takenOut(officer, ledgers[register], { q: fund.name });
      const seen = await preview(officer, register, bytes);
      expect(
        seen.counts,
        `${register}: ${seen.rows.flatMap(({ issues }) => issues.map(({ message }) => message)).join()}`,
      ).toBe(register === "flows" ? "same 2" : "same 1");
    }
  });
});
