import "server-only";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import { db, type Transaction } from "@/db/client";
import { reviewFigures, reviewItems, reviews, serials } from "@/db/schema";
import { change, type Recorder, touched } from "@/lib/audit/change";
import { lastEditor } from "@/lib/audit/history";
import { reaches } from "@/lib/auth/reach";
import { Missing, Refused, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { yearOf } from "@/lib/date/day";
import { meetingBefore } from "./before";
import { digestOf } from "./gathering/digest";
import { liveFigures } from "./gathering/items";
import { wholeFigures } from "./gathering/whole";
import type { ReviewInput, Target } from "./input";
import { announce } from "./live/announce";
import { findReview } from "./queries";
import { type Review, reviewInReach } from "./reach";
import type { ReviewState } from "./rules";

/** A new meeting of the viewer's own unit, under the next number of its year. */
export function conveneReview(viewer: Viewer, input: ReviewInput, once?: string): Promise<string> {
  return change(
    viewer,
    "review.convene",
    async (tx, record) => {
      const unitId = viewer.unitId;
      if (!reaches(viewer, "review.convene", { unitId })) throw new Refused();
      const heldOn = input.heldOn ?? "";
      const year = yearOf(heldOn);
      const serial = await nextSerial(tx, year);
      const by = { createdBy: viewer.userId, updatedBy: viewer.userId };
      const code = `DD${year}-${String(serial).padStart(2, "0")}`;
      const [added] = await tx
        .insert(reviews)
        .values({ ...input, heldOn, code, year, serial, unitId, ...by })
        .returning();
      if (!added) throw new Missing();
      record(reviews, null, added);
      return added.code;
    },
    { once: once ? { key: once, input } : undefined },
  );
}

async function nextSerial(tx: Transaction, year: number): Promise<number> {
  const [taken] = await tx
    .insert(serials)
    .values({ name: `review-${year}`, last: 1 })
    .onConflictDoUpdate({ target: serials.name, set: { last: sql`${serials.last} + 1` } })
    .returning();
  if (!taken) throw new Error("no serial was taken");
  return taken.last;
}

/** Day, place and people may be put right until the meeting is closed; its number stays. */
export function reviseReview(viewer: Viewer, { code, version }: Target, input: ReviewInput): Promise<void> {
  return change(viewer, "review.convene", async (tx, record) => {
    const states: ReviewState[] = ["draft", "frozen", "running"];
    const verb = "review.convene";
    const before = await reviewInReach(tx, viewer, { verb, code, states, act: "修改" });
    await touchReview(tx, viewer, { before, version, record }, { ...input, heldOn: input.heldOn ?? "" });
    await announce(tx, { review: before.id, what: "state" });
  });
}

/** The row as it becomes, one version on. `Stale` when somebody saved since `version` was read; null asks nothing. */
export async function touchReview(
  tx: Transaction,
  viewer: Viewer,
  { before, version, record }: { before: Review; version: number | null; record: Recorder },
  set: PgUpdateSetSource<typeof reviews>,
): Promise<Review> {
  if (version !== null && before.version !== version)
    throw new Stale({
      ...(await lastEditor(tx, "reviews", before.id)),
      version: before.version,
      values: {},
    });
  const [after] = await tx
    .update(reviews)
    .set({ ...set, ...touched(reviews, viewer) })
    .where(eq(reviews.id, before.id))
    .returning();
  if (!after) throw new Missing();
  record(reviews, before, after);
  return after;
}

/**
 * The figures of every item and of the whole city as they stand now; from here on the meeting shows these. Gathered
 * before the write, which is refused if the agenda has changed in between.
 */
export async function freezeReview(viewer: Viewer, { code, version }: Target): Promise<void> {
  const review = await findReview(viewer, code);
  const past = await meetingBefore(review);
  const items = await itemsToFreeze(review.id);
  const [whole, figures] = await Promise.all([
    wholeFigures(viewer),
    liveFigures(viewer, items, { since: past?.heldOn ?? null, before: review.id }),
  ]);
  return change(viewer, "review.freeze", async (tx, record) => {
    const act = "冻结";
    const before = await reviewInReach(tx, viewer, { verb: "review.freeze", code, states: ["draft"], act });
    if (items.length === 0) throw new Unacceptable("议程还没有事项，请先安排议程再冻结");
    const missing = items.filter(({ id }) => !figures.has(id));
    if (missing.length > 0)
      throw new Unacceptable(`“${missing[0]?.title}”已作废或看不到了，请先从议程中移除`);
    const after = await touchReview(
      tx,
      viewer,
      { before, version, record },
      { state: "frozen", frozenAt: sql`now()` },
    );
    const contents = [
      { itemId: null, content: { ...whole } },
      ...items.map(({ id }) => ({ itemId: id, content: { ...figures.get(id) } })),
    ];
    await tx
      .insert(reviewFigures)
      .values(contents.map((one) => ({ ...one, reviewId: after.id, digest: digestOf(one.content) })));
    await announce(tx, { review: after.id, what: "state" });
  });
}

const itemsToFreeze = (reviewId: number) =>
  db
    .select()
    .from(reviewItems)
    .where(and(eq(reviewItems.reviewId, reviewId), isNull(reviewItems.deletedAt)))
    .orderBy(asc(reviewItems.position), asc(reviewItems.id));
