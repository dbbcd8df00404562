import "server-only";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import {
  auditEntries,
  changeVerdicts,
  fieldThreadEntries,
  fieldThreads,
  milestones,
  notices,
  projects,
} from "@/db/schema";
import { change, isVersion, type Recorder } from "@/lib/audit/change";
import type { Verb } from "@/lib/auth/policy";
import { Missing, Refused, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import type { AnswerInput, ReturnInput, SettleInput } from "@/lib/projects/check-input";
import { projectInReach } from "@/lib/projects/reach";
import { changeWithin, levelOf, milestoneOfEntry, movedBefore, projectOfEntry } from "./entries";
import { returnableOf } from "./returnable";
import { riskOf } from "./risk";

/** Accepts changes as they stand. Several at once only where nothing but words was changed. */
export function acceptChanges(viewer: Viewer, ids: readonly number[]): Promise<number> {
  return change(viewer, "check.accept", async (tx, record) => {
    const found = await changesInReach(tx, viewer, "check.accept", ids);
    if (ids.length > 1 && found.some((one) => riskOf(one) !== "low"))
      throw new Unacceptable("成批接受只用于低风险的变更，其余请逐条查看");
    const given = await judge(tx, viewer, record, { found, verdict: "accepted", reason: null });
    for (const one of found) await closeAnswered(tx, viewer, record, one);
    return given;
  });
}

/** Sends one field back with a reason; the thread stays on the field until a reviewer closes it. */
export function returnChange(viewer: Viewer, { id, field, reason }: ReturnInput): Promise<void> {
  return change(viewer, "check.return", async (tx, record) => {
    const [found] = await changesInReach(tx, viewer, "check.return", [id]);
    if (!found) throw new Missing();
    if (!returnableOf(found).includes(field))
      throw new Unacceptable("这次变更没有改动这个字段，请重新选择", { field: "请重新选择" });
    await judge(tx, viewer, record, { found: [found], verdict: "returned", reason });
    const thread = await openThread(tx, viewer, record, found, fieldKey(found, field));
    await speak(tx, viewer, thread.id, "returned", reason);
    if (found.userId === null || found.userId === viewer.userId) return;
    await tx.insert(notices).values({
      userId: found.userId,
      kind: "check",
      projectId: found.projectId,
      href: `/projects/${found.code}?tab=facts#threads`,
      body: `${found.name}：有一处变更被退回：${reason}`.slice(0, 500),
      fromUserId: viewer.userId,
    });
  });
}

/** What the unit says to a returned field, when an explanation is the answer. */
export function answerThread(viewer: Viewer, { code, id, body }: AnswerInput): Promise<void> {
  return change(viewer, "check.answer", async (tx) => {
    const project = await projectInReach(tx, viewer, "check.answer", code);
    const thread = await threadOf(tx, project.id, id);
    await speak(tx, viewer, thread.id, "answered", body);
    if (thread.openedBy === viewer.userId) return;
    await tx.insert(notices).values({
      userId: thread.openedBy,
      kind: "check",
      projectId: project.id,
      href: "/desk?show=threads",
      body: `${project.name}：对退回的变更作了说明：${body}`.slice(0, 500),
      fromUserId: viewer.userId,
    });
  });
}

/** Closes a thread because the explanation holds. Never by the author of the change. */
export function settleThread(viewer: Viewer, { code, id, version, note }: SettleInput): Promise<void> {
  return change(viewer, "check.settle", async (tx, record) => {
    const project = await projectInReach(tx, viewer, "check.settle", code);
    const thread = await threadOf(tx, project.id, id);
    const [origin] = await tx
      .select({ userId: auditEntries.userId })
      .from(auditEntries)
      .where(eq(auditEntries.id, thread.auditId));
    if (origin?.userId === viewer.userId)
      throw new Refused("不能关闭对自己所作变更的退回，请由另一位同志办理");
    await closeThread(tx, viewer, record, { thread, version, project: project.name });
    await speak(tx, viewer, id, "settled", note);
  });
}

type Found = {
  id: number;
  userId: number | null;
  verb: string;
  entity: string | null;
  changes: { field: string; from: unknown; to: unknown }[];
  stage: string | null;
  movedBefore: number;
  projectId: number;
  code: string;
  name: string;
};

/** Missing when one of them is no change, gone or out of reach; refused when it is the viewer's own. */
async function changesInReach(
  tx: Transaction,
  viewer: Viewer,
  verb: Verb,
  ids: readonly number[],
): Promise<Found[]> {
  const found = await tx
    .select({
      id: auditEntries.id,
      userId: auditEntries.userId,
      verb: auditEntries.verb,
      entity: auditEntries.entity,
      changes: auditEntries.changes,
      stage: milestones.stage,
      movedBefore,
      projectId: projects.id,
      code: projects.code,
      name: projects.name,
    })
    .from(auditEntries)
    .leftJoin(milestones, milestoneOfEntry)
    .innerJoin(projects, projectOfEntry)
    .where(and(changeWithin(viewer, verb), inArray(auditEntries.id, [...ids])));
  if (found.length < new Set(ids).size) throw new Missing();
  if (found.some(({ userId }) => userId === viewer.userId))
    throw new Refused("不能审核自己所作的变更，请由另一位同志办理");
  return found;
}

type Verdict = { found: readonly Found[]; verdict: "accepted" | "returned"; reason: string | null };

async function judge(tx: Transaction, viewer: Viewer, record: Recorder, { found, verdict, reason }: Verdict) {
  const given = await tx
    .insert(changeVerdicts)
    .values(
      found.map(({ id, projectId }) => ({
        ...{ auditId: id, projectId, level: levelOf(viewer), verdict, reason },
        ...{ inBatch: found.length > 1, byUserId: viewer.userId },
      })),
    )
    .onConflictDoNothing()
    .returning();
  if (given.length < found.length) throw new Stale();
  const nameOf = new Map(found.map(({ projectId, name }) => [projectId, name]));
  for (const one of given)
    record(changeVerdicts, null, one, { label: nameOf.get(one.projectId) ?? null, reason });
  return given.length;
}

const fieldKey = ({ entity, stage }: Found, field: string) =>
  entity === "milestones" ? `${field}:${stage}` : field;

type Thread = typeof fieldThreads.$inferSelect;

/** The field's open thread, or a new one: a field sent back twice is one conversation. */
async function openThread(
  tx: Transaction,
  viewer: Viewer,
  record: Recorder,
  found: Found,
  field: string,
): Promise<Thread> {
  const at = and(
    eq(fieldThreads.projectId, found.projectId),
    eq(fieldThreads.field, field),
    isNull(fieldThreads.closedAt),
  );
  const [known] = await tx.select().from(fieldThreads).where(at).for("update");
  if (known) return known;
  const [opened] = await tx
    .insert(fieldThreads)
    .values({ projectId: found.projectId, field, auditId: found.id, openedBy: viewer.userId })
    .returning();
  if (!opened) throw new Stale();
  record(fieldThreads, null, opened, { label: found.name });
  return opened;
}

async function threadOf(tx: Transaction, projectId: number, id: number): Promise<Thread> {
  const [thread] = await tx
    .select()
    .from(fieldThreads)
    .where(and(eq(fieldThreads.id, id), eq(fieldThreads.projectId, projectId), isNull(fieldThreads.closedAt)))
    .for("update");
  if (!thread) throw new Missing();
  return thread;
}

const speak = (tx: Transaction, viewer: Viewer, threadId: number, kind: string, body: string | null) =>
  tx.insert(fieldThreadEntries).values({ threadId, kind, body, byUserId: viewer.userId });

/** An accepted change of a field that had been sent back is the correction that was asked for. */
async function closeAnswered(tx: Transaction, viewer: Viewer, record: Recorder, found: Found) {
  const fields = found.changes.map(({ field }) => fieldKey(found, field));
  const standing = await tx
    .select()
    .from(fieldThreads)
    .where(
      and(
        eq(fieldThreads.projectId, found.projectId),
        inArray(fieldThreads.field, fields),
        isNull(fieldThreads.closedAt),
        sql`${fieldThreads.auditId} < ${found.id}`,
      ),
    )
    .for("update");
  for (const thread of standing) {
    await closeThread(tx, viewer, record, { thread, version: thread.version, project: found.name });
    await speak(tx, viewer, thread.id, "accepted", null);
  }
}

type Closing = { thread: Thread; version: number; project: string };

async function closeThread(
  tx: Transaction,
  viewer: Viewer,
  record: Recorder,
  { thread, version, project }: Closing,
) {
  const [closed] = await tx
    .update(fieldThreads)
    .set({ closedBy: viewer.userId, closedAt: sql`now()`, version: sql`${fieldThreads.version} + 1` })
    .where(isVersion(fieldThreads, thread.id, version))
    .returning();
  if (!closed) throw new Stale();
  record(fieldThreads, thread, closed, { label: project });
}
