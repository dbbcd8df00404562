"use server";

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

export const logFollowUp = action("followUp.log", followUpInput, commands.logFollowUp);

export const removeFollowUp = action("followUp.remove", deskTarget, commands.removeFollowUp);

export const postComment = action("comment.post", commentInput, commands.postComment);

export const removeComment = action("comment.remove", deskTarget, commands.removeComment);

export const assignTask = action("task.assign", taskInput, tasks.assignTask);

export const finishTask = action("task.finish", finishInput, tasks.finishTask);

export const readNotices = action("notice.read", noticesRead, (viewer, { ids }) =>
  notices.readNotices(viewer, ids),
);

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
