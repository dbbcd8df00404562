import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { listingIntermediaries } from "@/db/schema";
import { change, isVersion, type Recorder, touched } from "@/lib/audit/change";
import { lastEditor } from "@/lib/audit/history";
import { Missing, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, today } from "@/lib/date/day";
import { rawOf } from "@/lib/fields/input";
import { intermediaryFields } from "./fields";
import type { EngageInput, IntermediaryInput } from "./input";
import { type ListingCase, listingInReach } from "./reach";
import { type IntermediaryRole, intermediaryRoles } from "./rules";

type Within = { tx?: Transaction };
type Part = { code: string; id: number; version: number };
type Intermediary = typeof listingIntermediaries.$inferSelect;

const firmLabel = (listing: ListingCase, { role, firm }: { role: string; firm: string }) =>
  `${listing.companyName} ${intermediaryRoles[role as IntermediaryRole] ?? role} ${firm}`;

/** A firm takes up its work; the one it takes the place of ends the day it begins. */
export function engageIntermediary(
  viewer: Viewer,
  { key, code, intermediary, replaces }: EngageInput,
  { tx }: Within = {},
): Promise<void> {
  return change(
    viewer,
    "listing.engage",
    async (open, record) => {
      const listing = await listingInReach(open, viewer, "listing.engage", code);
      refuseOddSpan(intermediary);
      if (replaces) await endReplaced(open, viewer, listing, { id: replaces, intermediary }, record);
      const [added] = await open
        .insert(listingIntermediaries)
        .values({ ...intermediary, caseId: listing.id, createdBy: viewer.userId, updatedBy: viewer.userId })
        .returning();
      if (added) record(listingIntermediaries, null, added, { label: firmLabel(listing, added) });
    },
    { tx, once: { key, input: { code, intermediary, replaces } } },
  );
}

async function endReplaced(
  tx: Transaction,
  viewer: Viewer,
  listing: ListingCase,
  { id, intermediary }: { id: number; intermediary: IntermediaryInput },
  record: Recorder,
) {
  const before = await intermediaryOf(tx, listing.id, id);
  if (before.role !== intermediary.role) throw new Unacceptable("更换的两家机构类别不同，请核对");
  if (before.toDay) throw new Unacceptable(`${before.firm}已经结束服务，不能再被更换`);
  const toDay: Day = intermediary.fromDay ?? today();
  if (before.fromDay && toDay < before.fromDay)
    throw new Unacceptable("新机构的签约日期早于原机构", { fromDay: "早于原机构的签约日期" });
  const [after] = await tx
    .update(listingIntermediaries)
    .set({ toDay, ...touched(listingIntermediaries, viewer) })
    .where(eq(listingIntermediaries.id, id))
    .returning();
  if (after) record(listingIntermediaries, before, after, { label: firmLabel(listing, before) });
}

function refuseOddSpan({ fromDay, toDay }: IntermediaryInput) {
  if (fromDay && toDay && toDay < fromDay)
    throw new Unacceptable("结束日期不能早于签约日期", { toDay: "早于签约日期" });
}

export function reviseIntermediary(
  viewer: Viewer,
  { code, id, version, intermediary }: Part & { intermediary: IntermediaryInput },
  { tx }: Within = {},
): Promise<void> {
  return change(
    viewer,
    "listing.engage",
    async (open, record) => {
      const listing = await listingInReach(open, viewer, "listing.engage", code);
      const before = await intermediaryOf(open, listing.id, id);
      refuseOddSpan(intermediary);
      const [after] = await open
        .update(listingIntermediaries)
        .set({ ...intermediary, ...touched(listingIntermediaries, viewer) })
        .where(isVersion(listingIntermediaries, id, version))
        .returning();
      if (!after)
        throw new Stale({
          ...(await lastEditor(open, "listing_intermediaries", id)),
          version: before.version,
          values: rawOf(intermediaryFields, before as never),
        });
      record(listingIntermediaries, before, after, { label: firmLabel(listing, after) });
    },
    { tx },
  );
}

export function removeIntermediary(viewer: Viewer, { code, id, version }: Part): Promise<void> {
  return change(viewer, "listing.engage", async (tx, record) => {
    const listing = await listingInReach(tx, viewer, "listing.engage", code);
    const before = await intermediaryOf(tx, listing.id, id);
    const [after] = await tx
      .update(listingIntermediaries)
      .set({ deletedAt: sql`now()`, ...touched(listingIntermediaries, viewer) })
      .where(isVersion(listingIntermediaries, id, version))
      .returning();
    if (!after) throw new Stale();
    record(listingIntermediaries, before, after, { label: firmLabel(listing, before) });
  });
}

async function intermediaryOf(tx: Transaction, caseId: number, id: number): Promise<Intermediary> {
  const [found] = await tx
    .select()
    .from(listingIntermediaries)
    .where(
      and(
        eq(listingIntermediaries.id, id),
        eq(listingIntermediaries.caseId, caseId),
        isNull(listingIntermediaries.deletedAt),
      ),
    );
  if (!found) throw new Missing();
  return found;
}
