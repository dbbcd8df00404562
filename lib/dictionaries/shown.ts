import "server-only";
import type { Fields, Values } from "@/lib/fields/input";
import { missing } from "@/lib/fields/kinds";
import { type DictionaryName, labelsOf } from "./queries";

/** A field's value in words, codes of dictionaries included. */
export async function wordsOf<F extends Fields>(
  fields: F,
): Promise<(key: keyof F & string, value: unknown) => string> {
  const names = [
    ...new Set(Object.values(fields).flatMap(({ dictionary }) => (dictionary ? [dictionary] : []))),
  ];
  const labels = new Map(
    await Promise.all(names.map(async (name) => [name, await labelsOf(name as DictionaryName)] as const)),
  );
  return (key, value) => {
    const field = fields[key];
    if (!field) return String(value ?? missing);
    if (value === null || value === undefined) return missing;
    if (field.dictionary) return labels.get(field.dictionary)?.get(String(value)) ?? String(value);
    return field.show(value as Values<F>[typeof key]);
  };
}
