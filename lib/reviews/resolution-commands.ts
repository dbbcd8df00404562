import "server-only";
import { and, eq, inArray, isNull, max, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { projects, resolutionProjects, resolutions, units, users } from "@/db/schema";
import { requireDeadline } from "@/lib/assignments/timing";
import { change, isVersion, touched } from "@/lib/audit/change";
import { lastEditor } from "@/lib/audit/history";
import { Missing, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { readableProjects } from "@/lib/projects/reach";
import type { ItemTarget, ResolutionInput } from "./input";
import { announce } from "./live/announce";
import { itemOf, type Resolution, type Review, reviewInReach } from "./reach";
import { requireUnit } from "./units";

const verb = "review.resolve";
const states = ["running"] as const;

/** One more decision, at the end of those there are. Owner and day may still be missing; closing asks for them. */
export function resolve(
  viewer: Viewer,
  code: string,
  input: ResolutionInput,
  once?: string,
): Promise<{ id: number; number: number; version: number }> {
  return change(
    viewer,
    verb,
    async (tx, record) => {
      const review = await reviewInReach(tx, viewer, { verb, code, states, act: "记录议定事项" });
      const { projects: linked, ...values } = input;
      const ids = await checked(tx, viewer, review, input);
      const [last] = await tx
        .select({ number: max(resolutions.number) })
        .from(resolutions)
        .where(eq(resolutions.reviewId, review.id));
      const by = { createdBy: viewer.userId, updatedBy: viewer.userId };
      const number = (last?.number ?? 0) + 1;
      const [added] = await tx
        .insert(resolutions)
        .values({ ...values, reviewId: review.id, number, ...by })
        .returning();
      if (!added) throw new Missing();
      await link(tx, added.id, ids);
      record(resolutions, null, added, { label: labelOf(review, added) });
      await announce(tx, { review: review.id, what: "resolution" });
      return { id: added.id, number: added.number, version: added.version };
    },
    { once: once ? { key: once, input: { code, ...input } } : undefined },
  );
}

export function reviseResolution(
  viewer: Viewer,
  { code, id, version }: ItemTarget,
  input: ResolutionInput,
): Promise<void> {
  return change(viewer, verb, async (tx, record) => {
    const review = await reviewInReach(tx, viewer, { verb, code, states, act: "修改议定事项" });
    const before = await resolutionOf(tx, review, id);
    const { projects: linked, ...values } = input;
    const ids = await checked(tx, viewer, review, input);
    const [after] = await tx
      .update(resolutions)
      .set({ ...values, ...touched(resolutions, viewer) })
      .where(isVersion(resolutions, id, version))
      .returning();
    if (!after) throw await staleResolution(tx, before);
    await tx.delete(resolutionProjects).where(eq(resolutionProjects.resolutionId, id));
    await link(tx, id, ids);
    record(resolutions, before, after, { label: labelOf(review, after) });
    await announce(tx, { review: review.id, what: "resolution" });
  });
}

/** Taken back before the meeting closes; its number is not given again. */
export function withdrawResolution(viewer: Viewer, { code, id, version }: ItemTarget): Promise<void> {
  return change(viewer, verb, async (tx, record) => {
    const review = await reviewInReach(tx, viewer, { verb, code, states, act: "撤回议定事项" });
    const before = await resolutionOf(tx, review, id);
    const [after] = await tx
      .update(resolutions)
      .set({ deletedAt: sql`now()`, ...touched(resolutions, viewer) })
      .where(isVersion(resolutions, id, version))
      .returning();
    if (!after) throw await staleResolution(tx, before);
    record(resolutions, before, after, { label: labelOf(review, before) });
    await announce(tx, { review: review.id, what: "resolution" });
  });
}

const labelOf = (review: Review, { number, body }: Resolution) =>
  `${review.title} 第 ${number} 条 ${[...body].slice(0, 40).join("")}`;

async function resolutionOf(tx: Transaction, review: Review, id: number): Promise<Resolution> {
  const [found] = await tx
    .select()
    .from(resolutions)
    .where(and(eq(resolutions.id, id), eq(resolutions.reviewId, review.id), isNull(resolutions.deletedAt)));
  if (!found) throw new Missing();
  return found;
}

/** Everything a resolution names exists, belongs together and can be seen; answers with the projects' ids. */
async function checked(
  tx: Transaction,
  viewer: Viewer,
  review: Review,
  input: ResolutionInput,
): Promise<number[]> {
  if (input.itemId !== null) await itemOf(tx, review, input.itemId);
  await requireUnit(tx, input.ownerUnitId, "ownerUnitId");
  await requireUnit(tx, input.departmentId, "departmentId");
  if (input.departmentId !== null && input.departmentId === input.ownerUnitId)
    throw new Unacceptable("责任单位不用再填为配合部门", { departmentId: "与责任单位相同" });
  if (input.dueOn !== null) await requireDeadline(input.dueOn, "dueOn");
  if (input.kind === "decide" && input.verdict === null)
    throw new Unacceptable("会议决策请选择同意、原则同意、暂缓或不予通过", { verdict: "请选择" });
  await requireOwner(tx, input);
  if (input.projects.length === 0) return [];
  const found = await tx
    .select({ id: projects.id })
    .from(projects)
    .where(and(inArray(projects.code, input.projects), readableProjects(viewer)));
  if (found.length !== new Set(input.projects).size)
    throw new Unacceptable("关联的项目有的已作废或不存在，请重新选择", { projects: "请重新选择" });
  return found.map(({ id }) => id);
}

/** A person answers for the unit they work in. */
async function requireOwner(tx: Transaction, { ownerId, ownerUnitId }: ResolutionInput) {
  if (ownerUnitId !== null) {
    const [unit] = await tx.select({ kind: units.kind }).from(units).where(eq(units.id, ownerUnitId));
    if (unit?.kind === "city")
      throw new Unacceptable("市领导不作为责任人，请交给具体单位", { ownerUnitId: "请选择具体单位" });
  }
  if (ownerId === null) return;
  const [person] = await tx
    .select({ unitId: users.unitId })
    .from(users)
    .where(and(eq(users.id, ownerId), isNull(users.disabledAt)));
  if (person && person.unitId === ownerUnitId) return;
  throw new Unacceptable("责任人不在责任单位，请重新选择", { ownerId: "不在责任单位" });
}

async function link(tx: Transaction, resolutionId: number, projectIds: readonly number[]) {
  if (projectIds.length === 0) return;
  await tx.insert(resolutionProjects).values(projectIds.map((projectId) => ({ resolutionId, projectId })));
}

async function staleResolution(tx: Transaction, now: Resolution): Promise<Stale> {
  const { id, version, body, dueOn, ownerUnitId } = now;
  return new Stale({
    ...(await lastEditor(tx, "resolutions", id)),
    version,
    values: { body, dueOn, ownerUnitId },
  });
}
