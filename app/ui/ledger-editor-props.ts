import type { LedgerFilter } from "./ledger-filters";

/** What every editor behind a filter chip is given. */
export type EditorProps = {
  filter: LedgerFilter;
  value: string;
  onChange: (value: string) => void;
  onClose: () => void;
};
