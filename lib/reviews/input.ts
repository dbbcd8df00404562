import { z } from "zod";
import { isDay, today, yearOf } from "@/lib/date/day";
import { parseDay } from "@/lib/date/parse";
import { codeText, formKey, idNumber, versionNumber } from "@/lib/fields/parts";
import { cleanText } from "@/lib/fields/text";
import {
  type AgendaRule,
  agendaRules,
  type Level,
  lengthOf,
  levelNames,
  longestMessage,
  type ResolutionKind,
  resolutionKinds,
  type Topic,
  topicNames,
  type Verdict,
  verdictNames,
} from "./rules";

const codesOf = <Code extends string>(names: Readonly<Record<Code, string>>) =>
  Object.keys(names) as [Code, ...Code[]];

const words = (label: string, longest: number) =>
  z
    .string()
    .max(longest * 4, `${label}：太长，最多 ${longest} 个字`)
    .transform((typed) => cleanText(typed, { keepLines: true }))
    .refine((text) => lengthOf(text) <= longest, `${label}：太长，最多 ${longest} 个字`);

const said = (label: string, longest: number) =>
  words(label, longest).refine((text) => text.length > 0, `请填写${label}`);

const optional = (label: string, longest: number) => words(label, longest).transform((text) => text || null);

const typedDay = (label: string) =>
  z
    .string()
    .max(40)
    .transform((typed, context) => {
      const now = today();
      const parsed = parseDay(typed, { today: now, planned: true, yearHint: yearOf(now) });
      const refuse = (message: string) => {
        context.issues.push({ code: "custom", message: `${label}：${message}`, input: typed });
        return z.NEVER;
      };
      if (!parsed.ok) return refuse(parsed.message);
      if (parsed.day !== null && parsed.precision !== "day") return refuse("请写到日，如 2026-11-24");
      return parsed.day;
    });

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "时间：请写成 14:30");
const minutes = z.coerce
  .number({ error: "时长：请写分钟数" })
  .int("时长：请写整数分钟")
  .min(1, "时长：至少 1 分钟")
  .max(600, "时长：最多 600 分钟");

/** `2026-11-27 18:00`, or nothing. */
const freezingMoment = z
  .string()
  .max(20)
  .transform((typed) => typed.trim().replace("T", " "))
  .refine(
    (typed) =>
      typed === "" ||
      (/^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d$/.test(typed) && isDay(typed.slice(0, 10))),
    "冻结时间：请写成 2026-11-27 18:00",
  )
  .transform((typed) => (typed ? `${typed}:00+08:00` : null));

export const reviewInput = z.strictObject({
  title: said("会议名称", 60),
  heldOn: typedDay("会议日期").refine((day) => day !== null, "请填写会议日期"),
  startsAt: clock,
  place: optional("地点", 60),
  chair: optional("主持人", 40),
  attendees: optional("参加人员", 500),
  budget: minutes,
  freezesAt: freezingMoment,
});
export type ReviewInput = z.output<typeof reviewInput>;
export type ReviewForm = z.input<typeof reviewInput>;

export const convening = z.strictObject({ key: formKey, review: reviewInput });

/** A meeting as it was read. */
export const target = z.strictObject({ code: codeText, version: versionNumber });
export type Target = z.output<typeof target>;

export const revision = target.extend({ review: reviewInput });

/** One item of a meeting as it was read. */
export const itemTarget = z.strictObject({ code: codeText, id: idNumber, version: versionNumber });
export type ItemTarget = z.output<typeof itemTarget>;

const rules = agendaRules as unknown as [AgendaRule, ...AgendaRule[]];

/** What to put on an agenda; the reason is worked out again here, never taken from the browser. */
export const addition = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("project"), project: codeText, rule: z.enum(rules).nullable() }),
  z.strictObject({ kind: z.literal("resolution"), resolutionId: idNumber }),
  z.strictObject({ kind: z.literal("assignment"), assignment: codeText }),
  z.strictObject({
    kind: z.literal("topic"),
    topic: z.enum(codesOf<Topic>(topicNames)),
    title: optional("专题名称", 60),
    minutes,
  }),
]);
export type Addition = z.output<typeof addition>;

export const additions = z.strictObject({
  code: codeText,
  items: z.array(addition).min(1, "请选择要加入议程的事项").max(60, "一次最多加入 60 项"),
});
export type Additions = z.output<typeof additions>;

export const ordering = target.extend({ ids: z.array(idNumber).min(1).max(200) });
export type Ordering = z.output<typeof ordering>;

export const preparation = itemTarget.extend({
  title: optional("名称", 80),
  minutes,
  presenter: optional("汇报人", 40),
  obstacle: optional("卡在哪里", 500),
  departmentId: idNumber.nullable(),
  suggestion: optional("建议议定", 500),
});
export type Preparation = z.output<typeof preparation>;

/** Who turned the page or wrote the decision: another person may have signed in on the machine since. */
const author = idNumber;

const turn = z.strictObject({
  code: codeText,
  itemId: idNumber.nullable(),
  /** How long ago the page was turned, when the network was away. */
  agoMs: z
    .number()
    .int()
    .min(0)
    .max(12 * 3_600_000),
});
export type Turning = z.output<typeof turn>;
export const turning = turn.extend({ by: author });

export const resolutionInput = z.strictObject({
  itemId: idNumber.nullable(),
  kind: z.enum(codesOf<ResolutionKind>(resolutionKinds), { error: "请选择类别" }),
  verdict: z.union([z.enum(codesOf<Verdict>(verdictNames)), z.literal("").transform(() => null)]).nullable(),
  body: said("议定内容", 500),
  level: z.enum(codesOf<Level>(levelNames), { error: "请选择紧急程度" }),
  ownerUnitId: idNumber.nullable(),
  ownerId: idNumber.nullable(),
  departmentId: idNumber.nullable(),
  dueOn: typedDay("完成时限"),
  projects: z.array(codeText).max(20, "一条议定最多关联 20 个项目"),
});
export type ResolutionInput = z.output<typeof resolutionInput>;
export type ResolutionForm = z.input<typeof resolutionInput>;

export const resolving = z.strictObject({
  ...{ key: formKey, code: codeText, resolution: resolutionInput, by: author },
});
export const reResolving = itemTarget.extend({ resolution: resolutionInput, by: author });

export const messageInput = said("短信", longestMessage);

/** One numbered paragraph after another under each heading, as a person left them. */
export const minutesInput = z.strictObject({
  title: said("标题", 80),
  number: optional("文号", 40),
  opening: said("会议情况", 2_000),
  sections: z
    .array(z.strictObject({ heading: said("小标题", 60), paragraphs: z.array(said("段落", 1_000)).max(200) }))
    .max(20),
  attendees: optional("参加人员", 500),
  signer: said("落款单位", 60),
  day: z.string().refine(isDay, "成文日期：请写成 2026-11-27"),
});
export type MinutesWords = z.output<typeof minutesInput>;

export const drafting = z.discriminatedUnion("kind", [
  z.strictObject({ code: codeText, kind: z.literal("minutes"), words: minutesInput.nullable() }),
  z.strictObject({ code: codeText, kind: z.literal("message"), words: messageInput.nullable() }),
  z.strictObject({ code: codeText, kind: z.literal("deck") }),
  z.strictObject({ code: codeText, kind: z.literal("data") }),
]);
export type Drafting = z.output<typeof drafting>;
