import { describe, expect, test } from "vitest";
import { Missing, NeedsConfirmation, Stale, Unacceptable } from "@/lib/auth/refusals";
import { aCompany, aUnit, viewerOf } from "@/lib/demo/builders";
import { aDeal, aFlow, aFund, dealNow, flowOf, fundOfficer, roundOf } from "@/lib/demo/fund-builders";
import { rawOf } from "@/lib/fields/input";
import { removeFund } from "./commands";
import { logDeal, removeDeal, reviseRound } from "./deal-commands";
import { multipleOf, stagesOf } from "./deal-record";
import { advanceDeal, endDeal, setBackDeal } from "./deal-stage-commands";
import { dealFields, flowFields as flowInputFields, roundFields } from "./fields";
import { removeFlow, reviseFlow } from "./flow-commands";
import { valueDeal } from "./holding-commands";
import { dealInput, flowInput, roundInput, roundRevisionInput, valuationInput } from "./input";
import { findDeal, findDeals, findFlow, listDeals, listFlows } from "./queries";

const wan = 10_000;

const stage = async (
  code: string,
  of: "IC" | "AGREE" | "EXIT",
  reachedOn: string,
  note: string | null = null,
) =>
  advanceDeal(await fundOfficer(), {
    ...{ code, version: (await dealNow(code)).version, stage: of, reachedOn, note, fileKey: null },
    confirmed: note ? ["backwards"] : [],
  });

describe("a deal's money follows its flows", () => {
  test("the first payment is its 打款, later ones add to it, and what comes back stands beside", async () => {
    const fund = await aFund();
    const deal = await aDeal({ fund, paid: [["2025-03-10", "3000"]] });
    expect(deal).toMatchObject({ stage: "PAID", firstPaidOn: "2025-03-10", paidYuan: 3_000 * wan });
    await aFlow(fund, { kind: "investment", day: "2025-02-01", money: "1000", deal });
    await aFlow(fund, { kind: "exit", day: "2026-02-01", money: "500", deal });
    expect(await dealNow(deal.code)).toMatchObject({
      firstPaidOn: "2025-02-01",
      paidYuan: 4_000 * wan,
      exitedYuan: 500 * wan,
    });
  });

  test("taking the payment back takes the stage back, and moving it to another deal moves both", async () => {
    const fund = await aFund();
    const [one, other] = [await aDeal({ fund }), await aDeal({ fund })];
    const code = await aFlow(fund, { kind: "investment", day: "2025-03-10", money: "3000", deal: one });
    const officer = await fundOfficer();
    await reviseFlow(officer, code, 1, {
      flow: flowOf(fund, { kind: "investment", day: "2025-03-10", money: "3000", deal: other }),
    });
    expect(await dealNow(one.code)).toMatchObject({ paidYuan: 0, firstPaidOn: null, stage: "SRC" });
    expect(await dealNow(other.code)).toMatchObject({ paidYuan: 3_000 * wan, stage: "PAID" });
    await removeFlow(officer, code, 2);
    expect(await dealNow(other.code)).toMatchObject({ paidYuan: 0, firstPaidOn: null });
  });

  test("its multiple needs a valuation while something is held, and none after the exit", async () => {
    const fund = await aFund();
    const deal = await aDeal({ fund, paid: [["2024-03-10", "8000"]] });
    await aFlow(fund, { kind: "income", day: "2025-05-01", money: "1200", deal });
    expect((await multipleOf(await dealNow(deal.code))).ratio).toBeNull();
    const officer = await fundOfficer();
    const worth = { typed: "5400", rate: "", rateOn: "", rateSource: "" };
    const value = valuationInput.parse({ valuedOn: "2025-12-31", worth, method: "", note: "" });
    await valueDeal(officer, deal.code, value);
    expect((await multipleOf(await dealNow(deal.code))).ratio).toBeCloseTo(0.825, 12);
    await expect(valueDeal(officer, deal.code, value)).rejects.toThrow("已有估值");
    await stage(deal.code, "EXIT", "2026-03-01");
    expect((await multipleOf(await dealNow(deal.code))).ratio).toBeCloseTo(0.15, 12);
  });
});

