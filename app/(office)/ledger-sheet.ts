import type { LedgerProps } from "@/app/ui/ledger";
import { allColumnsOf, filtersOf } from "@/lib/ledger/present";
import type { LedgerSpec } from "@/lib/ledger/spec";

/**
 * The rows, and the words of the columns and filters: by far the most of what a ledger page sends. Each goes as one
 * text: React writes and reads a text at once, but a thousand small values one by one, twice over.
 */
export type LedgerRows = LedgerProps["initial"];
export type LedgerWords = Pick<LedgerProps, "allColumns" | "filters">;

type Worded = LedgerWords & { text: string };
const worded = new WeakMap<LedgerSpec, Worded>();

/** The same for everybody while the register is worded the same, so put into words once. */
export function wordsOf(spec: LedgerSpec): Worded {
  const known = worded.get(spec);
  if (known) return known;
  const words: LedgerWords = { allColumns: allColumnsOf(spec), filters: filtersOf(spec) };
  const fresh = { ...words, text: JSON.stringify(words) };
  worded.set(spec, fresh);
  return fresh;
}
