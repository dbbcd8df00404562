import type { ReactNode } from "react";
import { readLedgerState } from "@/app/ui/ledger-state";
import type { Viewer } from "@/lib/auth/viewer";
import { type Listed, pageOf } from "@/lib/ledger/present";
import type { Query } from "@/lib/ledger/state";
import { type LedgerName, ledgerPaths } from "@/lib/views/ledgers";
import { scopesOf, viewsOf } from "@/lib/views/queries";
import { wordsOf } from "./ledger-sheet";
import { OfficeLedger } from "./office-ledger";

export type LedgerFrameProps = {
  viewer: Viewer;
  ledger: LedgerName;
  listed: Listed;
  query: Query;
  allLabel: string;
  searchHint: string;
  /** Where a row's own page lies, when not under the register's address. */
  recordPath?: string;
  actions?: ReactNode;
  empty?: ReactNode;
};

/** A register as every register looks: what differs is the specification and the buttons. */
export async function LedgerFrame({ viewer, ledger, listed, query, recordPath, ...rest }: LedgerFrameProps) {
  const { filters, text } = wordsOf(listed.spec);
  const path = ledgerPaths[ledger];
  return (
    <OfficeLedger
      ledger={ledger}
      title={listed.spec.title}
      path={path}
      rowsPath={`${path}/rows`}
      peekPath={`${path}/peek`}
      state={readLedgerState(query, filters)}
      rows={JSON.stringify(pageOf(listed, recordPath ?? path))}
      words={text}
      defaultSort={listed.spec.usualSort}
      views={await viewsOf(viewer, ledger)}
      viewScopes={scopesOf(viewer)}
      {...rest}
    />
  );
}
