export type Row = Record<string, unknown>;
export type Difference = { field: string; from: unknown; to: unknown };

/** Kept by the program, not by people: no news in a history. */
const own = new Set([
  "id",
  "version",
  "createdAt",
  "createdBy",
  "updatedAt",
  "updatedBy",
  "searchText",
  "nameKey",
  "movedOn",
  "passwordHash",
  "secretHash",
]);

const isDerived = (field: string) => field.endsWith("Yuan");

/** Field by field, what changed; a new row lists every field that holds something. */
export function differences(before: Row | null, after: Row): Difference[] {
  return Object.keys(after)
    .filter((field) => !own.has(field) && !isDerived(field))
    .map((field) => ({ field, from: before?.[field] ?? null, to: after[field] ?? null }))
    .filter(({ from, to }) => !isSame(from, to));
}

const isSame = (one: unknown, other: unknown) =>
  one === other || JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));

/** jsonb gives keys back in an order of its own. */
function ordered(value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
