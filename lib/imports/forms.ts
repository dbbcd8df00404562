import type { z } from "zod";
import { type Fields, rawOf } from "@/lib/fields/input";
import { isSameAmount } from "./changes";
import type { FieldFacts } from "./field-facts";
import type { Notes } from "./notes";

type Form<Out> = {
  fields: Fields;
  // biome-ignore lint/suspicious/noExplicitAny: what a form sends differs from form to form and is checked by the schema itself
  input: z.ZodType<Out, any>;
  /** The record as it stands; null for a new one. */
  stored: object | null;
  /** What was looked up for the row: references, as the form would hold them. */
  given: Readonly<Record<string, string>>;
};

/**
 * A row put through the form's own rules, over what is stored; amounts keep the words of the sheet. Null where the
 * form itself would refuse it, and the notes say why. A row that says only what is stored is not judged again: rules
 * may have changed since, and repeating a record is no offence.
 */
export function readForm<Out extends object>(form: Form<Out>, facts: FieldFacts, notes: Notes): Out | null {
  const { fields, input, stored, given } = form;
  const said = saidBy(facts, fields);
  const parsed = input.safeParse({ ...rawOf(fields, stored as never), ...said, ...given });
  if (parsed.success) return { ...parsed.data, ...facts.amounts };
  if (stored && repeats(stored, { ...said, ...given }, fields, facts)) return standing(stored, fields) as Out;
  for (const { path, message } of parsed.error.issues) notes.say("refuse", String(path[0] ?? ""), message);
  return null;
}

/** What the row says, as the form would hold it. */
function saidBy({ typed, amounts }: FieldFacts, fields: Fields): Record<string, unknown> {
  const words = Object.entries(typed).flatMap(([key, text]): [string, unknown][] => {
    if (text === "") return [];
    return [[key, fields[key]?.kind === "flag" ? text === "true" : text]];
  });
  const money = Object.entries(amounts).map(([key, amount]) => [key, fields[key]?.raw(amount)]);
  return { ...Object.fromEntries(words), ...Object.fromEntries(money) };
}

function repeats(stored: object, said: Readonly<Record<string, unknown>>, fields: Fields, facts: FieldFacts) {
  const before = stored as Record<string, unknown>;
  return Object.entries(said).every(([key, raw]) => {
    const field = fields[key];
    if (!field) return true;
    if (field.kind === "amount") return isSameAmount(before[key] ?? null, facts.amounts[key] ?? null);
    if (raw === field.raw(before[key] ?? null)) return true;
    const read = field.input.safeParse(raw);
    return read.success && field.show(read.data) === field.show(before[key] ?? null);
  });
}

const standing = (stored: object, fields: Fields): Record<string, unknown> =>
  Object.fromEntries(Object.keys(fields).map((key) => [key, (stored as Record<string, unknown>)[key]]));
