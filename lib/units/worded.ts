import "server-only";
import { dictionaryWords } from "@/lib/dictionaries/queries";
import type { LedgerSpec } from "@/lib/ledger/spec";
import { writtenOut } from "@/lib/ledger/written";
import { listUnits } from "./queries";

/**
 * A register whose words come from dictionaries, units and the day alone: built anew when one of these changes, and
 * not at every request.
 */
export function wordedLedger(build: () => Promise<LedgerSpec>): () => Promise<LedgerSpec> {
  let kept: { basis: readonly unknown[]; spec: Promise<LedgerSpec> } | null = null;
  return async () => {
    const basis = await Promise.all([dictionaryWords(), listUnits()]);
    if (kept?.basis.every((one, i) => one === basis[i])) return kept.spec;
    const fresh = { basis, spec: build().then(writtenOut) };
    kept = fresh;
    fresh.spec.catch(() => {
      if (kept === fresh) kept = null;
    });
    return fresh.spec;
  };
}
