import { z } from "zod";
import { today, yearOf } from "@/lib/date/day";
import { parseDay } from "@/lib/date/parse";
import { codeText, formKey, idNumber, versionNumber } from "@/lib/fields/parts";
import { cleanText } from "@/lib/fields/text";

export const followUpKinds = {
  visit: "拜访",
  received: "来访",
  survey: "考察",
  talks: "洽谈",
  meeting: "会议",
  call: "电话",
  other: "其他",
} as const;
export type FollowUpKind = keyof typeof followUpKinds;

const kindCodes = Object.keys(followUpKinds) as [FollowUpKind, ...FollowUpKind[]];

const words = (label: string, longest: number) =>
  z
    .string()
    .max(longest * 4, `${label}：太长，最多 ${longest} 个字`)
    .transform((typed) => cleanText(typed, { keepLines: true }))
    .refine((text) => [...text].length <= longest, `${label}：太长，最多 ${longest} 个字`);

const said = (label: string, longest: number) =>
  words(label, longest).refine((text) => text.length > 0, `请填写${label}`);

const optional = (label: string, longest: number) => words(label, longest).transform((text) => text || null);

/** A whole day; a blank is null. The year may be left out. */
const typedDay = (label: string, { planned }: { planned: boolean }) =>
  z
    .string()
    .max(40)
    .transform((typed, context) => {
      const now = today();
      const parsed = parseDay(typed, { today: now, planned, yearHint: yearOf(now) });
      const refuse = (message: string) => {
        context.issues.push({ code: "custom", message: `${label}：${message}`, input: typed });
        return z.NEVER;
      };
      if (!parsed.ok) return refuse(parsed.message);
      if (parsed.day !== null && parsed.precision !== "day") return refuse("请写到日，如 2026-11-24");
      return parsed.day;
    });

const plannedDay = (label: string) =>
  typedDay(label, { planned: true }).refine((day) => day === null || day >= today(), `${label}：已经过了`);

export const followUpInput = z
  .strictObject({
    key: formKey,
    code: codeText,
    kind: z.enum(kindCodes, { error: "请选择方式" }),
    heldOn: typedDay("日期", { planned: false })
      .refine((day) => day !== null, "请填写日期")
      .refine((day) => day === null || day <= today(), "日期不能晚于今天；还没发生的请写进下一步"),
    place: optional("地点", 60),
    people: optional("参加人员", 200),
    content: said("内容", 2_000),
    nextStep: optional("下一步", 500),
    nextOn: plannedDay("下一步时间"),
  })
  .refine(({ nextStep, nextOn }) => nextOn === null || nextStep !== null, {
    path: ["nextStep"],
    error: "写了下一步时间，请写明下一步做什么",
  });
export type FollowUpInput = z.output<typeof followUpInput>;

/** One entry of a project's desk, as it was read. */
export const deskTarget = z.strictObject({ code: codeText, id: idNumber, version: versionNumber });
export type DeskTarget = z.output<typeof deskTarget>;

export const commentInput = z.strictObject({
  key: formKey,
  code: codeText,
  body: said("评论", 1_000),
  /** People picked from the list; their @姓名 must still stand in the text. */
  picked: z.array(idNumber).max(20, "一次最多提到 20 人"),
});
export type CommentInput = z.output<typeof commentInput>;

export const taskInput = z.strictObject({
  key: formKey,
  title: said("任务", 200),
  dueOn: plannedDay("到期日"),
  /** Empty for a task about no project. */
  code: z.union([codeText, z.literal("")]),
  /** Null for oneself. */
  assigneeId: idNumber.nullable(),
});
export type TaskInput = z.output<typeof taskInput>;

export const finishInput = z.strictObject({
  id: idNumber,
  version: versionNumber,
  note: optional("办理情况", 500),
});
export type FinishInput = z.output<typeof finishInput>;

export const peopleQuestion = z.strictObject({
  code: z.union([codeText, z.literal("")]),
  question: z.string().max(40),
});

export const noticesRead = z.strictObject({
  /** Empty for every notice. */
  ids: z.array(idNumber).max(200),
});
