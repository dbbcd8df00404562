import "server-only";
import { and, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { listingCases, listingMilestones, listingObstacles } from "@/db/schema";
import { addDays } from "@/lib/date/day";
import { momentOn } from "./calendar";

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

/** A step was written down the day after it was taken, not today; a case was last touched by its last step. */
export async function steppedThen(tx: Transaction): Promise<void> {
  const steps = await tx
    .select({ id: listingMilestones.id, on: listingMilestones.actualOn })
    .from(listingMilestones)
    .where(isNotNull(listingMilestones.actualOn));
  const moments = steps.flatMap(({ id, on }) => (on ? [{ id, at: momentOn(addDays(on, 1), id) }] : []));
  await tx.execute(sql`update ${listingMilestones} m set created_at = stepped.at, updated_at = stepped.at
    from jsonb_to_recordset(${JSON.stringify(moments)}::jsonb) as stepped(id bigint, at timestamptz)
    where m.id = stepped.id`);
  await tx.execute(sql`update ${listingCases} c set created_at = least(c.created_at, steps.first), updated_at = steps.last
    from (select case_id, min(updated_at) as first, max(updated_at) as last from ${listingMilestones}
      where actual_on is not null group by case_id) steps
    where c.id = steps.case_id`);
}
