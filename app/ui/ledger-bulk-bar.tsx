"use client";

import type { ReactNode } from "react";
import { Button } from "./button";
import { useLedger } from "./ledger-context";

/** Over the foot of the table while rows are selected: how many, and what can be done with them. */
export function BulkBar({ children }: { children: ReactNode }) {
  const { ids, clear } = useLedger().selection;
  if (ids.size === 0) return null;
  return (
    <div
      role="toolbar"
      aria-label="对所选的操作"
      className="rise-in no-print absolute bottom-4 left-0 right-0 z-bar mx-auto flex w-fit max-w-full flex-wrap items-center gap-2 rounded-lg bg-raised px-4 py-2 shadow-float"
    >
      <span className="mr-2">已选 {ids.size} 项</span>
      {children}
      <Button look="quiet" onClick={clear}>
        取消选择
      </Button>
    </div>
  );
}
