import "server-only";
import { asc, isNull } from "drizzle-orm";
import { db } from "@/db/client";
import { remembered } from "@/db/remembered";
import { listingStandards } from "@/db/schema";

export type Standard = typeof listingStandards.$inferSelect;

/** Every row of every day: the rules are public, few and read for each check. */
const known = remembered<Standard[]>(5_000, () =>
  db
    .select()
    .from(listingStandards)
    .where(isNull(listingStandards.deletedAt))
    .orderBy(asc(listingStandards.board), asc(listingStandards.position), asc(listingStandards.validFrom)),
);

export const allStandards = (): Promise<Standard[]> => known.get();

/** After a rule was revised here; other instances follow within seconds. */
export const forgetStandards = (): void => known.forget();
