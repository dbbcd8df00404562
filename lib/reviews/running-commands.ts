import "server-only";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { resolutionProjects, resolutions, reviewItems, reviewTurns } from "@/db/schema";
import { change, type Recorder, touched } from "@/lib/audit/change";
import { Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { assignResolutions } from "./assigning";
import { touchReview } from "./commands";
import type { Target, Turning } from "./input";
import { announce } from "./live/announce";
import { itemOf, type Resolution, type Review, reviewInReach } from "./reach";
import { missingToClose } from "./rules";

/** From here on the meeting is under way; it begins on its cover. */
export function startReview(viewer: Viewer, { code, version }: Target): Promise<void> {
  return change(viewer, "review.run", async (tx, record) => {
    const verb = "review.run";
    const before = await reviewInReach(tx, viewer, { verb, code, states: ["frozen"], act: "开会" });
    await touchReview(tx, viewer, { before, version, record }, { state: "running", startedAt: sql`now()` });
    await tx.insert(reviewTurns).values({ reviewId: before.id, itemId: null, byUserId: viewer.userId });
    await announce(tx, { review: before.id, what: "state" });
  });
}

/**
 * The page everybody looks at. Turns are only ever added, so that two people at two keyboards lose nothing, a killed
 * application opens again on the same page, and the time spent on each item is what lies between two turns.
 */
export function turnTo(viewer: Viewer, { code, itemId, agoMs }: Turning): Promise<void> {
  return change(viewer, "review.run", async (tx) => {
    const verb = "review.run";
    const review = await reviewInReach(tx, viewer, { verb, code, states: ["running"], act: "翻页" });
    if (itemId !== null) await itemOf(tx, review, itemId);
    // Never before the turn it follows, whatever the clock of a machine that was offline says.
    const at = sql`greatest(now() - ${agoMs} * interval '1 millisecond',
      (select max(at) from review_turns where review_id = ${review.id}))`;
    await tx.insert(reviewTurns).values({ reviewId: review.id, itemId, at, byUserId: viewer.userId });
    await announce(tx, { review: review.id, what: "turn" });
  });
}

/**
 * Ends the meeting: every resolution has an owner and a day, gets its final number in the order of the agenda, and goes
 * out as a task, all in one transaction. Answers with how many went out.
 */
export function closeReview(viewer: Viewer, { code, version }: Target): Promise<number> {
  return change(viewer, "review.close", async (tx, record) => {
    const verb = "review.close";
    const before = await reviewInReach(tx, viewer, { verb, code, states: ["running"], act: "闭会" });
    const decided = await inAgendaOrder(tx, before);
    const missing = missingToClose(decided);
    if (missing.length > 0) throw new Unacceptable(`不能闭会：${missing.join("；")}。请补全后再闭会`);
    const numbered = await renumber(tx, viewer, decided, record);
    await assignResolutions(tx, viewer, before, numbered, record);
    await touchReview(tx, viewer, { before, version, record }, { state: "closed", closedAt: sql`now()` });
    await tx.insert(reviewTurns).values({ reviewId: before.id, itemId: null, byUserId: viewer.userId });
    await announce(tx, { review: before.id, what: "state" });
    return numbered.length;
  });
}

async function inAgendaOrder(tx: Transaction, review: Review): Promise<Resolution[]> {
  const rows = await tx
    .select({ resolution: resolutions })
    .from(resolutions)
    .leftJoin(reviewItems, eq(reviewItems.id, resolutions.itemId))
    .where(and(eq(resolutions.reviewId, review.id), isNull(resolutions.deletedAt)))
    .orderBy(sql`${reviewItems.position} nulls last`, asc(resolutions.number), asc(resolutions.id));
  return rows.map(({ resolution }) => resolution);
}

async function renumber(
  tx: Transaction,
  viewer: Viewer,
  decided: readonly Resolution[],
  record: Recorder,
): Promise<Resolution[]> {
  const numbered = [];
  for (const [i, before] of decided.entries()) {
    if (before.number === i + 1) {
      numbered.push(before);
      continue;
    }
    const [after] = await tx
      .update(resolutions)
      .set({ number: i + 1, ...touched(resolutions, viewer) })
      .where(eq(resolutions.id, before.id))
      .returning();
    if (after) record(resolutions, before, after, { label: `第 ${after.number} 条` });
    numbered.push(after ?? before);
  }
  return numbered;
}

export const projectsOf = (tx: Transaction, resolutionId: number) =>
  tx
    .select({ id: resolutionProjects.projectId })
    .from(resolutionProjects)
    .where(eq(resolutionProjects.resolutionId, resolutionId));
