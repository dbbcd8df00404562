import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { fundCommitments, fundFlows, investmentRounds } from "@/db/schema";
import type { Verb } from "@/lib/auth/policy";
import type { Viewer } from "@/lib/auth/viewer";
import { rawOf } from "@/lib/fields/input";
import { removeFund, reviseFund } from "@/lib/funds/commands";
import { reviseCommitment } from "@/lib/funds/commitment-commands";
import { removeDeal, reviseDeal } from "@/lib/funds/deal-commands";
import { advanceDeal, endDeal } from "@/lib/funds/deal-stage-commands";
import { commitmentFields, dealFields, flowFields, fundFields } from "@/lib/funds/fields";
import { removeFlow, reviseFlow } from "@/lib/funds/flow-commands";
import { logLeverage, valueDeal, valueFund } from "@/lib/funds/holding-commands";
import { commitmentInput, dealInput, flowInput, fundInput } from "@/lib/funds/input";
import { findDeal, findFlow, findFund } from "@/lib/funds/queries";
import type { Deal, Flow, Fund, Round } from "@/lib/funds/reach";
import { anAmount } from "./builders";
import { aCommitment, aDeal, aFlow, aFund } from "./fund-builders";

/** A fund of a unit, with an investment that landed in a unit, and a movement of the fund's money. */
export type FundGround = { fund: Fund; deal: Deal; round: Round; flow: Flow; commitmentId: number };
export type FundCodes = { fund: string; deal: string; flow: string };
export type FundTrial = (viewer: Viewer, codes: FundCodes, ground: FundGround) => Promise<unknown>;

export async function fundGroundIn(unit: string): Promise<FundGround> {
  const fund = await aFund({ unit });
  const commitmentId = await aCommitment(fund);
  const flowCode = await aFlow(fund, {
    kind: "contribution",
    day: "2025-01-02",
    money: "5000",
    commitmentId,
  });
  const deal = await aDeal({ fund, unit, chainCode: "XNY" });
  const [flow] = await db.select().from(fundFlows).where(eq(fundFlows.code, flowCode));
  const [round] = await db.select().from(investmentRounds).where(eq(investmentRounds.id, deal.roundId));
  if (!flow || !round) throw new Error("no ground was made");
  return { fund, deal, round, flow, commitmentId };
}

const valuation = () => ({ valuedOn: "2025-06-30", worth: anAmount("100"), method: null, note: null });
const note = null;

/** Verbs on a fund, a deal or a flow, each by its own command. */
export const fundTrials: Partial<Record<Verb, FundTrial>> = {
  "fund.read": (viewer, { fund }) => findFund(viewer, fund),
  "fund.revise": (viewer, { fund: code }, { fund }) =>
    reviseFund(viewer, code, fund.version, fundInput.parse(rawOf(fundFields, fund as never))),
  "fund.commit": async (viewer, { fund: code }, { commitmentId }) => {
    const [row] = await db.select().from(fundCommitments).where(eq(fundCommitments.id, commitmentId));
    return reviseCommitment(
      viewer,
      { code, id: commitmentId, version: 1 },
      commitmentInput.parse(rawOf(commitmentFields, row as never)),
    );
  },
  "fund.value": (viewer, { fund }) => valueFund(viewer, fund, valuation() as never),
  "fund.remove": (viewer, { fund: code }, { fund }) => removeFund(viewer, code, fund.version),
  "deal.read": (viewer, { deal }) => findDeal(viewer, deal),
  "deal.revise": (viewer, { deal: code }, { deal }) =>
    reviseDeal(viewer, code, deal.version, dealInput.parse(rawOf(dealFields, deal as never))),
  "deal.advance": (viewer, { deal: code }, { deal }) =>
    advanceDeal(viewer, {
      ...{ code, version: deal.version, note, fileKey: null, confirmed: [] },
      stage: "APPR",
      reachedOn: "2025-02-03",
    }),
  "deal.lever": (viewer, { deal }) =>
    logLeverage(viewer, deal, {
      capital: { source: "演示", kind: "loan", promised: anAmount("1"), paid: null, happenedOn: null, note },
      fileKey: null,
    }),
  "deal.value": (viewer, { deal }) => valueDeal(viewer, deal, valuation() as never),
  "deal.end": (viewer, { deal: code }, { deal }) =>
    endDeal(viewer, { code, version: deal.version, endedOn: "2025-04-04", reason: "角色测试" }),
  "deal.remove": (viewer, { deal: code }, { deal }) => removeDeal(viewer, code, deal.version),
  "flow.read": (viewer, { flow }) => findFlow(viewer, flow),
  "flow.revise": (viewer, { flow: code }, { flow }) =>
    reviseFlow(viewer, code, flow.version, { flow: flowInput.parse(rawOf(flowFields, flow as never)) }),
  "flow.remove": (viewer, { flow: code }, { flow }) => removeFlow(viewer, code, flow.version),
};

/** By which row a verb's reach is measured. */
export const fundRowOf = (verb: Verb, { fund, round }: FundGround) =>
  verb.startsWith("deal.") ? { read: "deal.read" as const, row: round } : readOf(verb, fund);

const readOf = (verb: Verb, fund: Fund) =>
  ({ read: verb.startsWith("flow.") ? "flow.read" : "fund.read", row: { unitId: fund.unitId } }) as const;
