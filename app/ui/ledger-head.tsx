"use client";

import type { MouseEvent } from "react";
import { useLedger } from "./ledger-context";
import type { ColumnLook } from "./ledger-row";
import { pressedSort, readSort } from "./ledger-sort";
import type { LedgerColumn } from "./ledger-state";

function Title({ column }: { column: LedgerColumn }) {
  return (
    <>
      {column.title}
      {column.unit && <span className="font-normal">（{column.unit}）</span>}
    </>
  );
}

const isPlain = (event: MouseEvent) => !event.ctrlKey && !event.metaKey && event.button === 0;

function SortTitle({ column, sort }: { column: LedgerColumn; sort: string }) {
  const { control } = useLedger();
  const keys = readSort(sort);
  const place = keys.findIndex(({ key }) => key === column.key);
  const first = column.align === "end" ? "down" : "up";
  const press = (event: MouseEvent) => {
    if (!isPlain(event)) return;
    event.preventDefault();
    control.go({ sort: pressedSort(sort, column.key, first, event.shiftKey) });
  };
  const arrow = (
    <span aria-hidden="true" className={place >= 0 ? "l-sorted" : "l-unsorted"}>
      {keys[place]?.descending ? "↓" : "↑"}
      {keys.length > 1 && place >= 0 && place + 1}
    </span>
  );
  return (
    <a
      href={control.href({ sort: pressedSort(sort, column.key, first, false) })}
      title={`按${column.title}排序；按住 Shift 可叠加，最多三项`}
      onClick={press}
    >
      {column.align === "end" && arrow}
      <Title column={column} />
      {column.align !== "end" && arrow}
    </a>
  );
}

/** The direction of the leading key only: a table has one aria-sort. */
function direction(column: LedgerColumn, sort: string) {
  const [leading] = readSort(sort);
  if (leading?.key !== column.key) return undefined;
  return leading.descending ? "descending" : "ascending";
}

export type HeadProps = { looks: readonly ColumnLook[]; selectable: boolean; defaultSort: string };

export function LedgerHead({ looks, selectable, defaultSort }: HeadProps) {
  const { control, selection } = useLedger();
  const sort = control.state.sort || defaultSort;
  const { rows } = control.page;
  const picked = rows.filter((row) => selection.ids.has(row.id)).length;
  return (
    <thead>
      <tr>
        {selectable && (
          <th scope="col" className="l-tick l-frozen">
            <input
              type="checkbox"
              className="tick"
              aria-label="选择本页全部"
              checked={picked > 0 && picked === rows.length}
              onChange={selection.togglePage}
              ref={(box) => {
                if (box) box.indeterminate = picked > 0 && picked < rows.length;
              }}
            />
          </th>
        )}
        {looks.map(({ column, className }) => (
          <th
            key={column.key}
            scope="col"
            className={className || undefined}
            aria-sort={direction(column, sort)}
          >
            {column.sortable ? <SortTitle column={column} sort={sort} /> : <Title column={column} />}
          </th>
        ))}
      </tr>
    </thead>
  );
}
