"use client";

import type { MouseEvent } from "react";
import { buttonClass } from "./button";
import { cx } from "./class-names";
import { useLedger } from "./ledger-context";
import { isFiltered, type LedgerState, type LedgerSum, pageSizes } from "./ledger-state";
import { TextLink } from "./link";

function Sum({ sum }: { sum: LedgerSum }) {
  const value = <span className="font-semibold">{sum.value}</span>;
  return (
    <span className="whitespace-nowrap">
      <span className="text-muted">{sum.label} </span>
      {sum.href ? <TextLink href={sum.href}>{value}</TextLink> : value}
      {sum.note && <span className="text-xs text-muted">（{sum.note}）</span>}
    </span>
  );
}

function PageLink({
  change,
  rel,
  children,
}: {
  change: Partial<LedgerState> | null;
  rel: string;
  children: string;
}) {
  const { control } = useLedger();
  if (!change)
    return (
      <span aria-disabled="true" className={buttonClass("default", "small", { disabled: true })}>
        {children}
      </span>
    );
  const press = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    control.go(change);
  };
  return (
    <a rel={rel} href={control.href(change)} onClick={press} className={buttonClass("default", "small")}>
      {children}
    </a>
  );
}

/** What the filter adds up to, and the way through its pages. */
export function LedgerFooter() {
  const { control } = useLedger();
  const { page, state, loading } = control;
  return (
    <div className="mt-2 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-sm">
      <div role="status" className={cx("flex flex-wrap items-center gap-x-4 gap-y-1", loading && "l-stale")}>
        <span className="whitespace-nowrap">
          共 <span className="font-semibold">{page.total}</span> 项
        </span>
        {page.sums.map((sum) => (
          <Sum key={sum.label} sum={sum} />
        ))}
        {isFiltered(state) && <span className="text-xs text-muted">按当前筛选</span>}
        <span className="text-xs text-muted">数据截至 {page.asOf}</span>
      </div>
      <nav aria-label="翻页" className="flex items-center gap-2">
        <select
          aria-label="每页行数"
          className="select h-7 rounded border border-line bg-bg pl-2 hover:border-primary phone:h-9"
          value={state.size}
          onChange={(event) => control.go({ size: Number(event.target.value) })}
        >
          {pageSizes.map((size) => (
            <option key={size} value={size}>
              每页 {size}
            </option>
          ))}
        </select>
        <PageLink rel="prev" change={page.previous ? { before: page.previous } : null}>
          上一页
        </PageLink>
        <PageLink rel="next" change={page.next ? { after: page.next } : null}>
          下一页
        </PageLink>
      </nav>
    </div>
  );
}
