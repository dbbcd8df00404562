"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/lib/auth/action";
import { findProjects } from "@/lib/projects/search-queries";
import * as commands from "./commands";
import * as extensions from "./extensions";
import * as handling from "./handling";
import {
  assigning,
  closing,
  judging,
  postponing,
  projectQuestion,
  receiving,
  replying,
  reporting,
  returning,
  saying,
  withdrawing,
} from "./input";

const refresh = (code: string) => revalidatePath(`/assignments/${code}`);

export const assign = action("assignment.assign", assigning, async (viewer, { key, assignment }) => {
  const { code } = await commands.assign(viewer, assignment, { once: key });
  revalidatePath("/assignments");
  return code;
});

export const receive = action("assignment.receive", receiving, async (viewer, target) => {
  await handling.receive(viewer, target);
  refresh(target.code);
});

export const report = action("assignment.report", reporting, async (viewer, input) => {
  await handling.report(viewer, input);
  refresh(input.code);
});

export const reply = action("assignment.reply", replying, async (viewer, input) => {
  await handling.reply(viewer, input);
  refresh(input.code);
});

export const close = action("assignment.close", closing, async (viewer, input) => {
  await handling.close(viewer, input);
  refresh(input.code);
});

export const returnReply = action("assignment.return", returning, async (viewer, input) => {
  await handling.returnReply(viewer, input);
  refresh(input.code);
});

export const withdraw = action("assignment.withdraw", withdrawing, async (viewer, input) => {
  await handling.withdraw(viewer, input);
  refresh(input.code);
});

export const say = action("assignment.say", saying, async (viewer, input) => {
  await handling.say(viewer, input);
  refresh(input.code);
});

export const askExtension = action("assignment.askExtension", postponing, async (viewer, input) => {
  await extensions.askExtension(viewer, input);
  refresh(input.code);
});

export const judgeExtension = action("assignment.judgeExtension", judging, async (viewer, input) => {
  await extensions.judgeExtension(viewer, input);
  refresh(input.code);
});

/** Projects an assignment can be about: those the viewer can read. */
export const searchProjectsAbout = action("assignment.assign", projectQuestion, (viewer, { question }) =>
  findProjects(viewer, question),
);
