import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { companies, fundDeals, funds, investmentRounds } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";
import { randomCode } from "@/lib/fields/codes";
import { rawOf } from "@/lib/fields/input";
import { logFund } from "@/lib/funds/commands";
import { logCommitment } from "@/lib/funds/commitment-commands";
import { logDeal } from "@/lib/funds/deal-commands";
import { advanceDeal } from "@/lib/funds/deal-stage-commands";
import { commitmentFields, dealFields, flowFields, fundFields, roundFields } from "@/lib/funds/fields";
import { logFlow } from "@/lib/funds/flow-commands";
import { commitmentInput, dealInput, flowInput, fundInput, roundInput } from "@/lib/funds/input";
import type { Deal, Fund } from "@/lib/funds/reach";
import type { DealStage, FlowKind, Layer, MoneyKind } from "@/lib/funds/rules";
import { aCompany, anAmount, aUnit, viewerOf } from "./builders";

const fundCompany = "330800F1";

let officer: Promise<Viewer> | null = null;

/** The fund company's officer, who keeps the matrix in every test. */
export function fundOfficer(): Promise<Viewer> {
  officer ??= viewerOf({ role: "fundOfficer", unit: fundCompany });
  return officer;
}

type MadeFund = { layer?: Layer; unit?: string; parent?: Fund; name?: string };

export async function aFund({
  layer = "sub",
  unit = fundCompany,
  parent,
  name,
}: MadeFund = {}): Promise<Fund> {
  const code = await logFund(
    await fundOfficer(),
    fundInput.parse({
      ...rawOf(fundFields, null),
      name: name ?? `测试基金${randomCode("F")}`,
      layer,
      status: "investing",
      unitId: String((await aUnit(unit)).id),
      parentId: parent ? String(parent.id) : "",
    }),
  );
  const [fund] = await db.select().from(funds).where(eq(funds.code, code));
  if (!fund) throw new Error("no fund was made");
  return fund;
}

/** What somebody promises a fund; answers with the commitment's id. */
export async function aCommitment(
  fund: Fund,
  {
    from,
    kind = "government",
    committed = "10000",
  }: { from?: Fund; kind?: MoneyKind; committed?: string } = {},
): Promise<number> {
  const raw = rawOf(commitmentFields, null);
  return logCommitment(
    await fundOfficer(),
    fund.code,
    commitmentInput.parse({
      ...raw,
      contributor: from?.name ?? `测试出资人${randomCode("C")}`,
      moneyKind: kind,
      fromFundId: from ? String(from.id) : "",
      committed: { ...raw.committed, typed: committed },
    }),
  );
}

type MadeDeal = {
  fund?: Fund;
  /** A company's id; a new company of the unit unless given. */
  companyId?: number;
  round?: string;
  unit?: string;
  chainCode?: string;
  decided?: string;
  agreed?: string;
  stages?: Partial<Record<DealStage, Day>>;
  /** Payments out of the fund, each with its day and amount under 万元. */
  paid?: readonly (readonly [day: Day, money: string])[];
};

export async function aDeal({
  fund,
  companyId,
  round = "A轮",
  unit = "330825",
  chainCode,
  decided = "",
  agreed = "",
  stages = {},
  paid = [],
}: MadeDeal = {}): Promise<Deal> {
  const by = await fundOfficer();
  const from = fund ?? (await aFund());
  const raw = rawOf(dealFields, null);
  const rawRound = rawOf(roundFields, null);
  const code = await logDeal(by, {
    deal: dealInput.parse({
      ...raw,
      fundId: String(from.id),
      decided: { ...raw.decided, typed: decided },
      agreed: { ...raw.agreed, typed: agreed },
    }),
    round: roundInput.parse({
      ...rawRound,
      companyId: String(companyId ?? (await aCompany({ unit })).id),
      name: round,
      unitId: String((await aUnit(unit)).id),
      chainCode: chainCode ?? "",
    }),
  });
  for (const [stage, reachedOn] of Object.entries(stages) as [DealStage, Day][])
    await advanceDeal(by, {
      code,
      version: (await dealNow(code)).version,
      stage,
      reachedOn,
      note: null,
      fileKey: null,
      confirmed: ["backwards"],
    });
  for (const [day, money] of paid)
    await aFlow(from, { kind: "investment", day, money, deal: await dealNow(code) });
  return dealNow(code);
}

/** The deal as it stands now. */
export async function dealNow(code: string): Promise<Deal> {
  const [deal] = await db.select().from(fundDeals).where(eq(fundDeals.code, code));
  if (!deal) throw new Error(`no deal ${code}`);
  return deal;
}

export async function roundOf(deal: Deal) {
  const [row] = await db
    .select({ round: investmentRounds, company: companies })
    .from(investmentRounds)
    .innerJoin(companies, eq(companies.id, investmentRounds.companyId))
    .where(eq(investmentRounds.id, deal.roundId));
  if (!row) throw new Error("no round");
  return row;
}

type MadeFlow = { kind: FlowKind; day: Day; money: string; deal?: Deal; commitmentId?: number };

/** One movement of a fund's money; answers with its code. */
export async function aFlow(fund: Fund, { kind, day, money, deal, commitmentId }: MadeFlow): Promise<string> {
  return logFlow(await fundOfficer(), { flow: flowOf(fund, { kind, day, money, deal, commitmentId }) });
}

/** The same as a form would send it. */
export function flowOf(fund: Fund, { kind, day, money, deal, commitmentId }: MadeFlow) {
  const raw = rawOf(flowFields, null);
  return flowInput.parse({
    ...raw,
    fundId: String(fund.id),
    kind,
    happenedOn: day,
    money: { ...raw.money, typed: anAmount(money)?.typed ?? "" },
    dealId: deal ? String(deal.id) : "",
    commitmentId: commitmentId ? String(commitmentId) : "",
  });
}
