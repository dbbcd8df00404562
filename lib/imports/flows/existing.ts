import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Reader, Transaction } from "@/db/client";
import { companies, fundCommitments, fundDeals, fundFlows, funds, investmentRounds } from "@/db/schema";
import { withinReach } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { companyOfRound, type Flow, flowReach, fundOfDeal, fundOfFlow, roundOfDeal } from "@/lib/funds/reach";

const among = (values: readonly (string | number)[], type: "text" | "bigint") =>
  sql`any(${sql.param([...values])}::${sql.raw(type)}[])`;

/** All movements of these funds, and those of these codes. */
export const flowsOf = async (
  from: Reader | Transaction,
  viewer: Viewer,
  asked: { fundIds: readonly number[]; codes: readonly string[] },
): Promise<Flow[]> => {
  const rows = await from
    .select({ flow: fundFlows })
    .from(fundFlows)
    .innerJoin(funds, fundOfFlow)
    .where(
      and(
        sql`(${fundFlows.fundId} = ${among(asked.fundIds, "bigint")} or ${fundFlows.code} = ${among(asked.codes, "text")})`,
        isNull(fundFlows.deletedAt),
        withinReach(viewer, "fund.import", flowReach),
      ),
    )
    .orderBy(fundFlows.id);
  return rows.map(({ flow }) => flow);
};

export type NamedDeal = {
  id: number;
  code: string;
  fundId: number;
  company: string;
  companyKey: string;
  round: string;
};

/** The deals of these funds by what a sheet calls them. */
export const dealsOf = (from: Reader | Transaction, fundIds: readonly number[]): Promise<NamedDeal[]> =>
  from
    .select({
      id: fundDeals.id,
      code: fundDeals.code,
      fundId: fundDeals.fundId,
      company: companies.name,
      companyKey: companies.nameKey,
      round: investmentRounds.name,
    })
    .from(fundDeals)
    .innerJoin(investmentRounds, roundOfDeal)
    .innerJoin(funds, fundOfDeal)
    .innerJoin(companies, companyOfRound)
    .where(and(sql`${fundDeals.fundId} = ${among(fundIds, "bigint")}`, isNull(fundDeals.deletedAt)));

export type NamedCommitment = { id: number; fundId: number; contributor: string };

/** Who has promised these funds money. */
export const commitmentsOf = (
  from: Reader | Transaction,
  fundIds: readonly number[],
): Promise<NamedCommitment[]> =>
  from
    .select({
      id: fundCommitments.id,
      fundId: fundCommitments.fundId,
      contributor: fundCommitments.contributor,
    })
    .from(fundCommitments)
    .where(
      and(sql`${fundCommitments.fundId} = ${among(fundIds, "bigint")}`, isNull(fundCommitments.deletedAt)),
    );

export async function flowId(tx: Transaction, code: string): Promise<number | null> {
  const [found] = await tx.select({ id: fundFlows.id }).from(fundFlows).where(eq(fundFlows.code, code));
  return found?.id ?? null;
}
