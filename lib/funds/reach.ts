import "server-only";
import { and, eq, isNull, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { companies, fundDeals, fundFlows, funds, investmentRounds } from "@/db/schema";
import type { Verb } from "@/lib/auth/policy";
import { type ReachColumns, reaches, withinReach } from "@/lib/auth/reach";
import { Missing, Refused } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { projectReach, readableProjects } from "@/lib/projects/reach";

export type Fund = typeof funds.$inferSelect;
export type Deal = typeof fundDeals.$inferSelect;
export type Round = typeof investmentRounds.$inferSelect;
export type Flow = typeof fundFlows.$inferSelect;

export const fundReach: ReachColumns = { unitId: funds.unitId };

/** A deal is reached through its round: the place and the chain of the company that got the money. Join the round. */
export const dealReach: ReachColumns = {
  unitId: investmentRounds.unitId,
  chainCode: investmentRounds.chainCode,
};

/** A flow is reached through its fund. Join the fund. */
export const flowReach: ReachColumns = { unitId: funds.unitId };

/** Joins, spelled once. */
export const roundOfDeal = sql`${investmentRounds.id} = ${fundDeals.roundId}`;
export const companyOfRound = sql`${companies.id} = ${investmentRounds.companyId}`;
export const fundOfDeal = sql`${funds.id} = ${fundDeals.fundId}`;
export const fundOfFlow = sql`${funds.id} = ${fundFlows.fundId}`;

export const readableFunds = (viewer: Viewer) =>
  and(isNull(funds.deletedAt), withinReach(viewer, "fund.read", fundReach));

/** Join the round. */
export const readableDeals = (viewer: Viewer) =>
  and(isNull(fundDeals.deletedAt), withinReach(viewer, "deal.read", dealReach));

/** Join the fund. */
export const readableFlows = (viewer: Viewer) =>
  and(isNull(fundFlows.deletedAt), withinReach(viewer, "flow.read", flowReach));

/** Projects whose name the viewer may see on a deal. */
export const nameableProjects = (viewer: Viewer) =>
  or(readableProjects(viewer), withinReach(viewer, "project.cite", projectReach));

/** Locked until the change ends. `Missing` when it cannot be seen, `Refused` when it can but the verb does not reach it. */
export async function fundInReach(tx: Transaction, viewer: Viewer, verb: Verb, code: string): Promise<Fund> {
  const [seen] = await tx
    .select()
    .from(funds)
    .where(and(eq(funds.code, code), readableFunds(viewer)))
    .for("update");
  if (!seen) throw new Missing();
  if (!reaches(viewer, verb, seen)) throw new Refused("基金由基金公司登记，您可以查看但不能办理这一项");
  return seen;
}

export type DealInReach = { deal: Deal; round: Round; fund: Fund; company: string };

/** The deal, locked, with what it belongs to. */
export async function dealInReach(
  tx: Transaction,
  viewer: Viewer,
  verb: Verb,
  code: string,
): Promise<DealInReach> {
  const [seen] = await tx
    .select({ deal: fundDeals, round: investmentRounds, fund: funds, company: companies.name })
    .from(fundDeals)
    .innerJoin(investmentRounds, roundOfDeal)
    .innerJoin(funds, fundOfDeal)
    .innerJoin(companies, companyOfRound)
    .where(and(eq(fundDeals.code, code), readableDeals(viewer)))
    .for("update", { of: fundDeals });
  if (!seen) throw new Missing();
  if (!reaches(viewer, verb, seen.round))
    throw new Refused("投资项目由基金公司登记，您可以查看但不能办理这一项");
  return seen;
}

/** How people call a deal: the company and its round. */
export const dealTitle = ({ company, round }: { company: string; round: { name: string } }): string =>
  `${company} ${round.name}`;
