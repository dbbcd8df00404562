"use server";

import { z } from "zod";
import { action } from "@/lib/auth/action";
import { searchesOf } from "@/lib/auth/rate";
import { codeText } from "@/lib/fields/parts";
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

export const conveneReview = action("review.convene", convening, (viewer, { key, review }) =>
  commands.conveneReview(viewer, review, key),
);

export const reviseReview = action("review.convene", revision, (viewer, { review, ...at }) =>
  commands.reviseReview(viewer, at, review),
);

export const addItems = action("review.arrange", additions, agenda.addItems);

export const removeItem = action("review.arrange", itemTarget, agenda.removeItem);

export const orderItems = action("review.arrange", ordering, agenda.orderItems);

export const prepareItem = action("review.arrange", preparation, agenda.prepareItem);

export const freezeReview = action("review.freeze", target, commands.freezeReview);

export const startReview = action("review.run", target, running.startReview);

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

export const withdrawResolution = action("review.resolve", itemTarget, resolutions.withdrawResolution);

export const closeReview = action("review.close", target, running.closeReview);

const question = z.strictObject({ question: z.string().max(80, "问题太长，请只写筛选条件") });

/** 新材料 签约未开工: the list within a second, within reach. */
export const askInMeeting = action("project.read", question, (viewer, input) => {
  searchesOf.take(viewer.userId);
  return askProjects(viewer, input.question);
});

export const draftPaper = action("review.draft", drafting, papers.draftPaper);

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
  },
);

export const signPaper = action("review.sign", itemTarget, papers.signPaper);
