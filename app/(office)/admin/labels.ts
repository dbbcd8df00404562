import type { Fields } from "@/lib/fields/input";

/** Field → its word, for telling two people's values apart. */
export const labelsOf = (fields: Fields): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([key, { label }]) => [key, label]));