describe("the road of a deal", () => {
  test("决策, 签约 and 打款 each keep a day of their own", async () => {
    const deal = await aDeal({
      stages: { IC: "2025-01-10", AGREE: "2025-02-10" },
      paid: [["2025-03-10", "100"]],
    });
    expect(deal).toMatchObject({
      decidedOn: "2025-01-10",
      agreedOn: "2025-02-10",
      firstPaidOn: "2025-03-10",
    });
    const days = (await stagesOf(deal)).flatMap(({ stage: of, reachedOn }) => (reachedOn ? [of] : []));
    expect(days).toEqual(["IC", "AGREE", "PAID"]);
  });

  test("days that run backwards are asked about and need a word why", async () => {
    const deal = await aDeal({ paid: [["2025-03-10", "100"]] });
    await expect(stage(deal.code, "AGREE", "2025-04-01")).rejects.toThrow(NeedsConfirmation);
    await stage(deal.code, "AGREE", "2025-04-01", "先打款后补签");
    expect((await dealNow(deal.code)).agreedOn).toBe("2025-04-01");
  });

  test("打款 cannot be typed, and a paid deal is left by an exit, not given up", async () => {
    const officer = await fundOfficer();
    const deal = await aDeal({ paid: [["2025-03-10", "100"]] });
    const target = { code: deal.code, version: deal.version };
    await expect(
      advanceDeal(officer, {
        ...{ ...target, stage: "PAID", reachedOn: "2025-03-10", note: null, fileKey: null, confirmed: [] },
      }),
    ).rejects.toThrow("现金流带出");
    await expect(endDeal(officer, { ...target, endedOn: "2025-05-01", reason: "不投了" })).rejects.toThrow(
      Unacceptable,
    );
  });

  test("setting back clears later days with a reason; an old page is told so", async () => {
    const officer = await fundOfficer();
    const deal = await aDeal({ stages: { IC: "2025-01-10", AGREE: "2025-02-10" } });
    await setBackDeal(officer, { code: deal.code, version: deal.version, stage: "DD", reason: "协议作废" });
    expect(await dealNow(deal.code)).toMatchObject({ decidedOn: null, agreedOn: null, stage: "SRC" });
    await expect(
      setBackDeal(officer, { code: deal.code, version: deal.version, stage: "SRC", reason: "再退" }),
    ).rejects.toThrow(Stale);
  });
});

