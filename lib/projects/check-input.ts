import { z } from "zod";
import { codeText, idNumber, versionNumber } from "@/lib/fields/parts";
import { cleanText } from "@/lib/fields/text";

const said = (label: string) =>
  z
    .string()
    .max(2_000, `${label}：太长，最多 500 个字`)
    .transform((typed) => cleanText(typed, { keepLines: true }))
    .refine((words) => [...words].length >= 2, `请写明${label}`)
    .refine((words) => [...words].length <= 500, `${label}：太长，最多 500 个字`);

export const acceptInput = z.strictObject({
  ids: z.array(idNumber).min(1, "请选择变更").max(200, "一次最多 200 条"),
});
export const returnInput = z.strictObject({
  id: idNumber,
  field: z
    .string()
    .max(40)
    .regex(/^[A-Za-z]+$/, "请选择要退回的字段"),
  reason: said("退回原因"),
});
export const answerInput = z.strictObject({ code: codeText, id: idNumber, body: said("说明") });
export const settleInput = z.strictObject({
  code: codeText,
  id: idNumber,
  version: versionNumber,
  note: z
    .string()
    .max(2_000)
    .transform((typed) => cleanText(typed, { keepLines: true }) || null),
});

export type ReturnInput = z.output<typeof returnInput>;
export type AnswerInput = z.output<typeof answerInput>;
export type SettleInput = z.output<typeof settleInput>;
