import { z } from "zod";
import { today } from "@/lib/date/day";
import { parseDay } from "@/lib/date/parse";
import { inputOf } from "@/lib/fields/input";
import { codeText, formKey, idNumber, versionNumber } from "@/lib/fields/parts";
import { cleanText } from "@/lib/fields/text";
import { assignmentFields } from "./fields";

const several = <T extends z.ZodType>(one: T, most: number, what: string) =>
  z
    .array(one)
    .max(most, `${what}最多 ${most} 个`)
    .transform((all) => [...new Set(all)]);

/** What an assignment is made of: its facts, the units that help, the projects it is about. */
export const assignmentInput = z
  .strictObject({
    facts: inputOf(assignmentFields),
    helperIds: several(idNumber, 12, "协办单位"),
    projectCodes: several(codeText, 30, "关联项目"),
  })
  .refine(({ facts, helperIds }) => !helperIds.includes(facts.ownerUnitId), {
    path: ["helperIds"],
    error: "承办单位不能同时是协办单位",
  })
  .refine(({ facts }) => facts.departmentId !== facts.ownerUnitId, {
    path: ["facts", "departmentId"],
    error: "承办单位不用再填为配合部门",
  });
export type AssignmentInput = z.output<typeof assignmentInput>;
export type AssignmentForm = z.input<typeof assignmentInput>;

export const assigning = z.strictObject({ key: formKey, assignment: assignmentInput });

const said = (label: string, longest = 1_000) =>
  z
    .string()
    .max(longest * 4, `${label}：太长，最多 ${longest} 个字`)
    .transform((typed) => cleanText(typed, { keepLines: true }))
    .refine((words) => [...words].length >= 2, `请写明${label}`)
    .refine((words) => [...words].length <= longest, `${label}：太长，最多 ${longest} 个字`);

const remark = (label: string) =>
  z
    .string()
    .max(2_000, `${label}：太长，最多 500 个字`)
    .transform((typed) => cleanText(typed, { keepLines: true }) || null)
    .refine((words) => words === null || [...words].length <= 500, `${label}：太长，最多 500 个字`);

const fileKeys = z
  .array(z.string().regex(/^[A-Za-z0-9_-]{32}$/, "请重新上传材料"))
  .max(20, "一次最多 20 份材料");

/** One assignment, as it was read. */
const target = { code: codeText, version: versionNumber };
export type Target = { code: string; version: number };

export const receiving = z.strictObject(target);
export const reporting = z.strictObject({ ...target, key: formKey, body: said("办理进展"), files: fileKeys });
export const replying = z.strictObject({
  ...target,
  key: formKey,
  body: said("办理结果", 2_000),
  files: fileKeys,
  confirmed: z.array(z.string().max(40)).max(5),
});
export const closing = z.strictObject({ ...target, note: remark("审核意见") });
export const returning = z.strictObject({ ...target, reason: said("退回原因", 500) });
export const withdrawing = z.strictObject({ ...target, reason: said("撤销原因", 500) });
export const saying = z.strictObject({ code: codeText, key: formKey, body: said("留言", 500) });

const plannedDay = (label: string) =>
  z
    .string()
    .max(40)
    .transform((typed, context) => {
      const now = today();
      const parsed = parseDay(typed, { today: now, planned: true, yearHint: Number(now.slice(0, 4)) });
      const refuse = (message: string) => {
        context.issues.push({ code: "custom", message: `${label}：${message}`, input: typed });
        return z.NEVER;
      };
      if (!parsed.ok) return refuse(parsed.message);
      if (parsed.day === null) return refuse("请填写日期");
      return parsed.precision === "day" ? parsed.day : refuse("请写到日，如 2026-12-18");
    });

export const postponing = z.strictObject({
  ...target,
  key: formKey,
  askedDay: plannedDay("新时限"),
  reason: said("延期理由", 500),
});
export const judging = z.strictObject({
  ...target,
  id: idNumber,
  granted: z.boolean(),
  answer: remark("审批意见"),
});

export type Reporting = z.output<typeof reporting>;
export type Replying = z.output<typeof replying>;
export type Postponing = z.output<typeof postponing>;
export type Judging = z.output<typeof judging>;
