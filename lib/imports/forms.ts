import type { z } from "zod";
import { type Fields, rawOf } from "@/lib/fields/input";
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
 * form itself would refuse it, and the notes say why.
 */
export function readForm<Out extends object>(form: Form<Out>, facts: FieldFacts, notes: Notes): Out | null {
  const { fields, input, stored, given } = form;
  const typed = Object.entries(facts.typed).flatMap(([key, text]): [string, unknown][] => {
    if (text === "") return [];
    return [[key, fields[key]?.kind === "flag" ? text === "true" : text]];
  });
  const amounts = Object.entries(facts.amounts).map(([key, amount]) => [key, fields[key]?.raw(amount)]);
  const parsed = input.safeParse({
    ...rawOf(fields, stored as never),
    ...Object.fromEntries(typed),
    ...Object.fromEntries(amounts),
    ...given,
  });
  if (parsed.success) return { ...parsed.data, ...facts.amounts };
  for (const { path, message } of parsed.error.issues) notes.say("refuse", String(path[0] ?? ""), message);
  return null;
}
