import "server-only";
import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { listedCompanies, listingCases, listingObstacles } from "@/db/schema";
import { type ReachColumns, withinReach } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";

/** A unit's own cases, or those in which a department owes the removal of an obstacle. */
export const listingReach: ReachColumns = {
  unitId: listingCases.unitId,
  assignedTo: (unitIds) =>
    sql`exists (select 1 from ${listingObstacles} where ${listingObstacles.caseId} = ${listingCases.id} and ${listingObstacles.closedOn} is null and ${listingObstacles.deletedAt} is null and ${inArray(listingObstacles.departmentId, [...unitIds])})`,
};

export const listedReach: ReachColumns = { unitId: listedCompanies.unitId };

const trusted = ["listingOfficer", "cityHead", "leader"];

/** What is confidential stays between the finance office, the head of the bureau and the leaders. */
export function readableListings(viewer: Viewer): SQL | undefined {
  const knows = viewer.grants.some(({ role }) => trusted.includes(role));
  return and(
    withinReach(viewer, "listing.read", listingReach),
    knows ? undefined : eq(listingCases.isConfidential, false),
  );
}