describe("a round", () => {
  const entry = async (companyId: number, unit: string) => ({
    deal: dealInput.parse({ ...rawOf(dealFields, null), fundId: String((await aFund()).id) }),
    round: roundInput.parse({
      ...rawOf(roundFields, null),
      companyId: String(companyId),
      name: "A轮",
      unitId: String((await aUnit(unit)).id),
    }),
  });

  test("is joined by its name, fills what was blank and refuses another place", async () => {
    const officer = await fundOfficer();
    const { id: companyId } = await aCompany();
    const first = await aDeal({ companyId });
    const { deal, round } = await entry(companyId, "330825");
    const second = await logDeal(officer, { deal, round: { ...round, chainCode: "XCL" } });
    expect((await dealNow(second)).roundId).toBe(first.roundId);
    expect((await roundOf(first)).round.chainCode).toBe("XCL");
    await expect(logDeal(officer, await entry(companyId, "330824"))).rejects.toThrow("已登记，落户地是龙游");
    await expect(logDeal(officer, { deal, round })).rejects.toThrow("已登记参与这一轮");
  });

  test("renamed for one fund is renamed for all, and an older view of it is refused", async () => {
    const officer = await fundOfficer();
    const { id: companyId } = await aCompany();
    const [one, other] = [await aDeal({ companyId }), await aDeal({ companyId })];
    const { round } = await roundOf(one);
    const input = roundRevisionInput.parse({
      ...{ name: "A+轮", projectId: "", chainCode: "XNY", note: "", unitId: String(round.unitId) },
      postMoney: { typed: "", rate: "", rateOn: "", rateSource: "" },
    });
    await reviseRound(officer, one.code, round.version, input);
    expect((await findDeal(officer, other.code)).round.name).toBe("A+轮");
    await expect(reviseRound(officer, other.code, round.version, input)).rejects.toThrow(Stale);
    expect((await findDeals(officer, "a+轮")).map(({ code }) => code)).toContain(other.code);
  });

  test("goes with its last deal, and a deal whose money moved stays", async () => {
    const officer = await fundOfficer();
    const deal = await aDeal();
    await removeDeal(officer, deal.code, deal.version);
    expect((await roundOf(deal)).round.deletedAt).not.toBeNull();
    await expect(findDeal(officer, deal.code)).rejects.toThrow(Missing);
    const paid = await aDeal({ paid: [["2025-01-01", "1"]] });
    await expect(removeDeal(officer, paid.code, paid.version)).rejects.toThrow("已有打款");
  });
});

describe("what does not fit is refused", () => {
  test("a flow names a contributor or a deal of its own fund, as its kind asks", async () => {
    const [fund, other] = [await aFund(), await aFund()];
    const deal = await aDeal({ fund: other });
    await expect(aFlow(fund, { kind: "investment", day: "2025-01-01", money: "1", deal })).rejects.toThrow(
      "不属于这只基金",
    );
    const raw = { ...rawOf(flowInputFields, null), fundId: String(fund.id), kind: "contribution" };
    const parsed = flowInput.safeParse({
      ...raw,
      happenedOn: "2025-01-01",
      money: { typed: "1-2亿", rate: "", rateOn: "", rateSource: "" },
    });
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual(
      expect.arrayContaining(["money", "commitmentId"]),
    );
  });

  test("a fund with deals cannot be deleted, and none may be called a fund for 招商", async () => {
    const fund = await aFund();
    await aDeal({ fund });
    await expect(removeFund(await fundOfficer(), fund.code, fund.version)).rejects.toThrow("已有投资项目");
    await expect(aFund({ name: "某市招商基金" })).rejects.toThrow("招商引资为目的");
  });
});

describe("reach", () => {
  test("a county lists the deals that landed with it, whatever fund paid, and no flow at all", async () => {
    const fund = await aFund();
    const [own, other] = [
      await aDeal({ fund, unit: "330802", paid: [["2025-01-02", "10"]] }),
      await aDeal({ fund, unit: "330803" }),
    ];
    const county = await viewerOf({ unit: "330802" });
    const { rows } = await listDeals(county, { size: "200" });
    const codes = rows.map(({ code }) => code);
    expect(codes).toContain(own.code);
    expect(codes).not.toContain(other.code);
    expect((await listFlows(county, {})).rows).toEqual([]);
    const flow = await aFlow(fund, { kind: "fee", day: "2025-01-03", money: "1" });
    await expect(findFlow(county, flow)).rejects.toThrow(Missing);
    expect((await findDeals(county, other.code)).length).toBe(0);
  });

  test("a ledger's sums are of the rows within reach", async () => {
    const fund = await aFund();
    await aDeal({ fund, unit: "330881", paid: [["2025-01-02", "10050"]] });
    await aDeal({ fund, unit: "330803", paid: [["2025-01-02", "20000"]] });
    const county = await viewerOf({ unit: "330881" });
    const { sums, total } = await listDeals(county, { fund: fund.code });
    expect(total).toBe("1");
    expect(sums.find(({ label }) => label === "累计打款")?.value).toBe("1.01 亿元");
  });
});
