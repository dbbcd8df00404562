import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { listedCompanies, listingCases } from "@/db/schema";
import { followCompanies, type Renamed } from "@/lib/companies/followers";
import { searchTextOf } from "@/lib/search/search-text";
import { derivedOf } from "./listed-commands";

/** Candidates and listed companies go by their company's name, which is no fact of theirs: no version, no news. */
export const followCandidates = (): void => followCompanies("listings", renameCases);

async function renameCases(tx: Transaction, { id, name }: Renamed): Promise<void> {
  const cases = await tx.select().from(listingCases).where(eq(listingCases.companyId, id)).for("update");
  for (const { id: caseId, code } of cases)
    await tx
      .update(listingCases)
      .set({ companyName: name, searchText: searchTextOf(name, code) })
      .where(eq(listingCases.id, caseId));
  const listed = await tx
    .select()
    .from(listedCompanies)
    .where(eq(listedCompanies.companyId, id))
    .for("update");
  for (const one of listed)
    await tx
      .update(listedCompanies)
      .set(derivedOf(one, name, one.code))
      .where(eq(listedCompanies.id, one.id));
}
