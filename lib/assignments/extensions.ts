import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { assignmentExtensions, assignments } from "@/db/schema";
import { change, isVersion, touched } from "@/lib/audit/change";
import { Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { dutyMoved } from "@/lib/projects/duties";
import { excerptOf, owingPeople, staleAssignment } from "./handling";
import type { Judging, Postponing } from "./input";
import { assignmentInReach } from "./reach";
import { mayStep, type State, stateNames } from "./rules";
import { speak, tell } from "./thread";
import { requireDeadline } from "./timing";

/** 申请延期: a later deadline, with a reason. Nothing moves until somebody who watches agrees. */
export function askExtension(
  viewer: Viewer,
  { key, askedDay, reason, ...target }: Postponing,
): Promise<void> {
  return change(
    viewer,
    "assignment.askExtension",
    async (tx, record) => {
      const { assignment } = await assignmentInReach(tx, viewer, "assignment.askExtension", target.code);
      if (assignment.version !== target.version) throw await staleAssignment(tx, assignment);
      if (!mayStep("postpone", assignment.state))
        throw new Unacceptable(`这项督办现在是“${stateNames[assignment.state as State]}”，不能申请延期`);
      if (askedDay <= assignment.dueOn)
        throw new Unacceptable("新时限须晚于现在的时限", { askedDay: `须晚于 ${assignment.dueOn}` });
      await requireDeadline(askedDay, "askedDay");
      const asked = await tx
        .insert(assignmentExtensions)
        .values({
          assignmentId: assignment.id,
          fromDay: assignment.dueOn,
          askedDay,
          reason,
          askedBy: viewer.userId,
        })
        .onConflictDoNothing()
        .returning();
      if (asked.length === 0) throw new Unacceptable("已有一条延期申请在等审批，请等结果");
      const [after] = await tx
        .update(assignments)
        .set(touched(assignments, viewer))
        .where(isVersion(assignments, assignment.id, target.version))
        .returning();
      if (!after) throw await staleAssignment(tx, assignment);
      record(assignments, assignment, after, { reason: `申请延期至 ${askedDay}：${reason}` });
      await speak(tx, viewer, after, { kind: "askedExtension", body: `延至 ${askedDay}。${reason}` });
      await tell(tx, viewer, after, {
        to: [after.createdBy],
        what: `申请延期至 ${askedDay}：${excerptOf(reason)}`,
      });
    },
    { once: { key, input: { ...target, askedDay, reason } } },
  );
}

/** The verdict. An agreed extension moves the current deadline and keeps the first. */
export function judgeExtension(viewer: Viewer, { id, granted, answer, ...target }: Judging): Promise<void> {
  return change(viewer, "assignment.judgeExtension", async (tx, record) => {
    const { assignment } = await assignmentInReach(tx, viewer, "assignment.judgeExtension", target.code);
    if (assignment.version !== target.version) throw await staleAssignment(tx, assignment);
    if (!granted && !answer) throw new Unacceptable("不同意延期请写明原因", { answer: "请写明原因" });
    const [judged] = await tx
      .update(assignmentExtensions)
      .set({
        verdict: granted ? "granted" : "refused",
        judgedBy: viewer.userId,
        judgedAt: sql`now()`,
        answer,
      })
      .where(
        and(
          eq(assignmentExtensions.id, id),
          eq(assignmentExtensions.assignmentId, assignment.id),
          isNull(assignmentExtensions.verdict),
        ),
      )
      .returning();
    if (!judged) throw new Stale();
    const [after] = await tx
      .update(assignments)
      .set({ ...(granted ? { dueOn: judged.askedDay } : {}), ...touched(assignments, viewer) })
      .where(isVersion(assignments, assignment.id, target.version))
      .returning();
    if (!after) throw await staleAssignment(tx, assignment);
    record(assignments, assignment, after, { reason: answer });
    if (granted) await dutyMoved(tx, after.id);
    const words = granted ? `同意延期至 ${judged.askedDay}` : "不同意延期";
    await speak(tx, viewer, after, {
      kind: granted ? "granted" : "refused",
      body: [words, answer].filter(Boolean).join("。"),
    });
    await tell(tx, viewer, after, { to: [judged.askedBy, ...(await owingPeople(tx, after))], what: words });
  });
}
