import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { listingObstacles, units } from "@/db/schema";
import { change, isVersion, type Recorder, touched } from "@/lib/audit/change";
import { lastEditor } from "@/lib/audit/history";
import { Missing, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { rawOf } from "@/lib/fields/input";
import { obstacleFields } from "./fields";
import type { CloseObstacleInput, ObstacleInput } from "./input";
import { type ListingCase, listingInReach } from "./reach";
import { claimFile, refuseLaterThanToday } from "./stage-cache";

type Within = { tx?: Transaction };
type Part = { code: string; id: number; version: number };
type Obstacle = typeof listingObstacles.$inferSelect;

/** What stands in the way; the department named sees the case from now on, unless it is confidential. */
export function raiseObstacle(
  viewer: Viewer,
  { key, code, obstacle }: { key?: string; code: string; obstacle: ObstacleInput },
  { tx }: Within = {},
): Promise<void> {
  return change(
    viewer,
    "listing.raiseObstacle",
    async (open, record) => {
      const listing = await listingInReach(open, viewer, "listing.raiseObstacle", code);
      await requireUnit(open, obstacle.departmentId);
      const [added] = await open
        .insert(listingObstacles)
        .values({ ...obstacle, caseId: listing.id, createdBy: viewer.userId, updatedBy: viewer.userId })
        .returning();
      if (added) record(listingObstacles, null, added, { label: `${listing.companyName} 障碍` });
    },
    { tx, once: key ? { key, input: { code, obstacle } } : undefined },
  );
}

export function reviseObstacle(
  viewer: Viewer,
  { code, id, version, obstacle }: Part & { obstacle: ObstacleInput },
  { tx }: Within = {},
): Promise<void> {
  return change(
    viewer,
    "listing.raiseObstacle",
    async (open, record) => {
      const listing = await listingInReach(open, viewer, "listing.raiseObstacle", code);
      const before = await obstacleOf(open, listing.id, id);
      await requireUnit(open, obstacle.departmentId);
      await setObstacle(open, viewer, { listing, before, version }, obstacle, record);
    },
    { tx },
  );
}

/** Solved: how, when, and the paper that shows it. */
export function closeObstacle(
  viewer: Viewer,
  { code, id, version, closedOn, closeNote, fileKey }: CloseObstacleInput,
  { tx }: Within = {},
): Promise<void> {
  return change(
    viewer,
    "listing.closeObstacle",
    async (open, record) => {
      const listing = await listingInReach(open, viewer, "listing.closeObstacle", code);
      const before = await obstacleOf(open, listing.id, id);
      if (before.closedOn) throw new Unacceptable("这一项已经销号");
      refuseLaterThanToday(closedOn, "closedOn");
      const fileId = await claimFile(open, viewer, listing.id, fileKey);
      const set = { closedOn, closeNote, ...(fileId ? { fileId } : {}) };
      await setObstacle(open, viewer, { listing, before, version }, set, record);
    },
    { tx },
  );
}

/** Closed too early: open again, its closure stays in the history. */
export function reopenObstacle(viewer: Viewer, { code, id, version }: Part): Promise<void> {
  return change(viewer, "listing.closeObstacle", async (tx, record) => {
    const listing = await listingInReach(tx, viewer, "listing.closeObstacle", code);
    const before = await obstacleOf(tx, listing.id, id);
    if (!before.closedOn) throw new Unacceptable("这一项还没有销号");
    const set = { closedOn: null, closeNote: null, fileId: null };
    await setObstacle(tx, viewer, { listing, before, version }, set, record);
  });
}

async function setObstacle(
  tx: Transaction,
  viewer: Viewer,
  { listing, before, version }: { listing: ListingCase; before: Obstacle; version: number },
  set: Partial<typeof listingObstacles.$inferInsert>,
  record: Recorder,
) {
  const [after] = await tx
    .update(listingObstacles)
    .set({ ...set, ...touched(listingObstacles, viewer) })
    .where(isVersion(listingObstacles, before.id, version))
    .returning();
  if (!after)
    throw new Stale({
      ...(await lastEditor(tx, "listing_obstacles", before.id)),
      version: before.version,
      values: rawOf(obstacleFields, before as never),
    });
  record(listingObstacles, before, after, { label: `${listing.companyName} 障碍` });
}

async function obstacleOf(tx: Transaction, caseId: number, id: number): Promise<Obstacle> {
  const [found] = await tx
    .select()
    .from(listingObstacles)
    .where(
      and(
        eq(listingObstacles.id, id),
        eq(listingObstacles.caseId, caseId),
        isNull(listingObstacles.deletedAt),
      ),
    );
  if (!found) throw new Missing();
  return found;
}

async function requireUnit(tx: Transaction, unitId: number | null) {
  if (unitId === null) return;
  const [unit] = await tx.select({ id: units.id }).from(units).where(eq(units.id, unitId));
  if (!unit) throw new Unacceptable("责任部门：请从列表中选择", { departmentId: "请从列表中选择" });
}
