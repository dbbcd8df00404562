"use client";

import { useMemo, useState } from "react";
import type { LedgerSelection } from "./ledger-context";
import type { LedgerControl } from "./ledger-control";
import { filterQuery } from "./ledger-state";

/** Rows picked by hand. They belong to one filter: under another they would be picked unseen. */
export function useSelection({ state, page }: LedgerControl): LedgerSelection {
  const [picked, setPicked] = useState({ filter: "", ids: new Set<string>() });
  const filter = filterQuery(state);
  return useMemo(() => {
    const ids = picked.filter === filter ? picked.ids : new Set<string>();
    const pick = (next: Iterable<string>) => setPicked({ filter, ids: new Set(next) });
    const onPage = page.rows.map((row) => row.id);
    const whole = onPage.every((id) => ids.has(id));
    return {
      ids,
      toggle: (id) => pick(ids.has(id) ? [...ids].filter((other) => other !== id) : [...ids, id]),
      togglePage: () => pick(whole ? [...ids].filter((id) => !onPage.includes(id)) : [...ids, ...onPage]),
      clear: () => pick([]),
    };
  }, [picked, filter, page]);
}
