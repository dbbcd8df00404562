"use client";

import { memo } from "react";
import { cx } from "./class-names";
import type { LedgerColumn, LedgerRow } from "./ledger-state";
import { isCut } from "./ledger-widths";

/** How a column's cells look, worked out once for all rows. */
export type ColumnLook = { column: LedgerColumn; className: string; width: number; isLink: boolean };

/** Pixels from which a column's words may wrap on paper. */
const paperWidth = 140;

export function columnLooks(
  columns: readonly LedgerColumn[],
  widths: readonly number[],
  selectable: boolean,
): ColumnLook[] {
  const link = Math.max(
    0,
    columns.findIndex((column) => column.link),
  );
  const frozen = columns.filter((column) => column.frozen);
  return columns.map((column, position) => {
    const place = frozen.indexOf(column);
    const offset = place + (selectable ? 1 : 0);
    return {
      column,
      width: widths[position] ?? 0,
      isLink: position === link,
      className: cx(
        position === link && "l-link",
        position !== link && (widths[position] ?? 0) > paperWidth && "l-long",
        column.align === "end" && "l-end",
        place >= 0 && "l-frozen",
        place >= 0 && offset > 0 && `l-f${offset}`,
        place >= 0 && place === frozen.length - 1 && "l-edge",
      ),
    };
  });
}

export type RowProps = {
  row: LedgerRow;
  looks: readonly ColumnLook[];
  selected: boolean | null;
  current: boolean;
};

/** Called, not rendered: hundreds of components cost the server more than their cells. */
function cellOf(row: LedgerRow, look: ColumnLook, position: number) {
  const text = row.cells[position] ?? "—";
  const mark = row.marks?.[position];
  const className = cx(look.className, mark && `l-${mark}`) || undefined;
  const title =
    look.column.align !== "end" && isCut(text, look.width, look.isLink ? 2 : 1) ? text : undefined;
  if (!look.isLink)
    return (
      <td key={look.column.key} className={className} title={title}>
        {text}
      </td>
    );
  return (
    <th key={look.column.key} scope="row" className={className}>
      <a href={row.href} title={title}>
        {text}
      </a>
    </th>
  );
}

/** Few elements on purpose: a ledger page draws two hundred of these. Clicks are heard by the table body. */
export const Row = memo(function Row({ row, looks, selected, current }: RowProps) {
  return (
    <tr data-id={row.id} data-picked={selected || undefined} data-current={current || undefined}>
      {selected !== null && (
        <td className="l-tick l-frozen">
          <input
            type="checkbox"
            className="tick"
            checked={selected}
            readOnly
            aria-label={`选择 ${row.cells[looks.findIndex((look) => look.isLink)] ?? row.id}`}
          />
        </td>
      )}
      {looks.map((look, position) => cellOf(row, look, position))}
    </tr>
  );
});
