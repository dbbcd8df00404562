"use server";

import { z } from "zod";
import { type Answer, action, failureOf } from "@/lib/auth/action";
import { codeText, formKey, versionNumber } from "@/lib/fields/parts";
import * as commands from "./flow-commands";
import { fileOrNone, flowInput } from "./input";

const entry = { flow: flowInput, fileKey: fileOrNone };

export const logFlow = action(
  "flow.log",
  z.strictObject({ key: formKey, ...entry }),
  (viewer, { key, ...given }) => commands.logFlow(viewer, given, key),
);

export const reviseFlow = action(
  "flow.revise",
  z.strictObject({ code: codeText, version: versionNumber, ...entry }),
  (viewer, { code, version, ...given }) => commands.reviseFlow(viewer, code, version, given),
);

export const removeFlow = action(
  "flow.remove",
  z.strictObject({ code: codeText, version: versionNumber }),
  (viewer, { code, version }) => commands.removeFlow(viewer, code, version),
);

export type FlowAnswer = { code: string; answer: Answer<number> };

/** Several corrected rows of one account, answered one by one: a row that is refused does not hold up the others. */
export const reviseFlows = action(
  "flow.revise",
  z.strictObject({
    rows: z
      .array(z.strictObject({ code: codeText, version: versionNumber, flow: z.unknown() }))
      .min(1, "没有要保存的更改")
      .max(200, "一次最多保存 200 行"),
  }),
  async (viewer, { rows }): Promise<FlowAnswer[]> => {
    const answers: FlowAnswer[] = [];
    for (const { code, version, flow } of rows)
      answers.push({ code, answer: await one(code, version, flow) });
    return answers;

    async function one(code: string, version: number, given: unknown): Promise<Answer<number>> {
      const parsed = flowInput.safeParse(given);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        const message = issue?.message ?? "填写的内容有误";
        return {
          ok: false,
          code: "invalid",
          message,
          fieldErrors: { [issue?.path.join(".") ?? ""]: message },
        };
      }
      try {
        const revised = await commands.reviseFlow(viewer, code, version, { flow: parsed.data });
        return { ok: true, data: revised.version };
      } catch (error) {
        return failureOf(error, "flow.revise");
      }
    }
  },
);
