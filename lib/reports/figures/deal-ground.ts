import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { companies, fundDeals, investmentRounds } from "@/db/schema";
import { withinReach } from "@/lib/auth/reach";
import { dealReach } from "@/lib/funds/reach";
import type { Ground } from "@/lib/reports/part";

const dealTables = sql`${fundDeals}
  inner join ${investmentRounds} on ${eq(investmentRounds.id, fundDeals.roundId)}
  inner join ${companies} on ${eq(companies.id, investmentRounds.companyId)}`;

/** A fund's part in a round, reached through the round; named by the company that got the money. */
export const dealGround: Ground = {
  verb: "deal.read",
  from: dealTables,
  within: (viewer) => withinReach(viewer, "deal.read", dealReach),
  unitId: investmentRounds.unitId,
  chain: investmentRounds.chainCode,
  id: fundDeals.id,
  code: fundDeals.code,
  name: sql`${companies.name} || '·' || ${investmentRounds.name}`,
  path: (code) => `/funds/deals/${code}`,
};

/** Deals and rounds that were not taken away. */
export const standing = and(isNull(fundDeals.deletedAt), isNull(investmentRounds.deletedAt));
