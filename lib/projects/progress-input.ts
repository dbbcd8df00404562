import { z } from "zod";
import { codeText, versionNumber } from "@/lib/fields/parts";
import { cleanText } from "@/lib/fields/text";
import { type Amount, isRate, parseAmount } from "@/lib/money/amount";
import { type Currency, currencyNames } from "@/lib/money/currency";
import { type Basis, basisNames, kindNames, type Origin } from "./progress/rules";
import { sourceAreas } from "./rules";

const codesOf = <Code extends string>(names: Readonly<Record<Code, string>>) =>
  Object.keys(names) as [Code, ...Code[]];

const listed = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

export const basisChoices = listed(basisNames);
export const originChoices = listed(sourceAreas);

export const monthText = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, "请选择月份");
export const basisCode = z.enum(codesOf<Basis>(basisNames), { error: "请选择填报口径" });
export const originCode = z.enum(codesOf<Origin>(sourceAreas), { error: "请选择资金来源地" });

const shortText = (label: string, longest: number) =>
  z
    .string()
    .max(longest * 4, `${label}：太长，最多 ${longest} 个字`)
    .transform((typed) => cleanText(typed))
    .refine((text) => [...text].length <= longest, `${label}：太长，最多 ${longest} 个字`);

/** 形象进度: what can be seen on the site. */
const words = z
  .string()
  .max(4_000, "形象进度：太长，最多 1000 个字")
  .transform((typed) => cleanText(typed, { keepLines: true }))
  .refine((text) => [...text].length <= 1_000, "形象进度：太长，最多 1000 个字");

const typedMoney = {
  typed: z.string().max(200),
  /** Why the cumulative falls, where it does. */
  reason: shortText("原因", 200),
};

/** A fact is an exact number; a blank takes the month's number back. A month may fall, so minus signs are read. */
function readMoney(
  label: string,
  { typed, currency }: { typed: string; currency: Currency },
  context: z.core.$RefinementCtx,
): Amount | null {
  const refuse = (message: string) => {
    context.issues.push({ code: "custom", message: `${label}：${message}`, input: typed, path: ["typed"] });
    return z.NEVER;
  };
  const parsed = parseAmount(typed, { unit: "万元", currency, allowNegative: true });
  if (!parsed.ok) return refuse(parsed.message);
  if (parsed.amount && parsed.amount.currency !== currency)
    return refuse(`这一栏填${currencyNames[currency]}，其他币种请在项目页另填一行`);
  if (parsed.amount && parsed.amount.qualifier !== "exact")
    return refuse(`“${typed.trim()}”不是确切的数，还不知道的请留空`);
  return parsed.amount;
}

const investmentCell = z.strictObject(typedMoney).transform((cell, context) => ({
  ...cell,
  amount: readMoney(kindNames.investment, { ...cell, currency: "CNY" }, context),
}));

const arrivedCell = z
  .strictObject({
    ...typedMoney,
    origin: originCode,
    currency: z.enum(codesOf<Currency>(currencyNames), { error: "请选择币种" }),
    /** Yuan for one unit of a foreign currency, as typed. */
    rate: z
      .string()
      .max(30)
      .transform((typed) => typed.trim())
      .refine((typed) => typed === "" || isRate(typed), "汇率请写成小数，如 7.1012"),
    voucherKey: z.string().max(40),
    /** Null leaves what is there. */
    voucherNote: shortText("凭证说明", 200).nullable(),
  })
  .transform((cell, context) => ({ ...cell, amount: readMoney(kindNames.arrived, cell, context) }));

/** One project's month. What is null was not touched; an empty text takes back what was there. */
export const monthInput = z.strictObject({
  code: codeText,
  version: versionNumber,
  month: monthText,
  basis: basisCode,
  investment: investmentCell.nullable(),
  arrived: z.array(arrivedCell).max(5),
  words: words.nullable(),
  confirmed: z.array(z.string().max(200)).max(60),
});
export type MonthForm = z.input<typeof monthInput>;
export type MonthInput = z.output<typeof monthInput>;

const gridCell = z.strictObject({ typed: z.string().max(4_000), reason: z.string().max(800) }).nullable();

/** Many projects' month at once. Each row is read by itself, so that one wrong cell holds up only its own project. */
export const gridInput = z.strictObject({
  month: monthText,
  basis: basisCode,
  origin: originCode,
  rows: z
    .array(
      z.strictObject({
        code: codeText,
        version: versionNumber,
        investment: gridCell,
        arrived: gridCell,
        words: z.string().max(8_000).nullable(),
        confirmed: z.array(z.string().max(200)).max(20),
      }),
    )
    .min(1, "没有改动")
    .max(200, "一次最多保存 200 个项目"),
});
export type GridInput = z.output<typeof gridInput>;

export const unchangedInput = z.strictObject({
  month: monthText,
  /** A unit's code, or empty for every unit within reach. */
  unit: z.string().max(40),
  confirmed: z.array(z.string().max(80)).max(5),
});
export type UnchangedInput = z.output<typeof unchangedInput>;
