import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { listedCompanies, listingCases } from "@/db/schema";
import { change, isVersion, touched } from "@/lib/audit/change";
import { reaches } from "@/lib/auth/reach";
import { Missing, Refused, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { requireKnownCodes } from "@/lib/dictionaries/commands";
import { searchTextOf } from "@/lib/search/search-text";
import { addListings, companyNamesFor, type NewListing } from "./adding";
import { listingFields } from "./fields";
import type { ListingInput } from "./input";
import { listingInReach } from "./reach";
import { requireCaseVersion, staleCase } from "./stage-cache";

/** A candidate, with the stages it has already been through; answers with its code. */
export function logListing(
  viewer: Viewer,
  entry: NewListing,
  { once, tx }: { once?: string; tx?: Transaction } = {},
): Promise<string> {
  return change(
    viewer,
    "listing.log",
    async (open, record) => {
      await requireKnownCodes(open, listingFields, entry.listing);
      const [added] = await addListings(open, viewer, [entry], record);
      if (!added) throw new Missing();
      return added.code;
    },
    { tx, once: once ? { key: once, input: entry } : undefined },
  );
}

/** Many candidates in a few statements, for a sheet; answers with their codes in order. */
export function logListings(
  viewer: Viewer,
  entries: readonly NewListing[],
  { tx }: { tx?: Transaction } = {},
): Promise<string[]> {
  return change(
    viewer,
    "listing.import",
    async (open, record) => {
      for (const { listing } of entries) await requireKnownCodes(open, listingFields, listing);
      return (await addListings(open, viewer, entries, record)).map(({ code }) => code);
    },
    { tx },
  );
}

export type ListingRevision = { code: string; version: number; listing: ListingInput };

export function reviseListing(
  viewer: Viewer,
  { code, version, listing }: ListingRevision,
  { tx }: { tx?: Transaction } = {},
): Promise<string> {
  return change(
    viewer,
    "listing.revise",
    async (open, record) => {
      const before = await listingInReach(open, viewer, "listing.revise", code);
      if (!reaches(viewer, "listing.revise", listing)) throw new Refused("不能把后备企业转给其他单位");
      await requireCaseVersion(open, before, version);
      await requireKnownCodes(open, listingFields, listing, before);
      if (listing.board !== before.board && before.stage === "LISTED")
        throw new Unacceptable("这家企业已经上市，板块请在上市公司册里修改", {
          board: "已上市，不能在这里改",
        });
      const names = await companyNamesFor(open, viewer, [listing.companyId]);
      const companyName = names.get(listing.companyId) ?? before.companyName;
      const [after] = await open
        .update(listingCases)
        .set({
          ...listing,
          companyName,
          searchText: searchTextOf(companyName, code),
          ...touched(listingCases, viewer),
        })
        .where(isVersion(listingCases, before.id, version))
        .returning();
      if (!after) throw await staleCase(open, before.id);
      record(listingCases, before, after, { label: after.companyName });
      return after.code;
    },
    { tx },
  );
}

/** A wrong entry. One that has become a listed company stays: it is part of a count. */
export function removeListing(viewer: Viewer, code: string, version: number): Promise<void> {
  return change(viewer, "listing.remove", async (tx, record) => {
    const before = await listingInReach(tx, viewer, "listing.remove", code);
    const [listed] = await tx
      .select({ code: listedCompanies.code })
      .from(listedCompanies)
      .where(and(eq(listedCompanies.caseId, before.id), isNull(listedCompanies.deletedAt)));
    if (listed) throw new Unacceptable(`这家企业已记入上市公司册（${listed.code}），档案不能删除`);
    const [after] = await tx
      .update(listingCases)
      .set({ deletedAt: sql`now()`, ...touched(listingCases, viewer) })
      .where(isVersion(listingCases, before.id, version))
      .returning();
    if (!after) throw await staleCase(tx, before.id);
    record(listingCases, before, after, { label: after.companyName });
  });
}
