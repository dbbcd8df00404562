"use client";

import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from "react";
import { Button } from "./button";
import { Empty } from "./empty";
import { ErrorBox } from "./error-box";
import { LedgerContext, type LedgerSelection, useLedger } from "./ledger-context";
import { type LedgerControl, type LedgerSource, useLedgerControl } from "./ledger-control";
import { describeFilters } from "./ledger-filters";
import { LedgerFooter } from "./ledger-footer";
import { filterQuery, isFiltered, type LedgerColumn } from "./ledger-state";
import { LedgerTable } from "./ledger-table";
import { LedgerToolbar } from "./ledger-toolbar";
import { LedgerViews, type LedgerViewsProps } from "./ledger-views";
import { PrintHeader } from "./print-header";

const LedgerPeekDrawer = lazy(() =>
  import("./ledger-peek").then((part) => ({ default: part.LedgerPeekDrawer })),
);

export type LedgerProps = LedgerSource &
  Partial<LedgerViewsProps> & {
    title: string;
    allColumns: LedgerColumn[];
    /** The server's own order, so that its column shows an arrow. */
    defaultSort?: string;
    searchHint?: string;
    /** Rows can be peeked at; `${peekPath}/${id}` answers with a LedgerPeek. */
    peekPath?: string;
    selectable?: boolean;
    /** Buttons for the selected rows; they read them with useLedgerSelection. */
    bulk?: ReactNode;
    /** Buttons at the right; an export link is a CurrentQueryLink. */
    actions?: ReactNode;
    /** What stands here when there is nothing at all yet. */
    empty?: ReactNode;
  };

/** Rows picked by hand. They belong to one filter: under another they would be picked unseen. */
function useSelection({ state, page }: LedgerControl): LedgerSelection {
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

function Rows({
  canPeek,
  ...props
}: Pick<LedgerProps, "selectable" | "defaultSort" | "empty"> & { canPeek: boolean }) {
  const { control } = useLedger();
  const { page, state, failure, retry, go } = control;
  if (failure)
    return (
      <ErrorBox title="没能取到数据" action={<Button onClick={retry}>重试</Button>}>
        {failure}
      </ErrorBox>
    );
  if (page.rows.length > 0)
    return (
      <LedgerTable
        selectable={props.selectable ?? false}
        canPeek={canPeek}
        defaultSort={props.defaultSort ?? ""}
      />
    );
  if (!isFiltered(state)) return props.empty ?? <Empty title="还没有记录" />;
  return (
    <div className="rounded-lg border border-line">
      <Empty
        title="没有符合条件的记录"
        action={<Button onClick={() => go({ q: "", filters: {} })}>清除筛选</Button>}
      >
        放宽或清除筛选条件再试。
      </Empty>
    </div>
  );
}

function BulkBar({ children }: { children: ReactNode }) {
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

/** Paper for a ledger is A3 across; print.css goes by this mark. */
function useLedgerPaper() {
  useEffect(() => {
    document.documentElement.dataset.paper = "ledger";
    return () => {
      delete document.documentElement.dataset.paper;
    };
  }, []);
}

/** A ledger: filter, order, columns, pages, views and peek, all of it in the address bar. */
export function Ledger(props: LedgerProps) {
  const { title, path, filters, allColumns, views, peekPath, actions, searchHint = "搜索" } = props;
  const control = useLedgerControl(props);
  const selection = useSelection(control);
  useLedgerPaper();
  const surroundings = useMemo(
    () => ({ title, path, control, selection, filters, allColumns }),
    [title, path, control, selection, filters, allColumns],
  );
  const { state, page } = control;
  return (
    <LedgerContext value={surroundings}>
      <div>
        <PrintHeader
          title={title}
          filter={describeFilters(filters, state.filters, state.q)}
          made={`数据截至 ${page.asOf}`}
        />
        {views && <LedgerViews {...props} views={views} />}
        <LedgerToolbar searchHint={searchHint} actions={actions} />
        <div className="relative">
          <Rows {...props} canPeek={peekPath !== undefined} />
          {props.selectable && <BulkBar>{props.bulk}</BulkBar>}
        </div>
        <LedgerFooter />
        {peekPath !== undefined && state.peek !== null && (
          <Suspense fallback={null}>
            <LedgerPeekDrawer peekPath={peekPath} id={state.peek} />
          </Suspense>
        )}
      </div>
    </LedgerContext>
  );
}
