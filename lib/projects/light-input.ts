import { z } from "zod";
import { codeText, idNumber, versionNumber } from "@/lib/fields/parts";
import { cleanText } from "@/lib/fields/text";
import { lightRuleCodes } from "./lights/facts";

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "请写成 2026-12-20 这样的日期");

const words = (label: string, least: number) =>
  z
    .string()
    .max(1_200)
    .transform((typed) => cleanText(typed, { keepLines: true }))
    .refine((text) => [...text].length >= least, `请写明${label}`)
    .refine((text) => [...text].length <= 300, `${label}：太长，最多 300 个字`);

export const explainInput = z.strictObject({
  code: codeText,
  rule: z.enum(lightRuleCodes, { error: "请选择规则" }),
  reason: words("原因", 2),
  untilDay: day,
});
export type ExplainInput = z.output<typeof explainInput>;

export const judgeInput = z.strictObject({
  code: codeText,
  id: idNumber,
  version: versionNumber,
  verdict: z.enum(["accepted", "refused"]),
  answer: words("意见", 0).transform((text) => text || null),
});
export type JudgeInput = z.output<typeof judgeInput>;

export const overrideInput = z.strictObject({
  code: codeText,
  colour: z.enum(["green", "yellow", "red"], { error: "请选择灯色" }),
  reason: words("原因", 2),
  untilDay: day,
});
export type OverrideInput = z.output<typeof overrideInput>;
