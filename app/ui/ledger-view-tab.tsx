"use client";

import type { MouseEvent } from "react";
import { cx } from "./class-names";
import { useLedger } from "./ledger-context";
import { addressOf, readLedgerState } from "./ledger-state";
import type { SavedView } from "./ledger-view-acts";

/** A saved view as a link to its address, with a dot when what is on show differs from it. */
export function ViewTab({ view, name, dirty }: { view: SavedView | null; name: string; dirty: boolean }) {
  const { path, filters, control } = useLedger();
  const current = control.state.view === (view?.id ?? null);
  const state = readLedgerState(view?.query ?? "", filters);
  const address = addressOf(path, { ...state, view: view?.id ?? null });
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    control.goTo(address.slice(path.length));
  };
  return (
    <li>
      <a
        href={address}
        onClick={open}
        aria-current={current ? "page" : undefined}
        className={cx(
          "flex h-9 items-center gap-1.5 whitespace-nowrap border-b-2 px-1 focus-visible:outline-offset-[-2px] phone:h-11",
          current ? "border-action font-semibold text-primary" : "border-transparent hover:text-primary",
        )}
      >
        {name}
        {current && dirty && (
          <span title="有未保存的更改" className="h-1.5 w-1.5 rounded-full bg-warn">
            <span className="sr-only">有未保存的更改</span>
          </span>
        )}
      </a>
    </li>
  );
}
