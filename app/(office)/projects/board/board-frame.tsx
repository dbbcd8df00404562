"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { lazy, Suspense, useMemo, useTransition } from "react";
import { LedgerContext, type LedgerSurroundings } from "@/app/ui/ledger-context";
import { describeFilters, type LedgerFilter } from "@/app/ui/ledger-filters";
import { LedgerSearch } from "@/app/ui/ledger-search";
import { addressOf, changedState, type LedgerState, readLedgerState, rowsQuery } from "@/app/ui/ledger-state";
import { FilterBar } from "@/app/ui/ledger-toolbar";
import type { SavedView, ViewScope } from "@/app/ui/ledger-view-acts";
import { LedgerViews } from "@/app/ui/ledger-views";
import type { BoardColumn } from "@/lib/projects/board-queries";
import { removeView, saveView } from "@/lib/views/actions";

/** Dragging comes with a library of its own, loaded here and nowhere else. */
const Board = lazy(() => import("./board").then((part) => ({ default: part.Board })));

const path = "/projects/board";

type Props = {
  columns: BoardColumn[];
  filters: LedgerFilter[];
  state: LedgerState;
  views: SavedView[];
  viewScopes: ViewScope[];
  /** The day the cards were read, for paper. */
  asOf: string;
};

const noRows = { columns: [], rows: [], total: "", sums: [], next: null, previous: null, asOf: "" };
const noSelection = { ids: new Set<string>(), toggle() {}, togglePage() {}, clear() {} };

/** The ledger's filters and saved views around a board; its state, too, is the address. */
export function BoardFrame({ columns, filters, state, views, viewScopes, asOf }: Props) {
  const router = useRouter();
  const [pending, begin] = useTransition();
  const surroundings = useMemo((): LedgerSurroundings => {
    const show = (next: LedgerState, how: "push" | "replace" = "push") =>
      begin(() => router[how](addressOf(path, next) as Route, { scroll: false }));
    return {
      title: "项目看板",
      path,
      filters,
      allColumns: [],
      selection: noSelection,
      control: {
        state,
        page: noRows,
        loading: pending,
        failure: null,
        retry: () => router.refresh(),
        go: (change, how) => show(changedState(state, change), how),
        goTo: (query) => show(readLedgerState(query, filters)),
        href: (change) => addressOf(path, changedState(state, change)),
      },
    };
  }, [router, pending, state, filters]);
  return (
    <LedgerContext value={surroundings}>
      <LedgerViews
        views={views}
        viewScopes={viewScopes}
        allLabel="全部项目"
        saveView={(view) => saveView({ ...view, ledger: "board" })}
        deleteView={({ id }) => removeView({ id })}
      />
      <p className="print-only mb-2 text-xs">
        {describeFilters(filters, state.filters, state.q) || "全部项目"}；数据截至 {asOf}
      </p>
      <div className="no-print mb-3 flex flex-wrap items-center gap-2">
        <LedgerSearch hint="名称、投资方、拼音、编号" />
        <FilterBar />
      </div>
      <div aria-busy={pending}>
        <Suspense fallback={<p className="text-muted">正在排列卡片</p>}>
          <Board columns={columns} query={rowsQuery({ ...state, after: null, before: null })} />
        </Suspense>
      </div>
    </LedgerContext>
  );
}
