import "server-only";
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { listingCases, listingObstacles } from "@/db/schema";

/** Cases just entered, by their codes. */
export async function casesIn(
  tx: Transaction,
  codes: readonly string[],
): Promise<ReadonlyMap<string, typeof listingCases.$inferSelect>> {
  const rows = await tx
    .select()
    .from(listingCases)
    .where(inArray(listingCases.code, [...codes]));
  return new Map(rows.map((row) => [row.code, row]));
}

/** Obstacles of a case still open, the last one first. */
export const openObstaclesIn = (tx: Transaction, code: string) =>
  tx
    .select({ id: listingObstacles.id, version: listingObstacles.version })
    .from(listingObstacles)
    .innerJoin(listingCases, eq(listingCases.id, listingObstacles.caseId))
    .where(and(eq(listingCases.code, code), isNull(listingObstacles.closedOn)))
    .orderBy(desc(listingObstacles.id));
