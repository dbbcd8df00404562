import { z } from "zod";
import { today } from "@/lib/date/day";
import { parseDay } from "@/lib/date/parse";
import { codeText, versionNumber } from "@/lib/fields/parts";
import { cleanText } from "@/lib/fields/text";
import { isStage, type Stage } from "@/lib/projects/rules";

const stage = z
  .string()
  .refine(isStage, "没有这个阶段")
  .transform((code) => code as Stage);

const reason = (what: string) =>
  z
    .string()
    .max(2_000)
    .transform((typed) => cleanText(typed, { keepLines: true }))
    .refine((text) => text.length >= 2, `请写明${what}`)
    .refine((text) => [...text].length <= 500, `${what}最多 500 个字`);

/** A day with the precision it was typed with: 2026年3月 is a month. */
const typedDay = (label: string, planned: boolean) =>
  z
    .string()
    .max(40)
    .transform((typed, context) => {
      const now = today();
      const parsed = parseDay(typed, {
        today: now,
        planned,
        yearHint: planned ? Number(now.slice(0, 4)) : undefined,
      });
      if (parsed.ok) return { day: parsed.day, precision: parsed.precision };
      context.issues.push({ code: "custom", message: `${label}：${parsed.message}`, input: typed });
      return z.NEVER;
    });

const target = { code: codeText, version: versionNumber, stage };

export const planInput = z.strictObject({
  ...target,
  plannedOn: typedDay("计划日期", true),
  reason: z
    .string()
    .max(500)
    .transform((typed) => cleanText(typed)),
});

const evidenceList = z
  .array(
    z.strictObject({
      fileKey: z.string().max(40),
      kind: z.string().min(1, "请选择材料类型").max(40),
      datedOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "请填写材料日期"),
    }),
  )
  .max(20, "一次最多 20 份材料");

export const advanceInput = z.strictObject({
  ...target,
  actualOn: typedDay("实际日期", false).refine(({ day }) => day !== null, "请填写实际日期"),
  note: z
    .string()
    .max(2_000)
    .transform((typed) => cleanText(typed, { keepLines: true }) || null),
  evidence: evidenceList,
  confirmed: z.array(z.string().max(80)).max(10),
});

export const attachInput = z.strictObject({ ...target, evidence: evidenceList.min(1, "请选择要上传的材料") });

export const judgementInput = z.strictObject(target);
export const returnInput = z.strictObject({ ...target, reason: reason("退回原因") });
export const setBackInput = z.strictObject({ ...target, reason: reason("回退原因") });

export type PlanInput = z.output<typeof planInput>;
export type AdvanceInput = z.output<typeof advanceInput>;
export type Judgement = z.output<typeof judgementInput>;
export type ReasonedJudgement = z.output<typeof returnInput>;
