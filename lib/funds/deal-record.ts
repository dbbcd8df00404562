import "server-only";
import { and, asc, desc, eq, isNull, ne } from "drizzle-orm";
import { db } from "@/db/client";
import {
  companies,
  dealStages as dealStageRows,
  files,
  fundDeals,
  fundFlows,
  funds,
  fundValuations,
  investmentRounds,
  leveragedCapital,
} from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { entriesOf } from "@/lib/dictionaries/queries";
import { moicOf } from "./metrics/performance";
import {
  companyOfRound,
  type Deal,
  fundOfDeal,
  fundOfFlow,
  type Round,
  readableDeals,
  readableFlows,
  roundOfDeal,
} from "./reach";
import { type DealStage, isTypedStage } from "./rules";

export type StageView = {
  stage: DealStage;
  label: string;
  reachedOn: string | null;
  note: string | null;
  paper: { key: string; name: string } | null;
  /** What proves it, as the dictionary says. */
  expected: string;
  isTyped: boolean;
};

/** The road of a deal: every stage with its day and paper; 打款 stands by the first payment. */
export async function stagesOf(deal: Deal): Promise<StageView[]> {
  const [entries, rows] = await Promise.all([
    entriesOf("dealStages"),
    db
      .select({ row: dealStageRows, key: files.key, name: files.originalName })
      .from(dealStageRows)
      .leftJoin(files, eq(files.id, dealStageRows.fileId))
      .where(and(eq(dealStageRows.dealId, deal.id), isNull(dealStageRows.deletedAt))),
  ]);
  return entries.map(({ code, label, attributes }) => {
    const stage = code as DealStage;
    const known = rows.find(({ row }) => row.stage === stage);
    const isTyped = isTypedStage(stage);
    return {
      stage,
      label,
      isTyped,
      reachedOn: isTyped ? (known?.row.reachedOn ?? null) : deal.firstPaidOn,
      note: known?.row.note ?? null,
      paper: known?.key ? { key: known.key, name: known.name ?? "" } : null,
      expected: String((attributes as { evidence?: string } | null)?.evidence ?? ""),
    };
  });
}

/** The other funds of the same round, as far as the viewer may see them. */
export const partnersOf = (viewer: Viewer, deal: Deal) =>
  db
    .select({ code: fundDeals.code, fund: funds.name, stage: fundDeals.stage, paidYuan: fundDeals.paidYuan })
    .from(fundDeals)
    .innerJoin(investmentRounds, roundOfDeal)
    .innerJoin(funds, fundOfDeal)
    .where(and(eq(fundDeals.roundId, deal.roundId), ne(fundDeals.id, deal.id), readableDeals(viewer)))
    .orderBy(asc(fundDeals.id));

/** Other rounds of the same company that the matrix joined. */
export const otherRoundsOf = (viewer: Viewer, round: Round) =>
  db
    .select({
      code: fundDeals.code,
      round: investmentRounds.name,
      fund: funds.name,
      firstPaidOn: fundDeals.firstPaidOn,
      paidYuan: fundDeals.paidYuan,
    })
    .from(fundDeals)
    .innerJoin(investmentRounds, roundOfDeal)
    .innerJoin(companies, companyOfRound)
    .innerJoin(funds, fundOfDeal)
    .where(and(eq(companies.id, round.companyId), ne(investmentRounds.id, round.id), readableDeals(viewer)))
    .orderBy(asc(fundDeals.firstPaidOn), asc(fundDeals.id))
    .limit(50);

export const leverageOfRound = (round: Round) =>
  db
    .select({ row: leveragedCapital, key: files.key, name: files.originalName })
    .from(leveragedCapital)
    .leftJoin(files, eq(files.id, leveragedCapital.fileId))
    .where(and(eq(leveragedCapital.roundId, round.id), isNull(leveragedCapital.deletedAt)))
    .orderBy(asc(leveragedCapital.id));

export const valuationsOfDeal = (deal: Deal) =>
  db
    .select()
    .from(fundValuations)
    .where(and(eq(fundValuations.dealId, deal.id), isNull(fundValuations.deletedAt)))
    .orderBy(desc(fundValuations.valuedOn));

/** The movements of this deal, for those who may read flows. */
export const flowsOfDeal = (viewer: Viewer, deal: Deal) =>
  db
    .select({
      code: fundFlows.code,
      version: fundFlows.version,
      on: fundFlows.happenedOn,
      kind: fundFlows.kind,
      yuan: fundFlows.moneyYuan,
      voucherNote: fundFlows.voucherNote,
      note: fundFlows.note,
      voucherKey: files.key,
      voucherName: files.originalName,
    })
    .from(fundFlows)
    .innerJoin(funds, fundOfFlow)
    .leftJoin(files, eq(files.id, fundFlows.voucherId))
    .where(and(eq(fundFlows.dealId, deal.id), readableFlows(viewer)))
    .orderBy(asc(fundFlows.happenedOn), asc(fundFlows.id));

export type Multiple = {
  ratio: number | null;
  paid: number;
  returned: number;
  worth: number | null;
  on: string | null;
};

/** What the deal is worth of what was paid: money back and the last valuation; after the exit nothing is held. */
export async function multipleOf(deal: Deal): Promise<Multiple> {
  const [last] = await valuationsOfDeal(deal);
  const worth = deal.exitedOn ? 0 : (last?.worthYuan ?? null);
  const [paid, returned] = [deal.paidYuan ?? 0, deal.exitedYuan ?? 0];
  return {
    ratio: moicOf({ paid, returned, worth }),
    paid,
    returned,
    worth,
    on: deal.exitedOn ?? last?.valuedOn ?? null,
  };
}
