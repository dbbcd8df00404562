import type { Transaction } from "@/db/client";
import { Missing, NeedsConfirmation, Refused, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Amount } from "@/lib/money/amount";
import { verdictOf } from "./changes";
import type { Notes } from "./notes";
import type { CheckedRow, NewCompany, ReadyRow, SourceRow, WrittenRow } from "./register";
import type { Difference } from "./verdicts";

/** What a row comes to, once it was read and compared with what is stored. */
export type Judged = {
  title: string;
  shown: Readonly<Record<string, string>>;
  /** The stored record it speaks of. */
  known: { id: number } | null;
  /** What `write` needs; null where the row cannot be written. */
  entry: Readonly<Record<string, unknown>> | null;
  changes: Difference[];
  companies?: NewCompany[];
  sum?: Amount | null;
};

export function checkedRow({ sheet, row }: SourceRow, notes: Notes, judged: Judged): CheckedRow {
  const { title, shown, known, changes, sum = null } = judged;
  const refused = notes.has("refuse") || judged.entry === null;
  const isSame = !refused && known !== null && changes.length === 0;
  const entry = refused || isSame ? null : judged.entry;
  return {
    sheet,
    row,
    verdict: verdictOf({ refused, isSame, needsLook: notes.has("look"), isKnown: known !== null }),
    title,
    shown,
    issues: notes.told(refused),
    changes: refused || known === null ? [] : changes,
    companies: entry === null ? [] : (judged.companies ?? []),
    entry,
    targetId: refused ? null : (known?.id ?? null),
    sum,
  };
}

/** Recognises a record that stands in a file twice. */
export class SeenKeys {
  readonly #seen = new Map<string, { sheet: string; row: number }>();

  /** Refuses the second row of the same record; the first one that counts is remembered. */
  refuseTwin(key: string, place: SourceRow, notes: Notes, at: string, record: string): void {
    const first = this.#seen.get(key);
    if (!first) {
      this.#seen.set(key, place);
      return;
    }
    const where = first.sheet === place.sheet ? "" : `“${first.sheet}”`;
    notes.say("refuse", at, `与${where}第 ${first.row} 行是同一个${record}，请删去一行`);
  }
}

/**
 * Writes row by row through the register's own commands. What they refuse now, since something changed after the
 * check, is left for another look with their reason; the rows beside it are written.
 */
export async function writeEach<Row extends ReadyRow>(
  tx: Transaction,
  rows: readonly Row[],
  write: (tx: Transaction, row: Row) => Promise<Pick<WrittenRow, "verdict" | "targetId">>,
): Promise<WrittenRow[]> {
  const written: WrittenRow[] = [];
  for (const row of rows) {
    const place = { sheet: row.sheet, row: row.row };
    try {
      written.push({ ...place, ...(await tx.transaction((inner) => write(inner, row))) });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      written.push({ ...place, verdict: "again", targetId: row.targetId, reason: error.message });
    }
  }
  return written;
}

const isRefusal = (error: unknown): error is Error =>
  [Refused, Missing, Stale, Unacceptable, NeedsConfirmation].some((kind) => error instanceof kind);
