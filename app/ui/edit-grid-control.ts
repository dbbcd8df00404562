"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { type CellText, type Draftbook, emptyDraftbook, settled } from "./edit-grid-drafts";
import type { PastePlan } from "./edit-grid-paste";
import { type GridColumn, type GridRow, type Place, type Span, sheetOf } from "./edit-grid-sheet";

export type GridChange = CellText & { version: number };

/** What became of one changed cell. */
export type GridSaved = { rowId: string; key: string } & (
  | {
      ok: true /** As it reads now, when that differs from what was typed. */;
      text?: string;
      version?: number;
    }
  | {
      ok: false;
      message: string /** Somebody else's newer value. */;
      theirs?: { text: string; by?: string; version: number };
    }
);

export type GridRefusal = Extract<GridSaved, { ok: false }>;

export type Saved = Readonly<Record<string, { cells: Readonly<Record<string, string>>; version: number }>>;

type GridState = {
  book: Draftbook;
  span: Span;
  /** The text being typed into the active cell, or null while only selecting. */
  editing: string | null;
  /** What this grid has saved or learnt since its rows were given. */
  saved: Saved;
  refusals: readonly GridRefusal[];
  /** A paste or a large clearing that waits for a yes. */
  asking: PastePlan | CellText[] | null;
};

/** Where typing can begin at once: the first column that is not only shown. */
function startOf(columns: readonly GridColumn[]): GridState {
  const column = columns.findIndex(({ readOnly }) => !readOnly);
  const place: Place = { row: 0, column: Math.max(0, column) };
  return {
    book: emptyDraftbook,
    span: { from: place, to: place },
    editing: null,
    saved: {},
    refusals: [],
    asking: null,
  };
}

/** Rows as they are now: what was saved here counts until the given rows are as new. */
const currentRows = (rows: readonly GridRow[], saved: Saved) =>
  rows.map((row) => {
    const own = saved[row.id];
    return own && own.version >= row.version
      ? { ...row, version: own.version, cells: { ...row.cells, ...own.cells } }
      : row;
  });

export type GridControl = ReturnType<typeof useGridControl>;

/** The grid's state and everything a person can do to it. */
export function useGridControl(columns: readonly GridColumn[], rows: readonly GridRow[]) {
  const [state, setState] = useState(() => startOf(columns));
  const sheet = useMemo(() => sheetOf(columns, currentRows(rows, state.saved)), [columns, rows, state.saved]);
  const book = useMemo(() => settled(state.book, sheet), [state.book, sheet]);
  const latest = useRef({ ...state, book, sheet });
  useEffect(() => {
    latest.current = { ...state, book, sheet };
  });
  const put = (change: Partial<GridState>) => {
    latest.current = { ...latest.current, ...change };
    setState((before) => ({ ...before, ...change }));
  };
  return { state, sheet, book, latest, put };
}

/** The current state and the way to change it, as the acts in the neighbouring files take it. */
export type GridHold = Pick<GridControl, "latest" | "put">;
