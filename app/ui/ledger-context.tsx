"use client";

import { createContext, type ReactNode, useContext } from "react";
import { LinkButton } from "./button";
import type { LedgerControl } from "./ledger-control";
import type { LedgerFilter } from "./ledger-filters";
import { exportQuery, type LedgerColumn } from "./ledger-state";

export type LedgerSelection = {
  ids: ReadonlySet<string>;
  toggle: (id: string) => void;
  /** Selects all rows of the page, or none of them. */
  togglePage: () => void;
  clear: () => void;
};

export type LedgerSurroundings = {
  title: string;
  path: string;
  control: LedgerControl;
  selection: LedgerSelection;
  filters: LedgerFilter[];
  allColumns: LedgerColumn[];
};

export const LedgerContext = createContext<LedgerSurroundings | null>(null);

export function useLedger() {
  const ledger = useContext(LedgerContext);
  if (!ledger) throw new Error("This component belongs inside a Ledger.");
  return ledger;
}

/** The query of what the ledger shows now, all pages: filter, order, columns. Changes as the person changes it. */
export const useCurrentQuery = () => exportQuery(useLedger().control.state);

/** The selected rows, for the buttons of a bulk bar. */
export function useLedgerSelection() {
  const { ids, clear } = useLedger().selection;
  return { ids: [...ids], clear };
}

/** A download or page that gets the ledger's current query: "导出" always exports what is on show. */
export function CurrentQueryLink({
  href,
  icon,
  children,
}: {
  href: string;
  icon?: ReactNode;
  children: ReactNode;
}) {
  const query = useCurrentQuery();
  return (
    <LinkButton plain icon={icon} href={query ? `${href}?${query}` : href}>
      {children}
    </LinkButton>
  );
}
