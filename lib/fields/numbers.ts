import { z } from "zod";
import { today } from "@/lib/date/day";
import { parseDay } from "@/lib/date/parse";
import { type Amount, parseAmount, showAmount, withRate } from "@/lib/money/amount";
import { currencyNames } from "@/lib/money/currency";
import { decimalOf, grouped, textOf, trimmed } from "@/lib/money/decimal";
import { halfWidth } from "@/lib/money/typed";
import { writtenIn } from "@/lib/money/yuan";
import { type Field, missing, type Options, refuse } from "./kinds";
import { plainNumber } from "./measures";
import { cleanText } from "./text";

/** How an amount is typed: the words, and for foreign money the dated rate. */
export type TypedAmount = { typed: string; rate: string; rateOn: string; rateSource: string };
export const noAmount: TypedAmount = { typed: "", rate: "", rateOn: "", rateSource: "" };

/** Money as people state it. `unit` is the one in force where none is typed. */
export function amount(
  label: string,
  {
    also = [],
    unit = "万元",
    signed: allowNegative = false,
  }: Options & { unit?: "万元" | "亿元" /** A loss, an outflow. */; signed?: boolean } = {},
): Field<Amount | null, TypedAmount> {
  const input = z
    .strictObject({
      typed: z.string().max(200, `${label}：太长，请只写金额`),
      rate: z.string().max(30),
      rateOn: z.string().max(30),
      rateSource: z.string().max(60),
    })
    .transform((form, context): Amount | null => {
      const parsed = parseAmount(form.typed, { unit, allowNegative });
      if (!parsed.ok) return refuse(context, `${label}：${parsed.message}`);
      if (!parsed.amount || parsed.amount.currency === "CNY" || form.rate.trim() === "") return parsed.amount;
      const on = parseDay(form.rateOn, { today: today() });
      if (!/^\d{1,8}(\.\d{1,8})?$/.test(form.rate.trim()))
        return refuse(context, `${label}：汇率请写成小数，如 7.1012`);
      if (!on.ok || on.day === null) return refuse(context, `${label}：请填写汇率日期，如 2026-11-24`);
      return withRate(parsed.amount, form.rate.trim(), on.day, cleanText(form.rateSource) || null);
    });
  return {
    kind: "amount",
    label,
    also,
    required: false,
    unit,
    signed: allowNegative,
    input,
    raw: (value) =>
      value
        ? {
            typed: retyped(value, unit),
            rate: value.rate ?? "",
            rateOn: value.rateOn ?? "",
            rateSource: value.rateSource ?? "",
          }
        : noAmount,
    show: (value) => (value ? showAmount(value, unit) : missing),
  };
}

/** Areas, energy: exact decimals, never floats. */
export function quantity(
  label: string,
  unit: string,
  { also = [], signed = false }: Options & { signed?: boolean } = {},
): Field<string | null> {
  const rule = signed ? /^-?\d{1,10}(\.\d{1,2})?$/ : /^\d{1,10}(\.\d{1,2})?$/;
  return {
    kind: "quantity",
    label,
    also,
    required: false,
    unit,
    input: z
      .string()
      .max(40)
      .transform((typed, context) => {
        if (isNothing(typed)) return null;
        const plain = plainNumber(typed, unit);
        if (rule.test(plain)) return plain;
        return refuse(context, `${label}：“${typed.trim()}”看不懂，请写数字，单位是${unit}，最多两位小数`);
      }),
    raw: (value) => (value === null ? "" : shortest(value)),
    show: (value) => (value === null ? missing : grouped(shortest(value))),
  };
}

/** A whole number of people or things. */
export function count(label: string, unit: string, { also = [] }: Options = {}): Field<number | null> {
  return {
    kind: "count",
    label,
    also,
    required: false,
    unit,
    input: z
      .string()
      .max(40)
      .transform((typed, context) => {
        if (isNothing(typed)) return null;
        const plain = plainNumber(typed, unit);
        return /^\d{1,8}(\.0+)?$/.test(plain)
          ? Math.trunc(Number(plain))
          : refuse(context, `${label}：请写整数，单位是${unit}`);
      }),
    raw: (value) => (value === null ? "" : String(value)),
    show: (value) => (value === null ? missing : grouped(String(value))),
  };
}

const blanks = new Set(["", "—", "-", "–", "/", "无", "暂无", "待定"]);

const isNothing = (typed: string): boolean => blanks.has(halfWidth(typed));

/** `12.50` as stored is `12.5` as read. */
function shortest(stored: string): string {
  const value = decimalOf(stored);
  return value ? textOf(trimmed(value)) : stored;
}

const prefixes: Partial<Record<Amount["qualifier"], string>> = { about: "约", atLeast: "不低于" };

/**
 * What to put back into the form: the words as typed while they still mean the same under this field's unit, else the
 * same amount written out with its unit. A 12 typed under 亿元 must not come back as 12 万元, nor
 * 500 of a column in 万美元 as 500 万元.
 */
function retyped(value: Amount, unit: "万元" | "亿元"): string {
  const again = parseAmount(value.typed, { unit, allowNegative: true });
  if (
    again.ok &&
    again.amount?.currency === value.currency &&
    again.amount.units === value.units &&
    again.amount.min === value.min &&
    again.amount.max === value.max
  ) {
    return value.typed;
  }
  const currency = value.currency === "CNY" ? "元" : currencyNames[value.currency];
  const written = (units: number) => `${writtenIn(units, "万元")}万${currency}`;
  if (value.min !== null && value.max !== null)
    return `${writtenIn(value.min, "万元")}-${written(value.max)}`;
  return value.units === null ? value.typed : `${prefixes[value.qualifier] ?? ""}${written(value.units)}`;
}
