import type { LedgerWords } from "./ledger-sheet";

/** More than there are ledgers. */
const keptWords = 20;
const read = new Map<string, LedgerWords>();

/** The words of a ledger's columns and filters, read once for all pages that say the same. */
export function wordsOfText(text: string): LedgerWords {
  const known = read.get(text);
  if (known) return known;
  const words = JSON.parse(text) as LedgerWords;
  if (read.size >= keptWords) read.clear();
  read.set(text, words);
  return words;
}
