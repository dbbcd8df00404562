"use client";

import { useMemo } from "react";
import { Ledger, type LedgerProps } from "@/app/ui/ledger";
import { removeView, saveView } from "@/lib/views/actions";
import type { LedgerName } from "@/lib/views/ledgers";
import { type LedgerSheet, sheetOfText } from "./ledger-sheet";

export type OfficeLedgerProps = Omit<LedgerProps, "saveView" | "deleteView" | keyof LedgerSheet> & {
  ledger: LedgerName;
  sheet: string;
};

/** The ledger with the house's saved views behind it. */
export function OfficeLedger({ ledger, sheet, ...props }: OfficeLedgerProps) {
  const { initial, allColumns, filters } = useMemo(() => sheetOfText(sheet), [sheet]);
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
