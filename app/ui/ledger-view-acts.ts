"use client";

import { useState } from "react";
import { useLedger } from "./ledger-context";
import { viewQuery } from "./ledger-state";
import { useReadAgain } from "./read-again";
import { notify } from "./toast";

export type ViewScope = "private" | "unit" | "system";

export type SavedView = {
  id: string;
  name: string;
  scope: ViewScope;
  /** What `viewQuery` wrote when it was saved. */
  query: string;
  /** Whether this person may save over it and delete it. */
  editable: boolean;
};

export type ViewChange = { id: string | null; name: string; scope: ViewScope; query: string };

/** The shape of every server action's answer, as far as views need it. */
export type ViewResult = { ok: true; data: { id: string } } | { ok: false; message: string };

export type ViewActions = {
  /** Without an id a new view. */
  saveView?: (change: ViewChange) => Promise<ViewResult>;
  deleteView?: (view: { id: string }) => Promise<{ ok: true } | { ok: false; message: string }>;
};

/** What can be done with a view that differs from what was saved, or that is one's own. */
export function useViewActs({ saveView, deleteView }: ViewActions, current: SavedView | null) {
  const { control } = useLedger();
  const { readAgain } = useReadAgain();
  const [pending, setPending] = useState(false);
  const save = async (change: Omit<ViewChange, "query">) => {
    setPending(true);
    const result = await saveView?.({ ...change, query: viewQuery(control.state) });
    setPending(false);
    if (!result?.ok) return result?.message ?? "没有保存";
    control.go({ view: result.data.id }, "replace");
    readAgain();
    notify(`视图“${change.name}”已保存`);
    return null;
  };
  const remove = async () => {
    const result = current && (await deleteView?.({ id: current.id }));
    if (!result?.ok) return notify({ text: result?.message ?? "没有删除", tone: "danger" });
    control.goTo("");
    readAgain();
  };
  return { pending, save, remove };
}
