import "server-only";
import { asc, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { reviewTurns } from "@/db/schema";
import type { Review } from "./reach";

export type Standing = {
  itemId: number | null;
  /** Seconds since its page was turned up. */
  seconds: number;
  /** Seconds each item has had before. */
  spent: Record<number, number>;
};

/** Where a meeting stands and how long each item took, both read from the turns of its pages. */
export async function standingOf({ id }: Pick<Review, "id">): Promise<Standing> {
  const turns = await db
    .select({
      itemId: reviewTurns.itemId,
      until: sql<
        number | null
      >`extract(epoch from lead(${reviewTurns.at}) over (order by ${reviewTurns.id}) - ${reviewTurns.at})::int`,
      ago: sql<number>`extract(epoch from now() - ${reviewTurns.at})::int`,
    })
    .from(reviewTurns)
    .where(eq(reviewTurns.reviewId, id))
    .orderBy(asc(reviewTurns.id));
  const spent: Record<number, number> = {};
  for (const { itemId, until } of turns)
    if (itemId !== null && until !== null) spent[itemId] = (spent[itemId] ?? 0) + until;
  const last = turns.at(-1);
  return { itemId: last?.itemId ?? null, seconds: Math.max(0, last?.ago ?? 0), spent };
}
