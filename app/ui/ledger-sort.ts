export type SortKey = { key: string; descending: boolean };

const mostKeys = 3;

/** "-totalInvestment,name" as keys in order of weight. */
export const readSort = (sort: string): SortKey[] =>
  sort
    .split(",")
    .filter(Boolean)
    .slice(0, mostKeys)
    .map((text) => ({ key: text.replace(/^-/, ""), descending: text.startsWith("-") }));

export const writeSort = (keys: readonly SortKey[]) =>
  keys.map(({ key, descending }) => (descending ? `-${key}` : key)).join(",");

/**
 * The order after a press on a column's title: its first direction, then the other, then none. Alone it replaces the
 * order; added (Shift) it keeps the other keys and becomes the last of at most three.
 */
export function pressedSort(sort: string, column: string, first: "up" | "down", added: boolean) {
  const keys = readSort(sort);
  const before = keys.find(({ key }) => key === column);
  const firstDescending = first === "down";
  const now: SortKey[] = [];
  if (!before) now.push({ key: column, descending: firstDescending });
  else if (before.descending === firstDescending) now.push({ key: column, descending: !firstDescending });
  if (!added) return writeSort(now);
  if (!before) return writeSort([...keys.slice(0, mostKeys - 1), ...now]);
  return writeSort(keys.flatMap((key) => (key.key === column ? now : [key])));
}
