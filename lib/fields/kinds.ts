import { z } from "zod";
import { today } from "@/lib/date/day";
import { parseDay } from "@/lib/date/parse";
import { quoted } from "@/lib/money/typed";
import { cleanText } from "./text";

/**
 * A fact about one column that must be the same in forms, tables, ledgers, files and history: its label, kind, unit,
 * the titles it goes by in other people's sheets, and whether it may be empty.
 */
export type Field<Value, Raw = string> = {
  kind: "text" | "lines" | "amount" | "quantity" | "count" | "day" | "choice" | "flag" | "reference";
  label: string;
  /** Other titles this column carries in sheets. */
  also: readonly string[];
  required: boolean;
  unit?: string;
  longest?: number;
  /** Codes to words where they never change; a dictionary's name where they are dated data. */
  choices?: Readonly<Record<string, string>>;
  dictionary?: string;
  /** A day that may still lie ahead. */
  planned?: boolean;
  /** An amount that may be below zero: a loss, an outflow. */
  signed?: boolean;
  /** From what a form holds to what the column holds; the message says what to write instead. */
  input: z.ZodType<Value, Raw>;
  /** Back into the form. */
  raw(value: Value): Raw;
  /** For people: in a table, a sheet or a history. */
  show(value: Value): string;
};

export type ValueOf<F> = F extends Field<infer Value, infer _Raw> ? Value : never;
export type RawOf<F> = F extends Field<infer _Value, infer Raw> ? Raw : never;

export type Options = { also?: readonly string[]; longest?: number };

export const missing = "—";

export function text(label: string, { also = [], longest = 120 }: Options = {}): Field<string | null> {
  return { ...words(label, longest, (typed) => cleanText(typed)), kind: "text", also };
}

/** Letters and digits given out by an office: half-width, upper case, no blanks. */
export function officialCode(label: string, { also = [], longest = 30 }: Options = {}): Field<string | null> {
  const clean = (typed: string) => cleanText(typed).normalize("NFKC").replace(/\s/g, "").toUpperCase();
  return { ...words(label, longest, clean), kind: "text", also };
}

/** Several lines. */
export function lines(label: string, { also = [], longest = 2000 }: Options = {}): Field<string | null> {
  return { ...words(label, longest, (typed) => cleanText(typed, { keepLines: true })), kind: "lines", also };
}

function words(label: string, longest: number, clean: (typed: string) => string) {
  return {
    label,
    longest,
    required: false,
    input: z
      .string({ error: `${label}：请填写文字` })
      .max(longest * 4, `${label}：太长，最多 ${longest} 个字`)
      .transform((typed) => clean(typed) || null)
      .refine(
        (value) => value === null || [...value].length <= longest,
        `${label}：太长，最多 ${longest} 个字`,
      ),
    raw: (value: string | null) => value ?? "",
    show: (value: string | null) => value ?? missing,
  };
}

export function day(
  label: string,
  { also = [], planned = false }: Options & { planned?: boolean } = {},
): Field<string | null> {
  return {
    kind: "day",
    label,
    also,
    required: false,
    planned,
    input: z
      .string()
      .max(40)
      .transform((typed, context) => {
        const parsed = parseDay(typed, { today: today(), planned });
        if (!parsed.ok) return refuse(context, `${label}：${parsed.message}`);
        return isYetToCome(parsed.day, planned) ? refuse(context, yetToCome(label, typed)) : parsed.day;
      }),
    raw: (value) => value ?? "",
    show: (value) => value ?? missing,
  };
}

/** The day of something that has happened cannot lie ahead. */
export const isYetToCome = (day: string | null, planned: boolean): boolean =>
  !planned && day !== null && day > today();

export const yetToCome = (label: string, typed: string): string =>
  `${label}：${quoted(typed)}晚于今天，不能是已经发生的日期`;

/** One of a fixed list. */
export function choice<Code extends string>(
  label: string,
  choices: Readonly<Record<Code, string>>,
  { also = [] }: Options = {},
): Field<Code | null> {
  const has = (code: string): code is Code => Object.keys(choices).includes(code);
  return {
    kind: "choice",
    label,
    also,
    required: false,
    choices,
    input: z
      .string()
      .max(60)
      .transform((code, context) => {
        if (code === "") return null;
        return has(code) ? code : refuse(context, `${label}：请从列表中选择`);
      }),
    raw: (value) => value ?? "",
    show: (value) => (value ? choices[value] : missing),
  };
}

/** A code of a dated dictionary; whether it exists on the day is checked where the row is written. */
export function coded(label: string, dictionary: string, { also = [] }: Options = {}): Field<string | null> {
  return {
    kind: "choice",
    label,
    also,
    required: false,
    dictionary,
    input: z
      .string()
      .max(40)
      .regex(/^[\w-]*$/, `${label}：请从列表中选择`)
      .transform((code) => code || null),
    raw: (value) => value ?? "",
    show: (value) => value ?? missing,
  };
}

/** The id of another record, chosen from a list or a search. */
export function reference(label: string, { also = [] }: Options = {}): Field<number | null> {
  return {
    kind: "reference",
    label,
    also,
    required: false,
    input: z
      .string()
      .regex(/^\d{0,15}$/, `${label}：请从列表中选择`)
      .transform((id) => (id ? Number(id) : null)),
    raw: (value) => (value === null ? "" : String(value)),
    show: (value) => (value === null ? missing : String(value)),
  };
}

export function flag(label: string, { also = [] }: Options = {}): Field<boolean, boolean> {
  return {
    kind: "flag",
    label,
    also,
    required: false,
    input: z.boolean(),
    raw: (value) => value,
    show: (value) => (value ? "是" : "否"),
  };
}

/** May not be left empty. */
export function required<Value, Raw>(field: Field<Value | null, Raw>): Field<Value, Raw> {
  return {
    ...field,
    required: true,
    input: field.input.transform((value, context): Value => value ?? refuse(context, `请填写${field.label}`)),
    raw: (value) => field.raw(value),
    show: (value) => field.show(value),
  };
}

/** Adds the message to what is wrong with the form. */
export function refuse(context: z.core.$RefinementCtx, message: string): never {
  context.issues.push({ code: "custom", message, input: undefined });
  return z.NEVER;
}
