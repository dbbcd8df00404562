import type { GridChange, GridSaved } from "@/app/ui/edit-grid-control";
import type { Answer, Failure } from "@/lib/auth/action";
import type { GridRow } from "@/lib/projects/progress-queries";

export type CellKey = "investment" | "arrived" | "words";

type Money = { typed: string; reason: string } | null;

/** One project's changed cells on their way to the server. */
export type RowDraft = {
  code: string;
  version: number;
  investment: Money;
  arrived: Money;
  words: string | null;
  confirmed: string[];
};

export type RowAnswer = { code: string; answer: Answer<number>; now: GridRow | null };

/** Changed cells gathered by project. */
export function draftsOf(changes: readonly GridChange[]): RowDraft[] {
  const drafts = new Map<string, RowDraft>();
  for (const { rowId, key, text, version } of changes) {
    const blank = { code: rowId, version, investment: null, arrived: null, words: null, confirmed: [] };
    const draft = drafts.get(rowId) ?? blank;
    drafts.set(rowId, { ...draft, [key]: key === "words" ? text : { typed: text, reason: "" } });
  }
  return [...drafts.values()];
}

/** What a person has to add before a row can be saved: a yes to a question, or why a cumulative falls. */
export type Wanted = {
  code: string;
  question: { message: string; key: string } | null;
  reasons: { cell: "investment" | "arrived"; message: string }[];
};

const cellOfPath = (path: string): CellKey =>
  (["investment", "arrived", "words"] as const).find((cell) => path.startsWith(cell)) ?? "words";

export function wantedOf({ code, answer }: RowAnswer): Wanted | null {
  if (answer.ok) return null;
  if (answer.code === "confirm" && answer.confirmKey)
    return { code, question: { message: answer.message, key: answer.confirmKey }, reasons: [] };
  const faults = Object.entries(answer.fieldErrors ?? {});
  if (faults.length === 0 || !faults.every(([path]) => path.endsWith(".reason"))) return null;
  return {
    code,
    question: null,
    reasons: faults.map(([path, message]) => ({
      cell: cellOfPath(path) === "arrived" ? "arrived" : "investment",
      message,
    })),
  };
}

/** The draft with what was added. */
export function answered(draft: RowDraft, wanted: Wanted, reasons: Record<string, string>): RowDraft {
  const withReason = (cell: "investment" | "arrived"): Money => {
    const money = draft[cell];
    return money && { ...money, reason: reasons[cell] ?? money.reason };
  };
  return {
    ...draft,
    investment: withReason("investment"),
    arrived: withReason("arrived"),
    confirmed: [...draft.confirmed, ...(wanted.question?.key.split(" ") ?? [])],
  };
}

const textIn = (row: GridRow, key: string): string =>
  key === "words" ? row.words.now : row[key === "arrived" ? "arrived" : "investment"].now;

/** What became of each cell, in the grid's own words. */
export function savedOf(
  changes: readonly GridChange[],
  answers: ReadonlyMap<string, RowAnswer>,
): GridSaved[] {
  return changes.map(({ rowId, key }) => {
    const given = answers.get(rowId);
    if (!given) return { rowId, key, ok: false, message: "没有保存，请再试一次" };
    const { answer, now } = given;
    if (answer.ok)
      return { rowId, key, ok: true, version: answer.data, text: now ? textIn(now, key) : undefined };
    if (answer.code === "conflict" && now) {
      const theirs = { text: textIn(now, key), by: answer.conflict?.by, version: now.version };
      return { rowId, key, ok: false, message: answer.message, theirs };
    }
    return { rowId, key, ok: false, message: messageFor(answer, key) };
  });
}

function messageFor({ fieldErrors = {}, message }: Failure, key: string): string {
  const own = Object.entries(fieldErrors).find(([path]) => cellOfPath(path) === key);
  if (own) return own[1];
  return Object.keys(fieldErrors).length > 0 ? `同一项目另有一格有误，这一行没有保存：${message}` : message;
}
