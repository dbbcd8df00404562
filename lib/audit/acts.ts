import { type HistoryEntry, historyPage } from "./history";

/** `from` is null where nothing stood before. */
export type HistoryLine = { label: string; from: string | null; to: string };

/** One act as a record's history tells it. */
export type HistoryItem = {
  id: number;
  at: string;
  who: string;
  what: string;
  reason: string | null;
  lines: HistoryLine[];
};

/** A page of a record's history; `next` is where the following, older one begins. */
export type History = { items: HistoryItem[]; next: number | null };

export const historyIn = (
  entries: readonly HistoryEntry[],
  tell: (entry: HistoryEntry) => HistoryItem,
): History => ({
  items: together(entries.map(tell)),
  next: entries.length === historyPage ? (entries.at(-1)?.id ?? null) : null,
});

/** One act touches several rows in one transaction, whose entries carry the same moment: people see one act. */
function together(items: readonly HistoryItem[]): HistoryItem[] {
  const acts = new Map<string, HistoryItem>();
  for (const item of items) {
    const key = `${item.at} ${item.who} ${item.what}`;
    const act = acts.get(key);
    if (act) act.lines.push(...item.lines);
    else acts.set(key, { ...item, lines: [...item.lines] });
  }
  return [...acts.values()].map((act) => ({ ...act, at: act.at.slice(0, 16) }));
}

/** What an entry is about, without the record's own name; codes of stages in words. */
export const aboutOf = (label: string | null, own: string, stages: ReadonlyMap<string, string>): string =>
  (label ?? "")
    .replace(own, "")
    .trim()
    .split(" ")
    .map((word) => stages.get(word) ?? word)
    .join(" ");
