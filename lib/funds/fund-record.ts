import "server-only";
import { and, asc, desc, eq, isNull, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import {
  companies,
  fundCalls,
  fundCommitments,
  fundDeals,
  fundFlows,
  funds,
  fundValuations,
  investmentRounds,
} from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";
import type { Amount } from "@/lib/money/amount";
import type { Yuan } from "@/lib/money/yuan";
import { type ContributorFlow, type Performance, performanceOf } from "./metrics/performance";
import { companyOfRound, type Fund, readableDeals, readableFunds, roundOfDeal } from "./reach";
import type { MoneyKind } from "./rules";

export type CallView = {
  id: number;
  version: number;
  dueOn: Day;
  called: Amount | null;
  calledYuan: Yuan | null;
  note: string | null;
  /** What is missing of this call, earlier calls served first. */
  openYuan: Yuan;
  isOverdue: boolean;
};

export type CommitmentView = {
  id: number;
  version: number;
  contributor: string;
  moneyKind: MoneyKind;
  fromFundId: number | null;
  from: { code: string; name: string } | null;
  committed: Amount | null;
  committedYuan: Yuan | null;
  committedOn: Day | null;
  note: string | null;
  calledYuan: Yuan;
  paidYuan: Yuan;
  distributedYuan: Yuan;
  overdueYuan: Yuan;
  calls: CallView[];
};

const source = alias(funds, "source");

const movedBy = (kind: string, asOf: Day) =>
  sql<number>`coalesce((select sum(f.money_yuan) from ${fundFlows} f where f.commitment_id = ${fundCommitments.id}
    and f.kind = ${kind} and f.deleted_at is null and f.happened_on <= ${asOf}), 0)`.mapWith(Number);

/** Who promised what, what was called and has arrived by a day, and what is overdue on it. */
export async function commitmentsOf(viewer: Viewer, fund: Fund, asOf: Day): Promise<CommitmentView[]> {
  const rows = await db
    .select({
      row: fundCommitments,
      source: { code: source.code, name: source.name },
      paidYuan: movedBy("contribution", asOf),
      distributedYuan: movedBy("distribution", asOf),
    })
    .from(fundCommitments)
    .innerJoin(funds, eq(funds.id, fundCommitments.fundId))
    .leftJoin(source, eq(source.id, fundCommitments.fromFundId))
    .where(and(eq(fundCommitments.fundId, fund.id), isNull(fundCommitments.deletedAt), readableFunds(viewer)))
    .orderBy(asc(fundCommitments.id));
  const calls = await callsOf(fund);
  return rows.map(({ row, source: from, paidYuan, distributedYuan }) => {
    const own = served(
      calls.filter(({ commitmentId }) => commitmentId === row.id),
      paidYuan,
      asOf,
    );
    const { id, version, contributor, fromFundId, committedYuan, committedOn, note } = row;
    return {
      ...{ id, version, contributor, fromFundId, committedYuan, committedOn, note },
      moneyKind: row.moneyKind as MoneyKind,
      committed: row.committed as Amount | null,
      from,
      paidYuan,
      distributedYuan,
      calledYuan: own.reduce((sum, { calledYuan }) => sum + (calledYuan ?? 0), 0),
      overdueYuan: own.reduce((sum, { isOverdue, openYuan }) => sum + (isOverdue ? openYuan : 0), 0),
      calls: own,
    };
  });
}

type Call = typeof fundCalls.$inferSelect;

async function callsOf(fund: Fund): Promise<Call[]> {
  const rows = await db
    .select({ call: fundCalls })
    .from(fundCalls)
    .innerJoin(fundCommitments, eq(fundCommitments.id, fundCalls.commitmentId))
    .where(
      and(
        eq(fundCommitments.fundId, fund.id),
        isNull(fundCommitments.deletedAt),
        isNull(fundCalls.deletedAt),
      ),
    )
    .orderBy(asc(fundCalls.dueOn), asc(fundCalls.id));
  return rows.map(({ call }) => call);
}

/** Money that arrived serves the earliest call first; what is left open past its day is overdue. */
export function served(calls: readonly Call[], paid: Yuan, asOf: Day): CallView[] {
  let left = paid;
  return calls.map(({ id, version, dueOn, called, calledYuan, note }) => {
    const arrived = Math.min(left, calledYuan ?? 0);
    left -= arrived;
    const openYuan = (calledYuan ?? 0) - arrived;
    const isOverdue = openYuan > 0 && dueOn < asOf;
    return { id, version, dueOn, called: called as Amount | null, calledYuan, note, openYuan, isOverdue };
  });
}

export type FundValuation = typeof fundValuations.$inferSelect;

export const valuationsOfFund = (fund: Fund): Promise<FundValuation[]> =>
  db
    .select()
    .from(fundValuations)
    .where(and(eq(fundValuations.fundId, fund.id), isNull(fundValuations.deletedAt)))
    .orderBy(desc(fundValuations.valuedOn));

/** What contributors paid in and got back, day by day. */
export async function contributorFlows(fund: Fund): Promise<ContributorFlow[]> {
  const rows = await db
    .select({
      on: fundFlows.happenedOn,
      kind: fundFlows.kind,
      yuan: sql<number>`sum(${fundFlows.moneyYuan})`.mapWith(Number),
    })
    .from(fundFlows)
    .where(
      and(
        eq(fundFlows.fundId, fund.id),
        isNull(fundFlows.deletedAt),
        or(eq(fundFlows.kind, "contribution"), eq(fundFlows.kind, "distribution")),
      ),
    )
    .groupBy(fundFlows.happenedOn, fundFlows.kind)
    .orderBy(asc(fundFlows.happenedOn));
  return rows.map(({ on, kind, yuan }) => ({ on, kind: kind as ContributorFlow["kind"], yuan }));
}

/** The fund's multiples and rate on a day, with the flows they were reckoned from. */
export async function performanceOn(
  fund: Fund,
  asOf: Day,
): Promise<Performance & { flows: ContributorFlow[] }> {
  const [flows, valuations] = await Promise.all([contributorFlows(fund), valuationsOfFund(fund)]);
  const values = valuations.flatMap(({ valuedOn, worthYuan }) =>
    worthYuan === null ? [] : [{ on: valuedOn, yuan: worthYuan }],
  );
  const found = performanceOf(flows, values, { asOf, isClosed: fund.status === "closed" });
  return { ...found, flows: flows.filter(({ on }) => on <= found.on) };
}

/** What the fund holds or held, largest first, as far as the viewer may see those deals. */
export function holdingsOf(viewer: Viewer, fund: Fund, asOf: Day) {
  return db
    .select({
      code: fundDeals.code,
      company: companies.name,
      round: investmentRounds.name,
      stage: fundDeals.stage,
      firstPaidOn: fundDeals.firstPaidOn,
      exitedOn: fundDeals.exitedOn,
      endedOn: fundDeals.endedOn,
      paidYuan: dealMoney(asOf, "'investment'"),
      returnedYuan: dealMoney(asOf, "'exit', 'income'"),
      worthYuan: worthOn(asOf),
      share: fundDeals.share,
    })
    .from(fundDeals)
    .innerJoin(investmentRounds, roundOfDeal)
    .innerJoin(companies, companyOfRound)
    .where(and(eq(fundDeals.fundId, fund.id), readableDeals(viewer)))
    .orderBy(desc(dealMoney(asOf, "'investment'")), asc(fundDeals.id))
    .limit(300);
}

const dealMoney = (asOf: Day, kinds: string) =>
  sql<number>`coalesce((select sum(f.money_yuan) from ${fundFlows} f where f.deal_id = ${fundDeals.id}
    and f.deleted_at is null and f.kind in (${sql.raw(kinds)}) and f.happened_on <= ${asOf}), 0)`.mapWith(
    Number,
  );

/** The last valuation of a holding by that day; nothing is held after the exit. */
const worthOn = (asOf: Day) =>
  sql<number | null>`case when ${fundDeals.exitedOn} <= ${asOf} then 0 else
  (select v.worth_yuan from ${fundValuations} v where v.deal_id = ${fundDeals.id} and v.deleted_at is null
    and v.valued_on <= ${asOf} order by v.valued_on desc limit 1) end`.mapWith((value) =>
    value === null ? null : Number(value),
  );
