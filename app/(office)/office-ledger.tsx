"use client";

import { useMemo } from "react";
import { Ledger, type LedgerProps } from "@/app/ui/ledger";
import { removeView, saveView } from "@/lib/views/actions";
import type { LedgerName } from "@/lib/views/ledgers";
import type { LedgerRows, LedgerWords } from "./ledger-sheet";
import { wordsOfText } from "./ledger-text";

export type OfficeLedgerProps = Omit<
  LedgerProps,
  "saveView" | "deleteView" | "initial" | keyof LedgerWords
> & {
  ledger: LedgerName;
  /** As `LedgerRows` and `LedgerWords` are written. */
  rows: string;
  words: string;
};

/** The ledger with the house's saved views behind it. */
export function OfficeLedger({ ledger, rows, words, ...props }: OfficeLedgerProps) {
  const initial = useMemo(() => JSON.parse(rows) as LedgerRows, [rows]);
  const { allColumns, filters } = useMemo(() => wordsOfText(words), [words]);
  return (
    <Ledger
      {...props}
      initial={initial}
      allColumns={allColumns}
      filters={filters}
      saveView={(view) => saveView({ ...view, ledger })}
      deleteView={({ id }) => removeView({ id })}
    />
  );
}
