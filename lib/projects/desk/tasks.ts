import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { notices, tasks, users } from "@/db/schema";
import { change, isVersion, touched } from "@/lib/audit/change";
import { Missing, Refused, Stale } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import type { FinishInput, TaskInput } from "@/lib/projects/desk-input";
import { type Project, projectInReach } from "@/lib/projects/reach";
import { assignableBy } from "./people";

/** A task for oneself or for somebody within the verb's extent, who is told. */
export function assignTask(viewer: Viewer, { key, code, assigneeId, ...task }: TaskInput): Promise<number> {
  return change(
    viewer,
    "task.assign",
    async (tx, record) => {
      const project = code ? await projectInReach(tx, viewer, "task.assign", code) : null;
      const assignee = await assigneeOf(tx, viewer, project, assigneeId ?? viewer.userId);
      const [added] = await tx
        .insert(tasks)
        .values({
          ...task,
          projectId: project?.id,
          assigneeId: assignee.id,
          unitId: assignee.unitId,
          createdBy: viewer.userId,
          updatedBy: viewer.userId,
        })
        .returning();
      if (!added) throw new Missing();
      record(tasks, null, added);
      const due = task.dueOn ? `，${task.dueOn} 到期` : "";
      await tell(tx, viewer, assignee.id, project?.id ?? null, `${viewer.name}交办：${task.title}${due}`);
      return added.id;
    },
    { once: { key, input: { code, assigneeId, ...task } } },
  );
}

async function assigneeOf(tx: Transaction, viewer: Viewer, project: Project | null, id: number) {
  const within = id === viewer.userId ? undefined : assignableBy(viewer, project);
  const [found] = await tx
    .select({ id: users.id, unitId: users.unitId })
    .from(users)
    .where(and(eq(users.id, id), within));
  if (!found) throw new Refused("不能把这项任务交给这位同志：不在您可以交办的范围，或看不到这个项目");
  return found;
}

/** Done, by the person who has it; whoever gave it is told. */
export function finishTask(viewer: Viewer, { id, version, note }: FinishInput): Promise<void> {
  return change(viewer, "task.finish", async (tx, record) => {
    const [before] = await tx
      .select()
      .from(tasks)
      .where(and(eq(tasks.id, id), eq(tasks.assigneeId, viewer.userId), isNull(tasks.deletedAt)))
      .for("update");
    if (!before) throw new Missing();
    if (before.doneAt) throw new Stale();
    const [after] = await tx
      .update(tasks)
      .set({ doneAt: sql`now()`, doneNote: note, ...touched(tasks, viewer) })
      .where(isVersion(tasks, id, version))
      .returning();
    if (!after) throw new Stale();
    record(tasks, before, after);
    const words = `${viewer.name}办结：${before.title}${note ? `（${note}）` : ""}`;
    await tell(tx, viewer, before.createdBy, before.projectId, words);
  });
}

async function tell(
  tx: Transaction,
  viewer: Viewer,
  userId: number | null,
  projectId: number | null,
  body: string,
) {
  if (userId === null || userId === viewer.userId) return;
  await tx.insert(notices).values({ userId, kind: "task", projectId, body, fromUserId: viewer.userId });
}
