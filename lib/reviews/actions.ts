"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { searchesOf } from "@/lib/auth/rate";
import { codeText } from "@/lib/fields/parts";
import { findProjects } from "@/lib/projects/search-queries";
import * as agenda from "./agenda-commands";
import { askProjects } from "./asking";
import { requireAuthor } from "./author";
import * as commands from "./commands";
import {
  additions,
  convening,
  drafting,
  itemTarget,
  ordering,
  preparation,
  reResolving,
  resolving,
  revision,
  target,
  turning,
} from "./input";
import * as papers from "./paper-commands";
import * as resolutions from "./resolution-commands";
import * as running from "./running-commands";

const again = (code: string) => revalidatePath(`/reviews/${code}`);

export const conveneReview = action("review.convene", convening, async (viewer, { key, review }) => {
  const code = await commands.conveneReview(viewer, review, key);
  revalidatePath("/reviews");
  return code;
});

export const reviseReview = action("review.convene", revision, async (viewer, { review, ...at }) => {
  await commands.reviseReview(viewer, at, review);
  again(at.code);
  return at.code;
});

export const addItems = action("review.arrange", additions, async (viewer, input) => {
  const added = await agenda.addItems(viewer, input);
  again(input.code);
  return added;
});

export const removeItem = action("review.arrange", itemTarget, async (viewer, input) => {
  await agenda.removeItem(viewer, input);
  again(input.code);
});

export const orderItems = action("review.arrange", ordering, async (viewer, input) => {
  await agenda.orderItems(viewer, input);
  again(input.code);
});

export const prepareItem = action("review.arrange", preparation, async (viewer, input) => {
  await agenda.prepareItem(viewer, input);
  again(input.code);
});

export const freezeReview = action("review.freeze", target, async (viewer, input) => {
  await commands.freezeReview(viewer, input);
  again(input.code);
});

export const startReview = action("review.run", target, async (viewer, input) => {
  await running.startReview(viewer, input);
  again(input.code);
});

/** No page is read again for it: those who look are told by the meeting's own stream. */
export const turnTo = action("review.run", turning, async (viewer, { by, ...input }) => {
  requireAuthor(viewer, by);
  await running.turnTo(viewer, input);
});

export const resolve = action("review.resolve", resolving, async (viewer, { key, code, resolution, by }) => {
  requireAuthor(viewer, by);
  return resolutions.resolve(viewer, code, resolution, key);
});

export const reviseResolution = action(
  "review.resolve",
  reResolving,
  async (viewer, { resolution, by, ...at }) => {
    requireAuthor(viewer, by);
    await resolutions.reviseResolution(viewer, at, resolution);
  },
);

export const withdrawResolution = action("review.resolve", itemTarget, async (viewer, input) => {
  await resolutions.withdrawResolution(viewer, input);
});

export const closeReview = action("review.close", target, async (viewer, input) => {
  const assigned = await running.closeReview(viewer, input);
  again(input.code);
  return assigned;
});

const question = z.strictObject({ question: z.string().max(80, "问题太长，请只写筛选条件") });

/** 新材料 签约未开工: the list within a second, within reach. */
export const askInMeeting = action("project.read", question, (viewer, input) => {
  searchesOf.take(viewer.userId);
  return askProjects(viewer, input.question);
});

export const searchProjects = action("project.read", question, (viewer, input) => {
  searchesOf.take(viewer.userId);
  return findProjects(viewer, input.question);
});

export const draftPaper = action("review.draft", drafting, async (viewer, input) => {
  const edition = await papers.draftPaper(viewer, input);
  again(input.code);
  return edition;
});

/** All four at once: the meeting is written up. */
export const draftAll = action(
  "review.draft",
  z.strictObject({ code: codeText }),
  async (viewer, { code }) => {
    const whole = [
      { code, kind: "minutes", words: null },
      { code, kind: "message", words: null },
      { code, kind: "deck" },
      { code, kind: "data" },
    ] as const;
    for (const one of whole) await papers.draftPaper(viewer, one);
    again(code);
  },
);

export const signPaper = action("review.sign", itemTarget, async (viewer, input) => {
  await papers.signPaper(viewer, input);
  again(input.code);
});
