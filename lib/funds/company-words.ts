import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { investmentRounds } from "@/db/schema";
import { followCompanies, type Renamed } from "@/lib/companies/followers";
import { dealsIn, refreshDealWords } from "./rounds";

/** Deals are searched by the name of the company they are in. */
export const followInvested = (): void => followCompanies("deals", refreshDealsOf);

async function refreshDealsOf(tx: Transaction, { id, name }: Renamed): Promise<void> {
  const rounds = await tx
    .select({ id: investmentRounds.id, name: investmentRounds.name })
    .from(investmentRounds)
    .where(and(eq(investmentRounds.companyId, id), isNull(investmentRounds.deletedAt)));
  for (const round of rounds)
    await refreshDealWords(tx, { company: name, round: round.name }, await dealsIn(tx, round.id));
}
