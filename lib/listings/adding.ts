import "server-only";
import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { companies, listingCases, listingMilestones } from "@/db/schema";
import type { Recorder } from "@/lib/audit/change";
import { reaches, withinReach } from "@/lib/auth/reach";
import { Refused, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { findOrLogCompany } from "@/lib/companies/commands";
import { companyReach } from "@/lib/companies/reach";
import { type Day, today } from "@/lib/date/day";
import { randomCode } from "@/lib/fields/codes";
import { companyKey } from "@/lib/fields/text";
import { searchTextOf } from "@/lib/search/search-text";
import type { ListingInput } from "./input";
import type { ListingCase } from "./reach";
import type { ListingStage } from "./rules";
import { stageCacheOf } from "./stage-cache";

export type NewMilestone = { stage: ListingStage; plannedOn?: Day | null; actualOn?: Day | null };
export type NewListing = { listing: ListingInput; milestones: readonly NewMilestone[] };

/** Writes new cases in a handful of statements, however many there are. Part of a change that is under way. */
export async function addListings(
  tx: Transaction,
  viewer: Viewer,
  entries: readonly NewListing[],
  record: Recorder,
): Promise<ListingCase[]> {
  if (entries.length === 0) return [];
  const names = await companyNamesFor(
    tx,
    viewer,
    entries.map(({ listing }) => listing.companyId),
  );
  await refuseSecondCase(tx, entries, names);
  const complete = entries.map(({ listing, milestones }) => ({
    listing,
    milestones: withPool(milestones),
  }));
  const by = { createdBy: viewer.userId, updatedBy: viewer.userId };
  const rows = complete.map(({ listing, milestones }) => {
    if (!reaches(viewer, "listing.log", listing)) throw new Refused("不能替其他单位登记上市后备企业");
    const code = randomCode("SS");
    const companyName = names.get(listing.companyId) ?? "";
    const searchText = searchTextOf(companyName, code);
    return { ...listing, ...stageCacheOf(milestones), code, companyName, searchText, ...by };
  });
  const added = await tx.insert(listingCases).values(rows).returning();
  const dated = added.flatMap(({ id }, i) =>
    (complete[i]?.milestones ?? []).map((one) => ({ ...one, caseId: id, ...by })),
  );
  await tx.insert(listingMilestones).values(dated);
  for (const one of added) record(listingCases, null, one, { label: one.companyName });
  return added;
}

/** Every case has entered the reserve once; where nobody says when, on its first known day or today. */
function withPool(given: readonly NewMilestone[]): readonly NewMilestone[] {
  const pooled = given.find(({ stage }) => stage === "POOL");
  if (pooled?.actualOn) return given;
  const [earliest = today()] = given.flatMap(({ actualOn }) => actualOn ?? []).sort();
  return [{ ...pooled, stage: "POOL", actualOn: earliest }, ...given.filter(({ stage }) => stage !== "POOL")];
}

/** Names of companies the viewer may see; any other is as good as missing. */
export async function companyNamesFor(
  tx: Transaction,
  viewer: Viewer,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const wanted = [...new Set(ids)];
  const found = await tx
    .select({ id: companies.id, name: companies.name })
    .from(companies)
    .where(
      and(
        inArray(companies.id, wanted),
        isNull(companies.deletedAt),
        withinReach(viewer, "company.read", companyReach),
      ),
    );
  if (found.length < wanted.length)
    throw new Unacceptable("没有找到这家企业，请先在企业库登记", { companyId: "请从列表中选择" });
  return new Map(found.map(({ id, name }) => [id, name]));
}

async function refuseSecondCase(
  tx: Transaction,
  entries: readonly NewListing[],
  names: ReadonlyMap<number, string>,
) {
  const ids = entries.map(({ listing }) => listing.companyId);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  const [open] = await tx
    .select({ companyId: listingCases.companyId, code: listingCases.code })
    .from(listingCases)
    .where(
      and(
        inArray(listingCases.companyId, ids),
        ne(listingCases.stage, "LISTED"),
        isNull(listingCases.deletedAt),
      ),
    )
    .limit(1);
  const again = open?.companyId ?? twice;
  if (again === undefined) return;
  const name = names.get(again) ?? "这家企业";
  throw new Unacceptable(
    open ? `“${name}”已在库（${open.code}），请直接更新那一条` : `“${name}”在这一批里重复出现`,
    { companyId: "已有在办档案" },
  );
}

/**
 * A candidate named in a sheet: the county's own record of it, else the listing office's, else recorded now by the
 * office. Part of a change that is under way.
 */
export async function companyOfCandidate(
  viewer: Viewer,
  { name, unitId }: { name: string; unitId: number },
  tx: Transaction,
): Promise<number> {
  const [known] = await tx
    .select({ id: companies.id })
    .from(companies)
    .where(
      and(
        eq(companies.unitId, unitId),
        eq(companies.nameKey, companyKey(name)),
        isNull(companies.deletedAt),
        withinReach(viewer, "company.read", companyReach),
      ),
    );
  return known?.id ?? findOrLogCompany(viewer, { name, unitId: viewer.unitId }, tx);
}
