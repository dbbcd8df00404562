import "server-only";
import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { companies, fundDeals, funds, investmentRounds } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";
import type { Yuan } from "@/lib/money/yuan";
import { columnOf, isNew, toldEvents, within } from "./events";
import { companyOfRound, fundOfDeal, roundOfDeal } from "./reach";
import type { Basis, MatrixAxis, Period } from "./rules";

export type FigureRow = {
  code: string;
  fund: string;
  company: string;
  /** Rows with the same identity are one company. */
  identity: string;
  round: string;
  unitId: number;
  chainCode: string | null;
  firstOn: Day;
  lastOn: Day;
  /** Null where no amount of this deal is known under the basis. */
  yuan: Yuan | null;
  isNew: boolean;
};

export type FigureCut = { fundId?: number | null; axis?: MatrixAxis; column?: string | null };

/**
 * The deals behind a figure of the matrix, each with what it adds: amounts add up to the figure exactly, and the new
 * companies among them are its count.
 */
export async function figureRows(
  viewer: Viewer,
  period: Period,
  basis: Basis,
  { fundId = null, axis, column = null }: FigureCut = {},
): Promise<FigureRow[]> {
  const ofFund = fundId === null ? sql`true` : sql`e.fund_id = ${fundId}`;
  const ofColumn = axis === undefined || column === null ? sql`true` : sql`${columnOf[axis]} = ${column}`;
  const rows = await db.execute<Record<string, unknown>>(sql`
    select ${fundDeals.code} as code, ${funds.name} as fund, ${companies.name} as company, e.company as identity,
      ${investmentRounds.name} as round, ${investmentRounds.unitId} as unit_id, ${investmentRounds.chainCode} as chain_code,
      min(e.on_day)::text as first_on, max(e.on_day)::text as last_on, sum(e.yuan)::text as yuan, bool_or(${isNew(period)}) as is_new
    from ${toldEvents(basis)} e
    join ${fundDeals} on ${fundDeals.id} = e.deal_id
    join ${investmentRounds} on ${roundOfDeal}
    join ${companies} on ${companyOfRound}
    join ${funds} on ${fundOfDeal}
    where ${within(viewer, period)} and ${ofFund} and ${ofColumn}
    group by ${fundDeals.id}, ${funds.id}, ${companies.id}, ${investmentRounds.id}, e.company
    order by min(e.on_day), ${fundDeals.id}`);
  return rows.map((row) => ({
    code: String(row.code),
    fund: String(row.fund),
    company: String(row.company),
    identity: String(row.identity),
    round: String(row.round),
    unitId: Number(row.unit_id),
    chainCode: row.chain_code === null ? null : String(row.chain_code),
    firstOn: String(row.first_on),
    lastOn: String(row.last_on),
    yuan: row.yuan === null ? null : Number(row.yuan),
    isNew: row.is_new === true,
  }));
}
