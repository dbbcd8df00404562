import { z } from "zod";
import { isDay } from "@/lib/date/day";
import { inputOf, pick, rawOf } from "@/lib/fields/input";
import { officialCode, required } from "@/lib/fields/kinds";
import { idNumber, versionNumber } from "@/lib/fields/parts";
import { attributeFieldsOf, dictionaryCodes, entryFields } from "./fields";
import type { DictionaryItem, DictionaryName } from "./queries";

export type EntryInput = {
  label: string;
  mark: string | null;
  validFrom: string;
  attributes: Record<string, string | number | boolean | null>;
};
export type EntryForm = {
  label: string;
  mark: string;
  validFrom: string;
  attributes: Record<string, string | boolean>;
};
export type NewEntryInput = EntryInput & { code: string; parentCode: string | null };
export type NewEntryForm = EntryForm & { code: string; parentCode: string };

const { label, mark, validFrom } = pick(entryFields, "label", "mark", "validFrom");
const code = required(officialCode("代码", { longest: 40 }));

const shapeOf = (name: DictionaryName) => ({
  label: label.input,
  mark: mark.input,
  validFrom: validFrom.input,
  attributes: inputOf(attributeFieldsOf(name)),
});

/** What may come in for an entry of this dictionary. */
export const entryInputOf = (name: DictionaryName): z.ZodType<EntryInput, EntryForm> =>
  z.strictObject(shapeOf(name)) as unknown as z.ZodType<EntryInput, EntryForm>;

export const newEntryInputOf = (name: DictionaryName): z.ZodType<NewEntryInput, NewEntryForm> =>
  z.strictObject({
    ...shapeOf(name),
    code: code.input
      .refine((typed) => /^[A-Z0-9][A-Z0-9_-]*$/.test(typed), "代码：请用字母、数字和短横线")
      .refine((typed) => name !== "holidays" || isDay(typed), "代码：请写日期，如 2027-10-01"),
    parentCode: entryFields.parentCode.input,
  }) as unknown as z.ZodType<NewEntryInput, NewEntryForm>;

/** An entry as a form holds it. */
export const entryForm = (name: DictionaryName, entry: DictionaryItem | null): EntryForm => ({
  ...rawOf(pick(entryFields, "label", "mark"), entry),
  validFrom: "",
  attributes: rawOf(attributeFieldsOf(name), entry?.attributes ?? null),
});

const revisionOf = (name: DictionaryName) =>
  z.strictObject({
    dictionary: z.literal(name),
    id: idNumber,
    version: versionNumber,
    entry: entryInputOf(name),
  });
const additionOf = (name: DictionaryName) =>
  z.strictObject({ dictionary: z.literal(name), entry: newEntryInputOf(name) });

type OneOrMore<T> = [T, ...T[]];

export const revision = z.discriminatedUnion(
  "dictionary",
  dictionaryCodes.map(revisionOf) as OneOrMore<ReturnType<typeof revisionOf>>,
);
export const addition = z.discriminatedUnion(
  "dictionary",
  dictionaryCodes.map(additionOf) as OneOrMore<ReturnType<typeof additionOf>>,
);
export const closing = z.strictObject({
  id: idNumber,
  version: versionNumber,
  validTo: entryFields.validFrom.input,
});
export const move = z.strictObject({
  id: idNumber,
  version: versionNumber,
  direction: z.enum(["up", "down"]),
});

/** A notice as it was pasted; `year` counts where the text names none. */
export const holidayNotice = z.strictObject({
  text: z.string().min(1, "请粘贴放假安排").max(20_000, "太长，请只粘贴放假安排"),
  year: z.number().int().min(2000, "请写年份，如 2027").max(2100, "请写年份，如 2027"),
  mark: entryFields.mark.input,
});
export type HolidayNotice = z.output<typeof holidayNotice>;
