import "server-only";
import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { listedCompanies, listingCases, listingObstacles } from "@/db/schema";
import type { Verb } from "@/lib/auth/policy";
import { type ReachColumns, reaches, withinReach } from "@/lib/auth/reach";
import { Missing, Refused } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";

export type ListingCase = typeof listingCases.$inferSelect;
export type ListedCompany = typeof listedCompanies.$inferSelect;

/**
 * A unit's own cases, or those in which a department owes the removal of an obstacle. What is confidential stays
 * between the listing office, which keeps it, the head of the bureau and the leaders: neither the county nor a
 * department sees it, in no list, count, sum, search, file or export.
 */
export const listingReach: ReachColumns = {
  unitId: listingCases.unitId,
  assignedTo: (unitIds) =>
    sql`exists (select 1 from ${listingObstacles} where ${listingObstacles.caseId} = ${listingCases.id} and ${owedBy(unitIds)})`,
  secret: { when: listingCases.isConfidential, knownTo: ["listingOfficer", "cityHead", "leader"] },
};

export const listedReach: ReachColumns = { unitId: listedCompanies.unitId };

/** Obstacles these units have still to remove. */
export const owedBy = (unitIds: readonly number[]): SQL | undefined =>
  and(
    isNull(listingObstacles.closedOn),
    isNull(listingObstacles.deletedAt),
    inArray(listingObstacles.departmentId, [...unitIds]),
  );

export const readableListings = (viewer: Viewer): SQL | undefined =>
  and(isNull(listingCases.deletedAt), withinReach(viewer, "listing.read", listingReach));

export const readableListed = (viewer: Viewer): SQL | undefined =>
  and(isNull(listedCompanies.deletedAt), withinReach(viewer, "listed.read", listedReach));

/** A department that is only owed an answer sees the case's name, stage and its own obstacles, not its accounts. */
export const seesWhole = (viewer: Viewer, row: { unitId: number }): boolean =>
  reaches(viewer, "listing.read", row);

/** Locked until the change ends. `Missing` when it cannot be seen, `Refused` when it can but the verb does not reach it. */
export async function listingInReach(
  tx: Transaction,
  viewer: Viewer,
  verb: Verb,
  code: string,
): Promise<ListingCase> {
  const [seen] = await tx
    .select()
    .from(listingCases)
    .where(and(eq(listingCases.code, code), readableListings(viewer)))
    .for("update");
  if (!seen) throw new Missing();
  if (!reaches(viewer, verb, seen))
    throw new Refused("这家后备企业由上市专员负责，您可以查看但不能办理这一项");
  return seen;
}

export async function listedInReach(
  tx: Transaction,
  viewer: Viewer,
  verb: Verb,
  code: string,
): Promise<ListedCompany> {
  const [seen] = await tx
    .select()
    .from(listedCompanies)
    .where(and(eq(listedCompanies.code, code), readableListed(viewer)))
    .for("update");
  if (!seen) throw new Missing();
  if (!reaches(viewer, verb, seen)) throw new Refused("上市公司册由上市专员负责，您可以查看但不能办理这一项");
  return seen;
}
