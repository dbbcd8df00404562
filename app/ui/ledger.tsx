"use client";

import { lazy, type ReactNode, Suspense, useEffect, useMemo } from "react";
import { Button } from "./button";
import { Empty } from "./empty";
import { ErrorBox } from "./error-box";
import { BulkBar } from "./ledger-bulk-bar";
import { LedgerContext, useLedger } from "./ledger-context";
import { type LedgerSource, useLedgerControl } from "./ledger-control";
import { describeFilters } from "./ledger-filters";
import { LedgerFooter } from "./ledger-footer";
import { useSelection } from "./ledger-selection";
import { isFiltered, type LedgerColumn } from "./ledger-state";
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
