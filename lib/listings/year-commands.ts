import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { listingFinancials } from "@/db/schema";
import { change, type Recorder, touched } from "@/lib/audit/change";
import { lastEditor } from "@/lib/audit/history";
import { Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { rawOf } from "@/lib/fields/input";
import { yearFields } from "./fields";
import { type YearInput, yearRules } from "./input";
import { listingInReach } from "./reach";

export type YearRow = typeof listingFinancials.$inferSelect;
export type ReportedYear = {
  code: string;
  /** Of the year as it was seen, 0 for one nobody had reported; null writes over whatever is there (a checked sheet). */
  version: number | null;
  year: YearInput;
};

/** The accounts of one year; answers with the row's version now. */
export async function reportYear(
  viewer: Viewer,
  reported: ReportedYear,
  { tx }: { tx?: Transaction } = {},
): Promise<number> {
  const [version = 0] = await reportYears(viewer, [reported], { tx });
  return version;
}

/** Many years of many cases, all or none; answers with their versions in order. */
export function reportYears(
  viewer: Viewer,
  reported: readonly ReportedYear[],
  { tx }: { tx?: Transaction } = {},
): Promise<number[]> {
  return change(
    viewer,
    "listing.reportYear",
    async (open, record) => {
      const cases = new Map<string, { id: number; companyName: string }>();
      for (const { code } of reported)
        if (!cases.has(code)) cases.set(code, await listingInReach(open, viewer, "listing.reportYear", code));
      const known = await yearsOf(
        open,
        [...cases.values()].map(({ id }) => id),
      );
      const versions: number[] = [];
      for (const { code, version, year } of reported) {
        const listing = cases.get(code);
        if (!listing) continue;
        refuseOddYear(year);
        const before = known.get(`${listing.id} ${year.year}`) ?? null;
        const after = await saveYear(open, viewer, { listing, before, version, year }, record);
        known.set(`${listing.id} ${year.year}`, after);
        versions.push(after.version);
      }
      return versions;
    },
    { tx },
  );
}

async function yearsOf(tx: Transaction, caseIds: number[]): Promise<Map<string, YearRow>> {
  if (caseIds.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(listingFinancials)
    .where(and(inArray(listingFinancials.caseId, caseIds), isNull(listingFinancials.deletedAt)));
  return new Map(rows.map((row) => [`${row.caseId} ${row.year}`, row]));
}

type Saving = {
  listing: { id: number; companyName: string };
  before: YearRow | null;
  version: number | null;
  year: YearInput;
};

async function saveYear(
  tx: Transaction,
  viewer: Viewer,
  { listing, before, version, year }: Saving,
  record: Recorder,
): Promise<YearRow> {
  const label = `${listing.companyName} ${year.year}年`;
  if (version !== null && version !== (before?.version ?? 0)) throw await staleYear(tx, before);
  const by = { createdBy: viewer.userId, updatedBy: viewer.userId };
  const [after] = before
    ? await tx
        .update(listingFinancials)
        .set({ ...year, ...touched(listingFinancials, viewer) })
        .where(eq(listingFinancials.id, before.id))
        .returning()
    : await tx
        .insert(listingFinancials)
        .values({ ...year, caseId: listing.id, ...by })
        .onConflictDoNothing()
        .returning();
  if (!after) throw new Stale();
  record(listingFinancials, before, after, { label });
  return after;
}

async function staleYear(tx: Transaction, now: YearRow | null): Promise<Stale> {
  if (!now) return new Stale();
  return new Stale({
    ...(await lastEditor(tx, "listing_financials", now.id)),
    version: now.version,
    values: rawOf(yearFields, now as never),
  });
}

function refuseOddYear(year: YearInput) {
  const broken = yearRules.find(({ holds }) => !holds(year));
  if (broken) throw new Unacceptable(broken.error(), { [broken.path]: broken.error() });
}
