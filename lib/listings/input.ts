import { z } from "zod";
import { today, yearOf } from "@/lib/date/day";
import { parseDay } from "@/lib/date/parse";
import { inputOf, type Values } from "@/lib/fields/input";
import { codeText, formKey, idNumber, versionNumber } from "@/lib/fields/parts";
import { cleanText } from "@/lib/fields/text";
import { intermediaryFields, listedFields, listingFields, obstacleFields, yearFields } from "./fields";
import { isListingStage, type ListingStage } from "./rules";

export const listingInput = inputOf(listingFields);
export type ListingInput = z.output<typeof listingInput>;
export type ListingForm = z.input<typeof listingInput>;

type Year = Values<typeof yearFields>;
type YearRule = { path: keyof Year; holds: (year: Year) => boolean; error: () => string };
const firstYear = 1990;

/** Rules between a year's figures, for the sheet on the page, for a file and for whoever writes one. */
export const yearRules: readonly YearRule[] = [
  {
    path: "year",
    holds: ({ year }) => year >= firstYear && year <= yearOf(today()),
    error: () => `年度请填 ${firstYear} 到 ${yearOf(today())} 之间的年份`,
  },
  {
    path: "rndStaff",
    holds: ({ rndStaff, staff }) => rndStaff === null || staff === null || rndStaff <= staff,
    error: () => "研发人员多于员工总数，请核对",
  },
];

export const yearInput = yearRules.reduce(
  (schema, { path, holds, error }) => schema.refine(holds, { path: [path], error: () => error() }),
  inputOf(yearFields),
);
export type YearInput = z.output<typeof yearInput>;
export type YearForm = z.input<typeof yearInput>;

export const intermediaryInput = inputOf(intermediaryFields);
export type IntermediaryInput = z.output<typeof intermediaryInput>;
export type IntermediaryForm = z.input<typeof intermediaryInput>;

export const obstacleInput = inputOf(obstacleFields);
export type ObstacleInput = z.output<typeof obstacleInput>;
export type ObstacleForm = z.input<typeof obstacleInput>;

export const listedInput = inputOf(listedFields);
export type ListedInput = z.output<typeof listedInput>;
export type ListedForm = z.input<typeof listedInput>;

/** A day people write in their own way; what lies ahead only where `planned`. */
export const dayText = (label: string, { planned = false } = {}) =>
  z
    .string()
    .max(40)
    .transform((typed, context) => {
      const parsed = parseDay(typed, { today: today(), planned });
      if (parsed.ok) return parsed.day;
      context.issues.push({ code: "custom", message: `${label}：${parsed.message}`, input: typed });
      return z.NEVER;
    });

const givenDay = (label: string, options?: { planned?: boolean }) =>
  dayText(label, options).transform((day, context) => {
    if (day !== null) return day;
    context.issues.push({ code: "custom", message: `请填写${label}`, input: "" });
    return z.NEVER;
  });

const words = (longest = 500) =>
  z
    .string()
    .max(longest * 4)
    .transform((typed) => cleanText(typed, { keepLines: true }) || null)
    .refine((text) => text === null || [...text].length <= longest, `最多 ${longest} 个字`);

const reason = (what: string) =>
  words().transform((text, context) => {
    if (text !== null && text.length >= 2) return text;
    context.issues.push({ code: "custom", message: `请写明${what}`, input: text });
    return z.NEVER;
  });

const stage = z
  .string()
  .refine(isListingStage, "没有这个阶段")
  .transform((code) => code as ListingStage);

const target = { code: codeText, version: versionNumber };
const fileKey = z.string().max(40).nullable();

export const planStageInput = z.strictObject({
  ...target,
  stage,
  plannedOn: dayText("计划日期", { planned: true }),
});

/** The shares' own facts, asked for when the stage is 上市. */
const sharesInput = inputOf({
  stockCode: listedFields.stockCode,
  stockName: listedFields.stockName,
  proceeds: listedFields.proceeds,
  localProceeds: listedFields.localProceeds,
});

export const advanceInput = z.strictObject({
  ...target,
  stage,
  actualOn: givenDay("实际日期"),
  note: words(),
  fileKey,
  shares: sharesInput.nullable(),
  confirmed: z.array(z.string().max(80)).max(10),
});
export const setBackInput = z.strictObject({ ...target, stage, reason: reason("回退原因") });
export const setAsideInput = z.strictObject({
  ...target,
  kind: z.enum(["SUSPEND", "WITHDRAW"]),
  fromDay: givenDay("日期"),
  reason: reason("原因"),
});
export const resumeInput = z.strictObject({
  ...target,
  toDay: givenDay("恢复日期"),
  reason: reason("恢复依据"),
});
export const switchInput = z.strictObject({
  ...target,
  board: z.string().min(1, "请选择新板块").max(20),
  fromDay: givenDay("换板日期"),
  reason: reason("换板原因"),
});

export const engageInput = z.strictObject({
  key: formKey,
  code: codeText,
  intermediary: intermediaryInput,
  /** The one it takes the place of, which ends the day it begins. */
  replaces: idNumber.nullable(),
});
const part = { code: codeText, id: idNumber, version: versionNumber };
export const reviseIntermediaryInput = z.strictObject({ ...part, intermediary: intermediaryInput });
export const partInput = z.strictObject(part);

export const raiseObstacleInput = z.strictObject({ key: formKey, code: codeText, obstacle: obstacleInput });
export const reviseObstacleInput = z.strictObject({ ...part, obstacle: obstacleInput });
export const closeObstacleInput = z.strictObject({
  ...part,
  closedOn: givenDay("销号日期"),
  closeNote: reason("怎样解决的"),
  fileKey,
});

/** One row of the yearly sheet. `version` is 0 for a year nobody has reported. */
export const reportYearInput = z.strictObject({
  code: codeText,
  version: z.number().int().min(0).max(1_000_000_000),
  year: yearInput,
});

export const answerInput = z.strictObject({
  code: codeText,
  metric: z.string().max(40),
  typed: z.string().max(60),
  asOf: givenDay("截至日期"),
  note: words(200),
});

export const keepCheckInput = z.strictObject({
  code: codeText,
  board: z.string().max(20),
  asOf: givenDay("日期"),
  note: words(200),
});

export type PlanStageInput = z.output<typeof planStageInput>;
export type AdvanceInput = z.output<typeof advanceInput>;
export type SetBackInput = z.output<typeof setBackInput>;
export type SetAsideInput = z.output<typeof setAsideInput>;
export type ResumeInput = z.output<typeof resumeInput>;
export type SwitchInput = z.output<typeof switchInput>;
export type EngageInput = z.output<typeof engageInput>;
export type CloseObstacleInput = z.output<typeof closeObstacleInput>;
export type ReportYearInput = z.output<typeof reportYearInput>;
export type AnswerInput = z.output<typeof answerInput>;
export type KeepCheckInput = z.output<typeof keepCheckInput>;
