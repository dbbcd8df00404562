import { z } from "zod";
import { thisMonth, today } from "@/lib/date/day";
import { parseDay } from "@/lib/date/parse";
import { idNumber } from "@/lib/fields/parts";
import { cleanText } from "@/lib/fields/text";
import { isRate } from "@/lib/money/amount";
import { type Currency, currencyNames } from "@/lib/money/currency";
import { type Unit, unitPlaces } from "@/lib/money/yuan";
import { basisCode, monthText, originCode } from "@/lib/projects/progress-input";

const moneyUnits = Object.keys(unitPlaces) as [Unit, ...Unit[]];
const currencies = Object.keys(currencyNames) as [Currency, ...Currency[]];

const tallestHeader = 6;
const lastHeaderRow = 1_000;

const rateText = z
  .string()
  .max(30)
  .transform((typed) => typed.trim())
  .refine((typed) => typed === "" || isRate(typed), "汇率请写成小数，如 7.1012")
  .transform((typed) => typed || null);

const rateDay = z
  .string()
  .max(40)
  .transform((typed, context) => {
    const parsed = parseDay(typed, { today: today() });
    if (parsed.ok) return parsed.day;
    context.issues.push({ code: "custom", message: `汇率日期：${parsed.message}`, input: typed });
    return z.NEVER;
  });

/** The heading's first and last row as a person found them; null where the sheet has none. */
export const headerChoice = z
  .strictObject({
    top: z.number().int().min(1).max(lastHeaderRow),
    bottom: z.number().int().min(1).max(lastHeaderRow),
  })
  .refine(({ top, bottom }) => top <= bottom, "表头的末行不能在首行上面")
  .refine(({ top, bottom }) => bottom - top < tallestHeader, `表头最多 ${tallestHeader} 行`)
  .nullable();
export type HeaderChoice = z.output<typeof headerChoice>;

export const sheetName = z.string().max(200);

/** What a person decides about a file: which sheets, what each column is, and what the file itself does not say. */
export const answersInput = z
  .strictObject({
    sheets: z.array(sheetName).min(1, "请选择要导入的工作表").max(60),
    /** Headings that a person set, by sheet; the others are found. */
    headers: z.record(sheetName, headerChoice),
    /** What each column is, by the column's id; a column may be two things. */
    mapping: z.record(z.string().max(240), z.array(z.string().max(40)).max(3)),
    unitId: idNumber.nullable(),
    moneyUnit: z.enum(moneyUnits).nullable(),
    currency: z.enum(currencies),
    rate: rateText,
    rateOn: rateDay,
    rateSource: z
      .string()
      .max(60)
      .transform((typed) => cleanText(typed) || null),
    month: monthText.nullable(),
    basis: basisCode,
    origin: originCode,
  })
  .refine(({ rate, rateOn }) => rate === null || rateOn !== null, {
    path: ["rateOn"],
    error: "请填写汇率日期，如 2026-11-24",
  })
  .refine(({ month }) => month === null || month <= thisMonth(), {
    path: ["month"],
    error: "还没到这个月，不能提前填报",
  });

export type Answers = z.output<typeof answersInput>;
export type AnswersForm = z.input<typeof answersInput>;

export const runCode = z.string().regex(/^DR-[A-Z0-9]{8}$/, "没有这次导入");

/** Rows of one run, by sheet and row number. */
export const rowPlaces = z
  .array(z.strictObject({ sheet: z.string().max(200), row: z.number().int().min(1).max(2_000_000) }))
  .min(1)
  .max(500);
