import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assignmentExtensions, assignments } from "@/db/schema";
import { change, isVersion, type Recorder, touched } from "@/lib/audit/change";
import { lastEditor } from "@/lib/audit/history";
import { NeedsConfirmation, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { workdaysBetween } from "@/lib/date/workdays";
import { holidays } from "@/lib/dictionaries/calendar";
import { dutyMoved } from "@/lib/projects/duties";
import type { Replying, Reporting, Target } from "./input";
import { type Assignment, assignmentInReach } from "./reach";
import { mayStep, type State, type Step, stateNames, steps } from "./rules";
import { peopleOf, speak, tell } from "./thread";

/** 接收: the unit takes it in hand. */
export function receive(viewer: Viewer, target: Target): Promise<void> {
  return change(viewer, "assignment.receive", async (tx, record) => {
    const { assignment } = await assignmentInReach(tx, viewer, "assignment.receive", target.code);
    const after = await advance(tx, viewer, record, {
      ...{ assignment, target, step: "receive" },
      set: { receivedOn: today(), receivedBy: viewer.userId },
    });
    await speak(tx, viewer, after, { kind: "received", body: null });
    await tell(tx, viewer, after, {
      to: [after.createdBy],
      what: `已由${viewer.unitName}${viewer.name}接收`,
    });
  });
}

/** How it is going, by the unit that owes or one that helps. */
export function report(viewer: Viewer, { key, files, body, ...target }: Reporting): Promise<void> {
  return change(
    viewer,
    "assignment.report",
    async (tx, record) => {
      const { assignment } = await assignmentInReach(tx, viewer, "assignment.report", target.code);
      const after = await advance(tx, viewer, record, { assignment, target, step: "report", set: {} });
      await speak(tx, viewer, after, { kind: "reported", body, files });
      await tell(tx, viewer, after, { to: [after.createdBy], what: `有新的进展：${excerptOf(body)}` });
    },
    { once: { key, input: { ...target, body, files } } },
  );
}

/** The answer, with the papers that prove it. Without any the person is asked once. */
export function reply(viewer: Viewer, { key, confirmed, files, body, ...target }: Replying): Promise<void> {
  return change(
    viewer,
    "assignment.reply",
    async (tx, record) => {
      const { assignment } = await assignmentInReach(tx, viewer, "assignment.reply", target.code);
      if (files.length === 0 && !confirmed.includes("noPapers"))
        throw new NeedsConfirmation("没有附佐证材料，督办单位可能会退回。确定这样提交吗？", "noPapers");
      const after = await advance(tx, viewer, record, {
        ...{ assignment, target, step: "reply" },
        set: { repliedOn: today(), repliedBy: viewer.userId },
      });
      await lapseExtension(tx, assignment);
      await speak(tx, viewer, after, { kind: "replied", body, files });
      await tell(tx, viewer, after, { to: [after.createdBy], what: `已提交办理结果，请审核` });
    },
    { once: { key, input: { ...target, body, files } } },
  );
}

/** 销号, by the unit that watches; never by one who owed it. */
export function close(viewer: Viewer, { note, ...target }: Target & { note: string | null }): Promise<void> {
  return change(viewer, "assignment.close", async (tx, record) => {
    const { assignment } = await assignmentInReach(tx, viewer, "assignment.close", target.code);
    const { dueOn, repliedOn } = assignment;
    const late = workdaysBetween(dueOn, repliedOn ?? today(), await holidays());
    const after = await advance(tx, viewer, record, {
      ...{ assignment, target, step: "close" },
      set: { closedOn: today(), closedBy: viewer.userId, lateDays: Math.max(0, late) },
    });
    await speak(tx, viewer, after, { kind: "closed", body: note });
    await tell(tx, viewer, after, { to: await owingPeople(tx, after), what: "已办结销号" });
  });
}

/** Back to the unit with a reason; the clock runs again. */
export function returnReply(
  viewer: Viewer,
  { reason, ...target }: Target & { reason: string },
): Promise<void> {
  return change(viewer, "assignment.return", async (tx, record) => {
    const { assignment } = await assignmentInReach(tx, viewer, "assignment.return", target.code);
    const after = await advance(tx, viewer, record, {
      ...{ assignment, target, step: "return", reason },
      set: { repliedOn: null },
    });
    await speak(tx, viewer, after, { kind: "returned", body: reason });
    await tell(tx, viewer, after, { to: await owingPeople(tx, after), what: `被退回：${excerptOf(reason)}` });
  });
}

export function withdraw(viewer: Viewer, { reason, ...target }: Target & { reason: string }): Promise<void> {
  return change(viewer, "assignment.withdraw", async (tx, record) => {
    const { assignment } = await assignmentInReach(tx, viewer, "assignment.withdraw", target.code);
    const after = await advance(tx, viewer, record, {
      ...{ assignment, target, step: "withdraw", reason },
      set: {},
    });
    await lapseExtension(tx, assignment);
    await speak(tx, viewer, after, { kind: "withdrawn", body: reason });
    await tell(tx, viewer, after, { to: await owingPeople(tx, after), what: `已撤销：${excerptOf(reason)}` });
  });
}

/** A word in the thread by anybody who can read it. */
export function say(viewer: Viewer, { code, key, body }: { code: string; key: string; body: string }) {
  return change(
    viewer,
    "assignment.say",
    async (tx) => {
      const { assignment } = await assignmentInReach(tx, viewer, "assignment.say", code);
      await speak(tx, viewer, assignment, { kind: "said", body });
      const to = [assignment.createdBy, ...(await owingPeople(tx, assignment))];
      await tell(tx, viewer, assignment, { to, what: `有新留言：${excerptOf(body)}` });
    },
    { once: { key, input: { code, body } } },
  );
}

type Advance = {
  assignment: Assignment;
  target: Target;
  step: Step;
  set: Partial<typeof assignments.$inferInsert>;
  reason?: string;
};

/** One step along the road, on the locked row, if nobody has moved it in between. */
async function advance(
  tx: Transaction,
  viewer: Viewer,
  record: Recorder,
  { assignment, target, step, set, reason }: Advance,
): Promise<Assignment> {
  if (assignment.version !== target.version) throw await staleAssignment(tx, assignment);
  if (!mayStep(step, assignment.state))
    throw new Unacceptable(`这项督办现在是“${stateNames[assignment.state as State]}”，不能办理这一步`);
  const [after] = await tx
    .update(assignments)
    .set({ ...set, state: steps[step].to ?? assignment.state, ...touched(assignments, viewer) })
    .where(isVersion(assignments, assignment.id, target.version))
    .returning();
  if (!after) throw await staleAssignment(tx, assignment);
  record(assignments, assignment, after, { reason });
  await dutyMoved(tx, after.id);
  return after;
}

export async function staleAssignment(tx: Transaction, { id }: Assignment): Promise<Stale> {
  const [now] = await tx.select().from(assignments).where(eq(assignments.id, id));
  if (!now) return new Stale();
  return new Stale({ ...(await lastEditor(tx, "assignments", id)), version: now.version, values: {} });
}

export const owingPeople = (tx: Transaction, { ownerId, ownerUnitId }: Assignment): Promise<number[]> =>
  peopleOf(tx, { ownerId, unitIds: [ownerUnitId] });

/** A later deadline nobody needs any more. */
async function lapseExtension(tx: Transaction, { id }: Assignment) {
  await tx
    .update(assignmentExtensions)
    .set({ verdict: "lapsed" })
    .where(and(eq(assignmentExtensions.assignmentId, id), isNull(assignmentExtensions.verdict)));
}

export const excerptOf = (words: string): string => {
  const line = words.replace(/\s+/g, " ");
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
};
