"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, type MouseEvent, useLayoutEffect, useMemo, useRef } from "react";
import { cx } from "./class-names";
import { useLedger } from "./ledger-context";
import { LedgerHead } from "./ledger-head";
import { type ColumnLook, columnLooks, Row } from "./ledger-row";
import { columnWidths } from "./ledger-widths";

const tickWidth = 36;

const footerRoom = 72;

/** Pins each frozen column after the ones before it, and lets the table reach down to the footer's place. */
function measure(table: HTMLTableElement) {
  let left = 0;
  table.querySelectorAll<HTMLElement>("thead .l-frozen").forEach((cell, place) => {
    table.style.setProperty(`--frozen-${place}`, `${left}px`);
    left += cell.offsetWidth;
  });
  const frame = table.parentElement;
  if (!frame) return;
  const above = frame.getBoundingClientRect().top + window.scrollY;
  frame.style.setProperty("--ledger-frame", `${Math.round(above) + footerRoom}px`);
}

/** Widths and places are only known once the browser has laid the table out. */
function useMeasures(looks: readonly ColumnLook[]) {
  const table = useRef<HTMLTableElement>(null);
  useLayoutEffect(() => {
    const element = table.current;
    if (!element) return;
    measure(element);
    const watch = new ResizeObserver(() => measure(element));
    watch.observe(element);
    return () => watch.disconnect();
  }, [looks]);
  return table;
}

const rowOf = (target: EventTarget) =>
  target instanceof Element ? (target.closest<HTMLElement>("tr[data-id]")?.dataset.id ?? null) : null;

const opensElsewhere = (event: MouseEvent) =>
  event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;

/** One listener for all rows: the name opens the record, the rest of the row peeks, the box selects. */
function useRowPresses(canPeek: boolean) {
  const { control, selection } = useLedger();
  const router = useRouter();
  const press = (event: MouseEvent) => {
    const id = rowOf(event.target);
    if (!id || !(event.target instanceof Element)) return;
    const link = event.target.closest("a");
    if (link && !opensElsewhere(event)) {
      event.preventDefault();
      router.push(link.getAttribute("href") as Parameters<typeof router.push>[0]);
    } else if (event.target.closest(".l-tick")) selection.toggle(id);
    else if (!link && canPeek && window.getSelection()?.isCollapsed !== false) control.go({ peek: id });
  };
  const pressKey = (event: KeyboardEvent) => {
    const id = rowOf(event.target);
    if (!id || !canPeek || event.key !== " " || !(event.target instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    control.go({ peek: id });
  };
  return { press, pressKey };
}

export type LedgerTableProps = { selectable: boolean; canPeek: boolean; defaultSort: string };

export function LedgerTable({ selectable, canPeek, defaultSort }: LedgerTableProps) {
  const { title, control, selection } = useLedger();
  const { page, state, loading } = control;
  const looks = useMemo(
    () => columnLooks(page.columns, columnWidths(page.columns, page.rows), selectable),
    [page, selectable],
  );
  const table = useMeasures(looks);
  const { press, pressKey } = useRowPresses(canPeek);
  const whole = looks.reduce((sum, { width }) => sum + width, selectable ? tickWidth : 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className="ledger-scroll" aria-label={`${title}，可滚动`} aria-busy={loading} tabIndex={0}>
      <table ref={table} className="ledger-table" data-density={state.density} width={whole}>
        <caption className="sr-only">
          {title}
          {canPeek && "。在名称上按回车打开，按空格速览"}
        </caption>
        <colgroup>
          {selectable && <col width={tickWidth} className="l-frozen" />}
          {looks.map(({ column, width, className }) => (
            <col key={column.key} width={width} className={className || undefined} />
          ))}
        </colgroup>
        <LedgerHead looks={looks} selectable={selectable} defaultSort={defaultSort} />
        <tbody className={cx(canPeek && "l-peeks")} onClick={press} onKeyDown={pressKey}>
          {page.rows.map((row) => (
            <Row
              key={row.id}
              row={row}
              looks={looks}
              selected={selectable ? selection.ids.has(row.id) : null}
              current={row.id === state.peek}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}
