import "server-only";
import { sql } from "drizzle-orm";
import { fundDeals, fundFlows, funds, investmentRounds } from "@/db/schema";
import type { ReachColumns } from "@/lib/auth/reach";

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
export const fundOfDeal = sql`${funds.id} = ${fundDeals.fundId}`;
export const fundOfFlow = sql`${funds.id} = ${fundFlows.fundId}`;
