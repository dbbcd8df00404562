/** Every ledger by the name its saved views go by, and where it stands. */
export const ledgerPaths = {
  projects: "/projects",
  board: "/projects/board",
  companies: "/companies",
  funds: "/funds/list",
  deals: "/funds/deals",
  flows: "/funds/flows",
  listings: "/listings/table",
  listed: "/listings/listed",
  assignments: "/assignments",
} as const;

export type LedgerName = keyof typeof ledgerPaths;
export const ledgerNames = Object.keys(ledgerPaths) as [LedgerName, ...LedgerName[]];
