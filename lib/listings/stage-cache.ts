import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { files, listingCases, listingMilestones, listingSideStates } from "@/db/schema";
import { type Recorder, touched } from "@/lib/audit/change";
import { lastEditor } from "@/lib/audit/history";
import { Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, today } from "@/lib/date/day";
import { rawOf } from "@/lib/fields/input";
import { listingFields } from "./fields";
import type { ListingCase } from "./reach";
import { type ListingStage, listingStageOf } from "./rules";

export type ListingMilestone = typeof listingMilestones.$inferSelect;
export type SideState = typeof listingSideStates.$inferSelect;

export const milestonesOfCase = (tx: Transaction, caseId: number): Promise<ListingMilestone[]> =>
  tx
    .select()
    .from(listingMilestones)
    .where(and(eq(listingMilestones.caseId, caseId), isNull(listingMilestones.deletedAt)));

/** The side state a case is in, if any. */
export async function openSideState(tx: Transaction, caseId: number): Promise<SideState | null> {
  const [open] = await tx
    .select()
    .from(listingSideStates)
    .where(
      and(
        eq(listingSideStates.caseId, caseId),
        isNull(listingSideStates.toDay),
        isNull(listingSideStates.deletedAt),
      ),
    );
  return open ?? null;
}

/** What a case repeats of its milestones, so that lists and counts need not join. */
export function stageCacheOf(milestones: readonly { stage: string; actualOn?: string | null }[]) {
  const known = milestones as readonly { stage: ListingStage; actualOn: string | null }[];
  const stage = listingStageOf(known.map((one) => ({ ...one, actualOn: one.actualOn ?? null })));
  return { stage, stageOn: milestones.find((one) => one.stage === stage)?.actualOn ?? null };
}

/** Brings the case in line with its milestones and side states, in the transaction that changed them. */
export async function refreshCase(
  tx: Transaction,
  viewer: Viewer | null,
  before: ListingCase,
  record: Recorder,
  { reason, ...set }: PgUpdateSetSource<typeof listingCases> & { reason?: string } = {},
): Promise<ListingCase> {
  const side = await openSideState(tx, before.id);
  const [after] = await tx
    .update(listingCases)
    .set({
      ...stageCacheOf(await milestonesOfCase(tx, before.id)),
      sideState: side?.kind ?? null,
      ...set,
      ...touched(listingCases, viewer),
    })
    .where(eq(listingCases.id, before.id))
    .returning();
  if (!after) throw new Error(`listing case ${before.id} vanished inside its own transaction`);
  record(listingCases, before, after, { label: after.companyName, reason });
  return after;
}

/** The case's version stands for its stages and side states too. */
export async function requireCaseVersion(
  tx: Transaction,
  listing: ListingCase,
  version: number,
): Promise<void> {
  if (listing.version !== version) throw await staleCase(tx, listing.id);
}

export async function staleCase(tx: Transaction, id: number): Promise<Stale> {
  const [now] = await tx.select().from(listingCases).where(eq(listingCases.id, id));
  if (!now) return new Stale();
  return new Stale({
    ...(await lastEditor(tx, "listing_cases", id)),
    version: now.version,
    values: rawOf(listingFields, now as never),
  });
}

/** The row of one stage, begun empty when nobody has spoken of that stage yet. */
export async function milestoneOfStage(
  tx: Transaction,
  viewer: Viewer,
  caseId: number,
  stage: ListingStage,
): Promise<ListingMilestone> {
  const known = (await milestonesOfCase(tx, caseId)).find((one) => one.stage === stage);
  if (known) return known;
  const [begun] = await tx
    .insert(listingMilestones)
    .values({ caseId, stage, version: 0, createdBy: viewer.userId, updatedBy: viewer.userId })
    .returning();
  if (!begun) throw new Error("a milestone could not be begun");
  return begun;
}

export async function setMilestone(
  tx: Transaction,
  viewer: Viewer,
  before: ListingMilestone,
  set: Partial<typeof listingMilestones.$inferInsert>,
): Promise<ListingMilestone> {
  const [after] = await tx
    .update(listingMilestones)
    .set({ ...set, ...touched(listingMilestones, viewer) })
    .where(eq(listingMilestones.id, before.id))
    .returning();
  if (!after) throw new Error("a milestone vanished inside its own transaction");
  return after;
}

/** A paper the viewer has uploaded and no record has claimed yet; from now on it belongs to the case. */
export async function claimFile(
  tx: Transaction,
  viewer: Viewer,
  caseId: number,
  fileKey: string | null,
): Promise<number | null> {
  if (!fileKey) return null;
  const [file] = await tx
    .update(files)
    .set({ entity: "listing_cases", entityId: caseId })
    .where(and(eq(files.key, fileKey), eq(files.uploadedBy, viewer.userId), isNull(files.entityId)))
    .returning();
  if (!file) throw new Unacceptable("材料没有上传成功，请重新上传", { fileKey: "请重新上传" });
  return file.id;
}

export function refuseLaterThanToday(day: Day, field: string) {
  if (day > today())
    throw new Unacceptable("实际日期不能晚于今天；还没发生的请填计划日期", { [field]: "不能晚于今天" });
}
