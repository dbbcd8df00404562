import "server-only";
import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Reader, Transaction } from "@/db/client";
import {
  companies,
  dealStages as dealStageRows,
  fundDeals,
  funds,
  investmentRounds,
  projects,
} from "@/db/schema";
import { withinReach } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { companyKey, nameKey } from "@/lib/fields/text";
import {
  companyOfRound,
  type Deal,
  dealReach,
  type Fund,
  fundOfDeal,
  type Round,
  roundOfDeal,
} from "@/lib/funds/reach";
import { projectReach } from "@/lib/projects/reach";

export type KnownDeal = { deal: Deal; round: Round; fund: Fund; company: { name: string; nameKey: string } };

const among = (values: readonly (string | number)[], type: "text" | "bigint") =>
  sql`any(${sql.param([...values])}::${sql.raw(type)}[])`;

/** Deals the viewer may import into that carry one of these codes or numbers, or put money in one of these companies. */
export async function likelyDeals(
  from: Reader | Transaction,
  viewer: Viewer,
  asked: { codes: readonly string[]; sourceNumbers: readonly string[]; companies: readonly string[] },
): Promise<KnownDeal[]> {
  const keys = [...new Set(asked.companies.map(companyKey))].filter(Boolean);
  return from
    .select({
      deal: fundDeals,
      round: investmentRounds,
      fund: funds,
      company: { name: companies.name, nameKey: companies.nameKey },
    })
    .from(fundDeals)
    .innerJoin(investmentRounds, roundOfDeal)
    .innerJoin(funds, fundOfDeal)
    .innerJoin(companies, companyOfRound)
    .where(
      and(
        isNull(fundDeals.deletedAt),
        withinReach(viewer, "fund.import", dealReach),
        sql`(${fundDeals.code} = ${among(asked.codes, "text")} or ${fundDeals.sourceNumber} = ${among(asked.sourceNumbers, "text")}
          or ${companies.nameKey} = ${among(keys, "text")})`,
      ),
    );
}

/** The days of each deal's stages. */
export async function stagesOf(
  from: Reader | Transaction,
  dealIds: readonly number[],
): Promise<ReadonlyMap<number, ReadonlyMap<string, string>>> {
  if (dealIds.length === 0) return new Map();
  const rows = await from
    .select()
    .from(dealStageRows)
    .where(and(sql`${dealStageRows.dealId} = ${among(dealIds, "bigint")}`, isNull(dealStageRows.deletedAt)));
  const found = new Map<number, Map<string, string>>();
  for (const { dealId, stage, reachedOn } of rows)
    found.set(dealId, (found.get(dealId) ?? new Map()).set(stage, reachedOn));
  return found;
}

export type KnownProject = { id: number; code: string; name: string; nameKey: string; unitId: number };

/** Signed projects a deal may be linked to, by their codes or names. */
export async function citedProjects(
  from: Reader | Transaction,
  viewer: Viewer,
  words: readonly string[],
): Promise<KnownProject[]> {
  if (words.length === 0) return [];
  const { id, code, name, nameKey: key, unitId } = projects;
  return from
    .select({ id, code, name, nameKey: key, unitId })
    .from(projects)
    .where(
      and(
        sql`(${code} = ${among(words, "text")} or ${key} = ${among(words.map(nameKey), "text")})`,
        isNull(projects.deletedAt),
        isNotNull(projects.signedOn),
        withinReach(viewer, "project.cite", projectReach),
      ),
    );
}

export async function projectNames(
  from: Reader | Transaction,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await from
    .select({ id: projects.id, name: projects.name })
    .from(projects)
    .where(sql`${projects.id} = ${among(ids, "bigint")}`);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The version a deal has now. */
export async function versionNow(tx: Transaction, code: string): Promise<{ id: number; version: number }> {
  const [now] = await tx
    .select({ id: fundDeals.id, version: fundDeals.version })
    .from(fundDeals)
    .where(eq(fundDeals.code, code));
  if (!now) throw new Error(`deal ${code} vanished inside its own transaction`);
  return now;
}
