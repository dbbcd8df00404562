"use server";

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

export const planMilestone = action("project.plan", planInput, milestones.planMilestone);

export const advanceProject = action("project.advance", advanceInput, milestones.advanceProject);

export const attachEvidence = action("project.attach", attachInput, milestones.attachEvidence);

export const passMilestone = action("project.pass", judgementInput, acceptance.passMilestone);

/** Answers with the project's version and its code, which a verified signing has just changed. */
export const verifyMilestone = action("project.verify", judgementInput, acceptance.verifyMilestone);

export const returnMilestone = action("project.return", returnInput, acceptance.returnMilestone);

export const setBackProject = action("project.setBack", setBackInput, milestones.setBackProject);

export const setPace = action(
  "project.setPace",
  statusInput.extend({ pace: z.enum(["slow", "stalled"]) }),
  (viewer, { pace, ...input }) => status.setProjectStatus(viewer, pace, input),
);

export const pauseProject = action("project.pause", statusInput, (viewer, input) =>
  status.setProjectStatus(viewer, "paused", input),
);

export const resumeProject = action("project.resume", statusInput, (viewer, input) =>
  status.setProjectStatus(viewer, "active", input),
);

export const endProject = action("project.end", statusInput, (viewer, input) =>
  status.setProjectStatus(viewer, "ended", input),
);

export const transferProject = action(
  "project.transfer",
  z.strictObject({ ...target, reason, unitId: idNumber }),
  status.transferProject,
);

export const mergeProject = action(
  "project.merge",
  z.strictObject({ ...target, reason, into: codeText }),
  status.mergeProject,
);

const linkInput = z.strictObject({
  ...target,
  as: z.enum(["phase", "expansion", "none"]),
  of: z
    .string()
    .max(30)
    .transform((typed) => cleanText(typed).toUpperCase()),
});

export const linkProject = action("project.revise", linkInput, status.linkProject);

export const logPromise = action(
  "project.promise",
  z.strictObject({ key: formKey, code: codeText, promise: promiseInput }),
  (viewer, { key, code, promise }) => promised.logPromise(viewer, code, promise, key),
);

export const withdrawPromise = action(
  "project.promise",
  z.strictObject({ ...target, id: idNumber }),
  (viewer, { code, id, version }) => promised.withdrawPromise(viewer, code, id, version),
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
  promised.reviewPromise,
);
