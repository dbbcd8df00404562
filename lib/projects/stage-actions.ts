"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/lib/auth/action";
import { codeText, formKey, idNumber, versionNumber } from "@/lib/fields/parts";
import { cleanText } from "@/lib/fields/text";
import * as acceptance from "./milestones/acceptance";
import * as milestones from "./milestones/commands";
import {
  advanceInput,
  attachInput,
  judgementInput,
  planInput,
  returnInput,
  setBackInput,
} from "./milestones/input";
import * as promised from "./promise-commands";
import { promiseInput } from "./promise-input";
import type { ReviewOutcome } from "./rules";
import * as status from "./status-commands";

const refresh = (code: string) => revalidatePath(`/projects/${code}`);

const optionalText = (longest: number) =>
  z
    .string()
    .max(longest * 2)
    .transform((typed) => cleanText(typed).slice(0, longest) || null);
const optionalDay = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2})?$/, "请写成 2026-11-24 这样的日期")
  .transform((day) => day || null);
const reason = z
  .string()
  .max(1_000)
  .transform((typed) => cleanText(typed, { keepLines: true }))
  .refine((text) => text.length >= 2, "请写明原因");
const target = { code: codeText, version: versionNumber };
const statusInput = z.strictObject({
  ...target,
  reason,
  cause: optionalText(60),
  destination: optionalText(60),
  recheckOn: optionalDay,
});

export const planMilestone = action("project.plan", planInput, async (viewer, input) => {
  await milestones.planMilestone(viewer, input);
  refresh(input.code);
});

export const advanceProject = action("project.advance", advanceInput, async (viewer, input) => {
  await milestones.advanceProject(viewer, input);
  refresh(input.code);
});

export const attachEvidence = action("project.attach", attachInput, async (viewer, input) => {
  await milestones.attachEvidence(viewer, input);
  refresh(input.code);
});

export const passMilestone = action("project.pass", judgementInput, async (viewer, input) => {
  await acceptance.passMilestone(viewer, input);
  refresh(input.code);
});

/** Answers with the project's code, which a verified signing has just changed. */
export const verifyMilestone = action("project.verify", judgementInput, async (viewer, input) => {
  const code = await acceptance.verifyMilestone(viewer, input);
  refresh(code);
  return code;
});

export const returnMilestone = action("project.return", returnInput, async (viewer, input) => {
  await acceptance.returnMilestone(viewer, input);
  refresh(input.code);
});

export const setBackProject = action("project.setBack", setBackInput, async (viewer, input) => {
  await milestones.setBackProject(viewer, input);
  refresh(input.code);
});

export const setPace = action(
  "project.setPace",
  statusInput.extend({ pace: z.enum(["slow", "stalled"]) }),
  async (viewer, { pace, ...input }) => {
    await status.setProjectStatus(viewer, pace, input);
    refresh(input.code);
  },
);

export const pauseProject = action("project.pause", statusInput, async (viewer, input) => {
  await status.setProjectStatus(viewer, "paused", input);
  refresh(input.code);
});

export const resumeProject = action("project.resume", statusInput, async (viewer, input) => {
  await status.setProjectStatus(viewer, "active", input);
  refresh(input.code);
});

export const endProject = action("project.end", statusInput, async (viewer, input) => {
  await status.setProjectStatus(viewer, "ended", input);
  refresh(input.code);
});

export const transferProject = action(
  "project.transfer",
  z.strictObject({ ...target, reason, unitId: idNumber }),
  async (viewer, input) => {
    await status.transferProject(viewer, input);
    refresh(input.code);
  },
);

export const mergeProject = action(
  "project.merge",
  z.strictObject({ ...target, reason, into: codeText }),
  async (viewer, input) => {
    await status.mergeProject(viewer, input);
    refresh(input.code);
  },
);

const linkInput = z.strictObject({
  ...target,
  as: z.enum(["phase", "expansion", "none"]),
  of: z
    .string()
    .max(30)
    .transform((typed) => cleanText(typed).toUpperCase()),
});

export const linkProject = action("project.revise", linkInput, async (viewer, input) => {
  await status.linkProject(viewer, input);
  refresh(input.code);
});

export const logPromise = action(
  "project.promise",
  z.strictObject({ key: formKey, code: codeText, promise: promiseInput }),
  async (viewer, { key, code, promise }) => {
    await promised.logPromise(viewer, code, promise, key);
    refresh(code);
  },
);

export const withdrawPromise = action(
  "project.promise",
  z.strictObject({ ...target, id: idNumber }),
  async (viewer, { code, id, version }) => {
    await promised.withdrawPromise(viewer, code, id, version);
    refresh(code);
  },
);

const outcomes = ["harmless", "excepted", "refused"] as const satisfies readonly ReviewOutcome[];

export const reviewPromise = action(
  "project.reviewPromise",
  z.strictObject({
    ...target,
    id: idNumber,
    review: z.enum(outcomes),
    reviewedOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "请填写审查日期"),
  }),
  async (viewer, input) => {
    await promised.reviewPromise(viewer, input);
    refresh(input.code);
  },
);
