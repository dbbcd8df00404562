import "server-only";
import { can, type Viewer } from "@/lib/auth/viewer";
import { daysBetween, today } from "@/lib/date/day";
import * as desk from "./desk/queries";
import { type FollowUpKind, followUpKinds } from "./desk-input";
import { mayOn, type Project } from "./reach";

export type Due = { dueOn: string | null; daysLeft: number | null };

const dueOf = (dueOn: string | null): Due => ({
  dueOn,
  daysLeft: dueOn === null ? null : daysBetween(today(), dueOn),
});

/** A project's follow-ups in words. The caller has found the project for this viewer. */
export async function followUpsOf(viewer: Viewer, project: Project) {
  const entries = await desk.followUpsOf(project.id);
  return {
    entries: entries.map(({ kind, ...entry }) => ({
      ...entry,
      kind: followUpKinds[kind as FollowUpKind] ?? kind,
    })),
    mayLog: mayOn(viewer, "followUp.log", project),
    mayRemove: mayOn(viewer, "followUp.remove", project),
  };
}

export async function commentsOf(viewer: Viewer, project: Project) {
  const entries = await desk.commentsOf(project.id);
  return {
    entries: entries.map(({ authorId, ...entry }) => ({ ...entry, own: authorId === viewer.userId })),
    mayPost: mayOn(viewer, "comment.post", project),
  };
}

export async function tasksOf(viewer: Viewer, project: Project) {
  const entries = await desk.tasksOf(project.id);
  return {
    entries: entries.map(({ assigneeId, dueOn, ...entry }) => ({
      ...entry,
      ...dueOf(dueOn),
      own: assigneeId === viewer.userId,
    })),
    mayAssign: mayOn(viewer, "task.assign", project),
  };
}

export type OpenTask = Awaited<ReturnType<typeof openTasks>>[number];

export async function openTasks(viewer: Viewer) {
  return (await desk.openTasks(viewer)).map(({ dueOn, ...task }) => ({ ...task, ...dueOf(dueOn) }));
}

export async function givenTasks(viewer: Viewer) {
  if (!can(viewer, "task.assign")) return [];
  return (await desk.givenTasks(viewer)).map(({ dueOn, ...task }) => ({ ...task, ...dueOf(dueOn) }));
}

export const doneTasks = desk.doneTasks;

export const unreadCount = desk.unreadNotices;
export const unreadOf = desk.unreadOf;

/** One page of the viewer's notices, newest first. */
export async function listNotices(viewer: Viewer, ask: { unreadOnly: boolean; before: number | null }) {
  const found = await desk.noticesOf(viewer, ask);
  const entries = found.slice(0, desk.noticesPage);
  return { entries, next: found.length > entries.length ? (entries.at(-1)?.id ?? null) : null };
}
