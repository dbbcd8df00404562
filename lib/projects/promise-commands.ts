import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { promises } from "@/db/schema";
import { change, isVersion, touched } from "@/lib/audit/change";
import { Missing, Refused, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import type { PromiseInput } from "./promise-input";
import { projectInReach } from "./reach";
import { isProhibited, type PromiseKind, promiseKinds, type ReviewOutcome } from "./rules";

/** What was promised to the investor. A forbidden kind may be written down so that somebody sees it; it blocks signing. */
export function logPromise(viewer: Viewer, code: string, input: PromiseInput, once: string): Promise<void> {
  return change(
    viewer,
    "project.promise",
    async (tx, record) => {
      const project = await projectInReach(tx, viewer, "project.promise", code);
      const [added] = await tx
        .insert(promises)
        .values({ ...input, projectId: project.id, createdBy: viewer.userId, updatedBy: viewer.userId })
        .returning();
      if (added) record(promises, null, added, { label: `${project.name} ${promiseKinds[input.kind]}` });
    },
    { once: { key: once, input: { code, ...input } } },
  );
}

export function withdrawPromise(viewer: Viewer, code: string, id: number, version: number): Promise<void> {
  return change(viewer, "project.promise", async (tx, record) => {
    const project = await projectInReach(tx, viewer, "project.promise", code);
    const before = await promiseOf(tx, project.id, id);
    const [after] = await tx
      .update(promises)
      .set({ deletedAt: sql`now()`, ...touched(promises, viewer) })
      .where(isVersion(promises, id, version))
      .returning();
    if (!after) throw new Stale();
    record(promises, before, after, { label: `${project.name} ${promiseKinds[before.kind as PromiseKind]}` });
  });
}

/** The conclusion of fair-competition review; never by the person who wrote the promise. */
export function reviewPromise(
  viewer: Viewer,
  input: { code: string; id: number; version: number; review: ReviewOutcome; reviewedOn: string },
): Promise<void> {
  return change(viewer, "project.reviewPromise", async (tx, record) => {
    const project = await projectInReach(tx, viewer, "project.reviewPromise", input.code);
    const before = await promiseOf(tx, project.id, input.id);
    if (before.createdBy === viewer.userId) throw new Refused("不能审查自己登记的承诺，请由另一位同志办理");
    if (isProhibited(before.kind) && (input.review === "harmless" || input.review === "excepted")) {
      throw new Unacceptable("这类承诺属于禁止事项，审查结论只能是“不予通过”");
    }
    const [after] = await tx
      .update(promises)
      .set({ review: input.review, reviewedOn: input.reviewedOn, ...touched(promises, viewer) })
      .where(isVersion(promises, input.id, input.version))
      .returning();
    if (!after) throw new Stale();
    record(promises, before, after, { label: `${project.name} ${promiseKinds[before.kind as PromiseKind]}` });
  });
}

/** A promise of this project and of no other. */
async function promiseOf(tx: Transaction, projectId: number, id: number) {
  const [found] = await tx
    .select()
    .from(promises)
    .where(and(eq(promises.id, id), eq(promises.projectId, projectId), isNull(promises.deletedAt)));
  if (!found) throw new Missing();
  return found;
}
