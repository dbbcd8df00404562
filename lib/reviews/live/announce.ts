import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";

/** The channel on which every instance of the application hears what happens in meetings. */
export const channel = "wulian_reviews";

export type Word = { review: number; what: "turn" | "resolution" | "agenda" | "state" };

/** Told to every follower of the meeting, on whatever instance, once the change is committed. */
export async function announce(tx: Transaction, word: Word): Promise<void> {
  await tx.execute(sql`select pg_notify(${channel}, ${JSON.stringify(word)})`);
}
