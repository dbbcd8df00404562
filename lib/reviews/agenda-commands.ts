import "server-only";
import { and, asc, eq, isNull, max, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { resolutions, reviewFigures, reviewItems } from "@/db/schema";
import { change, isVersion, type Recorder, touched } from "@/lib/audit/change";
import { Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { candidatesFor } from "./agenda/candidates";
import { type NewItem, newItemOf } from "./agenda/new-items";
import { meetingBefore } from "./before";
import { touchReview } from "./commands";
import { digestOf } from "./gathering/digest";
import { liveFigures } from "./gathering/items";
import type { Additions, ItemTarget, Ordering, Preparation } from "./input";
import { announce } from "./live/announce";
import { findReview } from "./queries";
import { itemOf, type Review, type ReviewItem, reviewInReach } from "./reach";
import type { ReviewState } from "./rules";
import { requireUnit } from "./units";

const open: readonly ReviewState[] = ["draft", "frozen", "running"];

/**
 * Puts items at the end of an agenda. Why a candidate is there is worked out again, so that its reason is the rule's and
 * not the browser's. Once the figures are frozen, a newcomer's are frozen as it comes.
 */
export async function addItems(viewer: Viewer, { code, items }: Additions): Promise<number> {
  const review = await findReview(viewer, code);
  const past = await meetingBefore(review);
  const ruled = items.some((one) => one.kind !== "topic" && !(one.kind === "project" && one.rule === null));
  const candidates = ruled ? await candidatesFor(viewer, { since: past?.heldOn ?? null }) : [];
  return change(viewer, "review.arrange", async (tx, record) => {
    const verb = "review.arrange";
    const before = await reviewInReach(tx, viewer, { verb, code, states: open, act: "增加议程事项" });
    const wanted = [];
    for (const one of items) wanted.push(await newItemOf(tx, viewer, one, candidates));
    const added = await insertItems(tx, viewer, before, wanted, record);
    if (before.state !== "draft")
      await freezeNewcomers(tx, viewer, added, { since: past?.heldOn ?? null, before: before.id });
    await touchReview(tx, viewer, { before, version: null, record }, {});
    await announce(tx, { review: before.id, what: "agenda" });
    return added.length;
  });
}

async function insertItems(
  tx: Transaction,
  viewer: Viewer,
  review: Review,
  wanted: readonly NewItem[],
  record: Recorder,
): Promise<ReviewItem[]> {
  const known = await tx
    .select()
    .from(reviewItems)
    .where(and(eq(reviewItems.reviewId, review.id), isNull(reviewItems.deletedAt)));
  const twice = wanted.find((item) => isOn(known, item));
  if (twice) throw new Unacceptable(`“${twice.title}”已经在议程里`);
  const [last] = await tx
    .select({ position: max(reviewItems.position) })
    .from(reviewItems)
    .where(eq(reviewItems.reviewId, review.id));
  const from = (last?.position ?? 0) + 1;
  const by = { createdBy: viewer.userId, updatedBy: viewer.userId };
  const added = await tx
    .insert(reviewItems)
    .values(wanted.map((item, i) => ({ ...item, reviewId: review.id, position: from + i, ...by })))
    .returning();
  for (const one of added) record(reviewItems, null, one);
  return added;
}

const isOn = (
  known: readonly ReviewItem[],
  { kind, projectId, resolutionId, assignmentId }: NewItem,
): boolean =>
  known.some(
    (item) =>
      (projectId && kind === "project" && item.kind === "project" && item.projectId === projectId) ||
      (resolutionId && item.resolutionId === resolutionId) ||
      (assignmentId && item.assignmentId === assignmentId),
  );

async function freezeNewcomers(
  tx: Transaction,
  viewer: Viewer,
  added: readonly ReviewItem[],
  look: { since: string | null; before: number },
) {
  const figures = await liveFigures(viewer, added, look);
  for (const { id, reviewId } of added) {
    const content = { ...figures.get(id) };
    await tx.insert(reviewFigures).values({ reviewId, itemId: id, content, digest: digestOf(content) });
  }
}

/** Off the agenda; not once something was decided about it. */
export function removeItem(viewer: Viewer, { code, id, version }: ItemTarget): Promise<void> {
  return change(viewer, "review.arrange", async (tx, record) => {
    const verb = "review.arrange";
    const review = await reviewInReach(tx, viewer, { verb, code, states: open, act: "移除议程事项" });
    const before = await itemOf(tx, review, id);
    const [decided] = await tx
      .select({ id: resolutions.id })
      .from(resolutions)
      .where(and(eq(resolutions.itemId, id), isNull(resolutions.deletedAt)))
      .limit(1);
    if (decided) throw new Unacceptable("这一项已经有议定事项，不能移除；请先撤回议定事项");
    const [after] = await tx
      .update(reviewItems)
      .set({ deletedAt: sql`now()`, ...touched(reviewItems, viewer) })
      .where(isVersion(reviewItems, id, version))
      .returning();
    if (!after) throw new Stale();
    record(reviewItems, before, after);
    await touchReview(tx, viewer, { before: review, version: null, record }, {});
    await announce(tx, { review: review.id, what: "agenda" });
  });
}

/** The whole order at once; refused when somebody changed the agenda since it was read. */
export function orderItems(viewer: Viewer, { code, version, ids }: Ordering): Promise<void> {
  return change(viewer, "review.arrange", async (tx, record) => {
    const verb = "review.arrange";
    const before = await reviewInReach(tx, viewer, { verb, code, states: open, act: "调整议程顺序" });
    const known = await tx
      .select()
      .from(reviewItems)
      .where(and(eq(reviewItems.reviewId, before.id), isNull(reviewItems.deletedAt)))
      .orderBy(asc(reviewItems.id));
    const same = known.length === ids.length && known.every(({ id }) => ids.includes(id));
    if (!same) throw new Stale();
    await touchReview(tx, viewer, { before, version, record }, {});
    for (const item of known) {
      const position = ids.indexOf(item.id) + 1;
      if (position === item.position) continue;
      const [after] = await tx
        .update(reviewItems)
        .set({ position, ...touched(reviewItems, viewer) })
        .where(eq(reviewItems.id, item.id))
        .returning();
      if (after) record(reviewItems, item, after);
    }
    await announce(tx, { review: before.id, what: "agenda" });
  });
}

/** The prepared page: what stands in the way, who could remove it, what should be decided. */
export function prepareItem(
  viewer: Viewer,
  { code, id, version, title, ...input }: Preparation,
): Promise<void> {
  return change(viewer, "review.arrange", async (tx, record) => {
    const verb = "review.arrange";
    const review = await reviewInReach(tx, viewer, { verb, code, states: open, act: "修改议程事项" });
    const before = await itemOf(tx, review, id);
    await requireUnit(tx, input.departmentId, "departmentId");
    const [after] = await tx
      .update(reviewItems)
      // A project is called what it is called; only a topic can be renamed here.
      .set({
        ...input,
        ...(before.kind === "topic" && title ? { title } : {}),
        ...touched(reviewItems, viewer),
      })
      .where(isVersion(reviewItems, id, version))
      .returning();
    if (!after) throw new Stale();
    record(reviewItems, before, after);
    await announce(tx, { review: review.id, what: "agenda" });
  });
}
