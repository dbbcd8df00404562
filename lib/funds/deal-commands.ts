import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import {
  companies,
  dealStages as dealStageRows,
  fundDeals,
  fundFlows,
  funds,
  fundValuations,
  investmentRounds,
} from "@/db/schema";
import { change, isVersion, type Recorder, touched } from "@/lib/audit/change";
import { lastEditor } from "@/lib/audit/history";
import { reaches, withinReach } from "@/lib/auth/reach";
import { Refused, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { randomCode } from "@/lib/fields/codes";
import { rawOf } from "@/lib/fields/input";
import { searchTextOf } from "@/lib/search/search-text";
import { dealFields, roundFields } from "./fields";
import type { DealInput, NewDeal, RoundRevision } from "./input";
import { isUsed, revisePart } from "./parts";
import { type Deal, dealInReach, dealTitle, type Fund, fundReach } from "./reach";
import { dealsIn, dropEmptyRound, refreshDealWords, requireRoundFacts, roundFor } from "./rounds";

/** One fund's part in a round of a company. Answers with the deal's code. */
export function logDeal(viewer: Viewer, input: NewDeal, once?: string, tx?: Transaction): Promise<string> {
  return change(
    viewer,
    "deal.log",
    async (open, record) => (await addDeal(open, viewer, input, record)).code,
    { tx, once: once ? { key: once, input } : undefined },
  );
}

/** The same inside a change that is under way: an import adds many, each with its own entry. */
export async function addDeal(
  tx: Transaction,
  viewer: Viewer,
  { deal, round: roundInput }: NewDeal,
  record: Recorder,
): Promise<Deal> {
  if (!reaches(viewer, "deal.log", roundInput)) throw new Refused("不能替其他单位登记投资项目");
  const fund = await usableFund(tx, viewer, deal.fundId);
  const round = await roundFor(tx, viewer, roundInput, record);
  await refuseTwin(tx, round.id, fund, null);
  const company = await companyName(tx, round.companyId);
  const code = randomCode("TZ");
  const [added] = await tx
    .insert(fundDeals)
    .values({
      ...deal,
      code,
      roundId: round.id,
      searchText: searchTextOf(company, round.name, fund.name, deal.owner, deal.sourceNumber, code),
      createdBy: viewer.userId,
      updatedBy: viewer.userId,
    })
    .returning();
  if (!added) throw new Error("a deal could not be added");
  record(fundDeals, null, added, { label: dealTitle({ company, round }) });
  return added;
}

export function reviseDeal(
  viewer: Viewer,
  code: string,
  version: number,
  input: DealInput,
  tx?: Transaction,
): Promise<string> {
  return change(
    viewer,
    "deal.revise",
    async (open, record) => {
      const { deal: before, round, company } = await dealInReach(open, viewer, "deal.revise", code);
      const fund = await usableFund(open, viewer, input.fundId);
      if (fund.id !== before.fundId) await requireUnmoved(open, before);
      await refuseTwin(open, round.id, fund, before.id);
      const { owner, sourceNumber } = input;
      const searchText = searchTextOf(company, round.name, fund.name, owner, sourceNumber, code);
      const [after] = await open
        .update(fundDeals)
        .set({ ...input, searchText, ...touched(fundDeals, viewer) })
        .where(isVersion(fundDeals, before.id, version))
        .returning();
      if (!after) throw await staleDeal(open, before.id);
      record(fundDeals, before, after, { label: dealTitle({ company, round }) });
      return after.code;
    },
    { tx },
  );
}

/** The facts of the round, for every fund that joined it. `code` is a deal of the round. */
export function reviseRound(
  viewer: Viewer,
  code: string,
  version: number,
  input: RoundRevision,
  tx?: Transaction,
): Promise<string> {
  return change(
    viewer,
    "deal.revise",
    async (open, record) => {
      const { round: before, company } = await dealInReach(open, viewer, "deal.revise", code);
      if (!reaches(viewer, "deal.revise", input)) throw new Refused("不能把投资项目转给其他单位");
      await requireRoundFacts(open, viewer, input, before);
      await refuseRoundTwin(open, before, input.name);
      const label = `${company} ${input.name}`;
      const seen = { before, version, set: input };
      await revisePart(open, viewer, investmentRounds, seen, record, {
        label,
        values: (row) => rawOf(roundFields, row as never),
      });
      await refreshDealWords(open, { company, round: input.name }, await dealsIn(open, before.id));
      return code;
    },
    { tx },
  );
}

/** Only a deal no money moved for; what was paid is history and stays. */
export function removeDeal(viewer: Viewer, code: string, version: number): Promise<void> {
  return change(viewer, "deal.remove", async (tx, record) => {
    const { deal: before, round, company } = await dealInReach(tx, viewer, "deal.remove", code);
    await requireUnmoved(tx, before);
    const [after] = await tx
      .update(fundDeals)
      .set({ deletedAt: sql`now()`, ...touched(fundDeals, viewer) })
      .where(isVersion(fundDeals, before.id, version))
      .returning();
    if (!after) throw await staleDeal(tx, before.id);
    record(fundDeals, before, after, { label: dealTitle({ company, round }) });
    await tx
      .update(dealStageRows)
      .set({ deletedAt: sql`now()` })
      .where(and(eq(dealStageRows.dealId, before.id), isNull(dealStageRows.deletedAt)));
    await dropEmptyRound(tx, viewer, round, record);
  });
}

async function requireUnmoved(tx: Transaction, { id }: Deal) {
  if (await isUsed(tx, fundFlows, fundFlows.dealId, id))
    throw new Unacceptable("这个投资项目已有打款或回款流水，不能删除或换基金；请先更正流水");
  if (await isUsed(tx, fundValuations, fundValuations.dealId, id))
    throw new Unacceptable("这个投资项目已有估值，不能删除或换基金；请先删除估值");
}

async function usableFund(tx: Transaction, viewer: Viewer, id: number): Promise<Fund> {
  const [fund] = await tx
    .select()
    .from(funds)
    .where(and(eq(funds.id, id), isNull(funds.deletedAt), withinReach(viewer, "fund.read", fundReach)));
  if (!fund) throw new Unacceptable("投资基金不存在，请重新选择", { "deal.fundId": "请重新选择基金" });
  return fund;
}

async function refuseTwin(tx: Transaction, roundId: number, fund: Fund, ownId: number | null) {
  const [twin] = await tx
    .select({ id: fundDeals.id, code: fundDeals.code })
    .from(fundDeals)
    .where(and(eq(fundDeals.roundId, roundId), eq(fundDeals.fundId, fund.id), isNull(fundDeals.deletedAt)));
  if (!twin || twin.id === ownId) return;
  throw new Unacceptable(`${fund.name}已登记参与这一轮（${twin.code}）；追加投资请在那里登记打款`, {
    "deal.fundId": `已登记为 ${twin.code}`,
  });
}

async function refuseRoundTwin(
  tx: Transaction,
  { id, companyId }: { id: number; companyId: number },
  name: string,
) {
  const [twin] = await tx
    .select({ id: investmentRounds.id })
    .from(investmentRounds)
    .where(
      and(
        eq(investmentRounds.companyId, companyId),
        eq(investmentRounds.name, name),
        isNull(investmentRounds.deletedAt),
      ),
    );
  if (twin && twin.id !== id)
    throw new Unacceptable("这家企业已有同名的轮次，请换一个名称", { name: "轮次名称重复" });
}

async function companyName(tx: Transaction, id: number): Promise<string> {
  const [company] = await tx.select({ name: companies.name }).from(companies).where(eq(companies.id, id));
  return company?.name ?? "";
}

/** The deal as it stands now, for a choice between two people's words. */
export async function staleDeal(tx: Transaction, id: number): Promise<Stale> {
  const [now] = await tx.select().from(fundDeals).where(eq(fundDeals.id, id));
  if (!now) return new Stale();
  return new Stale({
    ...(await lastEditor(tx, "fund_deals", id)),
    version: now.version,
    values: rawOf(dealFields, now as never),
  });
}
