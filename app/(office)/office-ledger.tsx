"use client";

import { Ledger, type LedgerProps } from "@/app/ui/ledger";
import { removeView, saveView } from "@/lib/views/actions";
import type { LedgerName } from "@/lib/views/ledgers";

export type OfficeLedgerProps = Omit<LedgerProps, "saveView" | "deleteView"> & {
  ledger: LedgerName;
};

/** The ledger with the house's saved views behind it. */
export function OfficeLedger({ ledger, ...props }: OfficeLedgerProps) {
  return (
    <Ledger
      {...props}
      saveView={(view) => saveView({ ...view, ledger })}
      deleteView={({ id }) => removeView({ id })}
    />
  );
}
