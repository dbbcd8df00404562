import "server-only";
import { and, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { companies, fundDeals, fundFlows, investmentRounds } from "@/db/schema";
import { withinReach } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { companyOfRound, dealReach, roundOfDeal } from "@/lib/funds/reach";
import type { Basis, MatrixAxis, Period } from "@/lib/funds/rules";

/**
 * One company however often it is recorded: by its credit code, else by its record. Two units may each keep a record
 * of the same firm.
 */
const companyIdentity = sql<string>`coalesce(nullif(${companies.creditCode}, ''), 'c' || ${companies.id})`;

const dealStands = and(isNull(fundDeals.deletedAt), isNull(investmentRounds.deletedAt));

/**
 * What counts under a basis, a row each: which deal, on which day, how much. A deal given up before payment does not.
 * The only source of such rows, for the matrix and for every indicator.
 */
export function eventsUnder(basis: Basis): SQL {
  if (basis === "paid")
    return sql`(select ${fundFlows.id} as id, ${fundFlows.dealId} as deal_id, ${fundFlows.happenedOn} as on_day, ${fundFlows.moneyYuan} as yuan
      from ${fundFlows} where ${fundFlows.kind} = 'investment' and ${fundFlows.dealId} is not null
      and ${fundFlows.deletedAt} is null)`;
  const [on, yuan] =
    basis === "decided"
      ? [fundDeals.decidedOn, fundDeals.decidedYuan]
      : [fundDeals.agreedOn, fundDeals.agreedYuan];
  return sql`(select ${fundDeals.id} as id, ${fundDeals.id} as deal_id, ${on} as on_day, ${yuan} as yuan from ${fundDeals}
    where ${and(isNull(fundDeals.deletedAt), isNotNull(on), or(isNull(fundDeals.endedOn), isNotNull(fundDeals.firstPaidOn)))})`;
}

/** Every event with its deal, its company's identity and that company's first event in the whole matrix. */
export const toldEvents = (basis: Basis): SQL => sql`(
  select e.deal_id, e.on_day, e.yuan, ${fundDeals.fundId} as fund_id, ${fundDeals.roundId} as round_id,
    ${investmentRounds.unitId} as unit_id, coalesce(${investmentRounds.chainCode}, '') as chain_code,
    ${companyIdentity} as company, first_value(e.on_day) over of_company as first_on,
    first_value(${investmentRounds.unitId}) over of_company as first_unit,
    first_value(coalesce(${investmentRounds.chainCode}, '')) over of_company as first_chain,
    row_number() over of_company = 1 as is_first
  from ${eventsUnder(basis)} e
  join ${fundDeals} on ${fundDeals.id} = e.deal_id
  join ${investmentRounds} on ${roundOfDeal}
  join ${companies} on ${companyOfRound}
  where ${dealStands}
  window of_company as (partition by ${companyIdentity} order by e.on_day, e.deal_id, e.id))`;

/** Deals within reach, for a `where` on told events. */
const reachedDeals = (viewer: Viewer): SQL =>
  sql`(select ${fundDeals.id} from ${fundDeals} join ${investmentRounds} on ${roundOfDeal}
    where ${and(dealStands, withinReach(viewer, "deal.read", dealReach))})`;

/** Events of the period, within reach. */
export const within = (viewer: Viewer, { from, to }: Period): SQL =>
  sql`e.on_day between ${from} and ${to} and e.deal_id in ${reachedDeals(viewer)}`;

/**
 * Money of the company's first year in the matrix, in the place and chain of its first event, which lies in the period:
 * a company is in one place, one chain and one year, so columns add up and counties add up to the city. In each fund's
 * row it is where funds joined.
 */
export const isNew = ({ from, to }: Period): SQL => sql`(e.first_on between ${from} and ${to}
  and e.unit_id = e.first_unit and e.chain_code = e.first_chain and date_part('year', e.on_day) = date_part('year', e.first_on))`;

/** What a column of the matrix is, of one event. */
export const columnOf: Readonly<Record<MatrixAxis, SQL>> = {
  chain: sql`e.chain_code`,
  unit: sql`e.unit_id::text`,
  year: sql`to_char(e.on_day, 'YYYY')`,
};
