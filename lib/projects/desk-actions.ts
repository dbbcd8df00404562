"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/auth/action";
import type { Viewer } from "@/lib/auth/viewer";
import * as commands from "./desk/commands";
import * as notices from "./desk/notices";
import * as desk from "./desk/queries";
import * as tasks from "./desk/tasks";
import {
  commentInput,
  deskTarget,
  finishInput,
  followUpInput,
  noticesRead,
  peopleQuestion,
  taskInput,
} from "./desk-input";
import { findProject } from "./queries";

const refresh = (code: string) => revalidatePath(code ? `/projects/${code}` : "/");

export const logFollowUp = action("followUp.log", followUpInput, async (viewer, input) => {
  await commands.logFollowUp(viewer, input);
  refresh(input.code);
});

export const removeFollowUp = action("followUp.remove", deskTarget, async (viewer, target) => {
  await commands.removeFollowUp(viewer, target);
  refresh(target.code);
});

export const postComment = action("comment.post", commentInput, async (viewer, input) => {
  await commands.postComment(viewer, input);
  refresh(input.code);
});

export const removeComment = action("comment.remove", deskTarget, async (viewer, target) => {
  await commands.removeComment(viewer, target);
  refresh(target.code);
});

export const assignTask = action("task.assign", taskInput, async (viewer, input) => {
  await tasks.assignTask(viewer, input);
  refresh(input.code);
});

export const finishTask = action("task.finish", finishInput, async (viewer, input) => {
  await tasks.finishTask(viewer, input);
  revalidatePath("/");
});

export const readNotices = action("notice.read", noticesRead, async (viewer, { ids }) => {
  await notices.readNotices(viewer, ids);
  revalidatePath("/", "layout");
});

/** Whom a comment can mention: people who can read the project. */
export const findReaders = action("comment.post", peopleQuestion, (viewer, { code, question }) =>
  people(viewer, code, { question, forTask: false }),
);

/** Whom the viewer can give a task about the project, or about none. */
export const findAssignees = action("task.assign", peopleQuestion, (viewer, { code, question }) =>
  people(viewer, code, { question, forTask: true }),
);

async function people(viewer: Viewer, code: string, ask: { question: string; forTask: boolean }) {
  const project = code ? (await findProject(viewer, code)).project : null;
  return desk.findPeople(viewer, project, ask);
}
