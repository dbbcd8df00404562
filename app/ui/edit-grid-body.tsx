"use client";

import { memo } from "react";
import { cx } from "./class-names";
import type { GridRefusal } from "./edit-grid-control";
import {
  type Box,
  type GridColumn,
  type GridRow,
  lockedReason,
  type Place,
  readText,
} from "./edit-grid-sheet";

export const cellId = (grid: string, { row, column }: Place) => `${grid}-${row}-${column}`;

type RowProps = {
  grid: string;
  place: number;
  row: GridRow;
  columns: readonly GridColumn[];
  drafts?: Readonly<Record<string, string>>;
  refusals: readonly GridRefusal[];
  /** The selected columns of this row, and the active one; -1 for none. */
  from: number;
  to: number;
  active: number;
};

/** Columns this wide hold sentences, which paper may wrap. */
const wideFrom = 180;

const none: readonly GridRefusal[] = [];

function lookOf(column: GridColumn, row: GridRow, draft: string | undefined, refusal?: GridRefusal) {
  const locked = lockedReason(row, column);
  const reading = draft === undefined ? null : readText(column, draft);
  const message = refusal?.message ?? (reading?.ok === false ? (reading.message ?? "看不懂") : null);
  return {
    locked,
    message,
    title: message ?? row.notes?.[column.key] ?? locked ?? reading?.echo,
    className: cx(
      column.kind === "number" && "g-end",
      (column.width ?? 0) >= wideFrom && "g-long",
      locked && "g-locked",
      draft !== undefined && "g-dirty",
      row.notes?.[column.key] && "g-noted",
      message && "g-wrong",
    ),
  };
}

const GridLine = memo(function GridLine(props: RowProps) {
  const { grid, place, row, columns, drafts, refusals, from, to, active } = props;
  return (
    <tr>
      <th scope="row" title={row.label}>
        {row.label}
      </th>
      {columns.map((column, at) => {
        const draft = drafts?.[column.key];
        const refusal = refusals.find(({ key }) => key === column.key);
        const look = lookOf(column, row, draft, refusal);
        const inside = at >= from && at <= to;
        return (
          <td
            key={column.key}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of the grid pattern, on a real table
            role="gridcell"
            tabIndex={-1}
            id={cellId(grid, { row: place, column: at })}
            data-row={place}
            data-column={at}
            title={look.title}
            aria-selected={inside}
            aria-readonly={look.locked ? true : undefined}
            aria-invalid={look.message ? true : undefined}
            className={cx(look.className, inside && "g-in", at === active && "g-at") || undefined}
          >
            {draft ?? row.cells[column.key]}
          </td>
        );
      })}
    </tr>
  );
});

export type GridBodyProps = {
  grid: string;
  rows: readonly GridRow[];
  columns: readonly GridColumn[];
  drafts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  refusals: readonly GridRefusal[];
  box: Box;
  active: Place;
};

export function GridBody({ grid, rows, columns, drafts, refusals, box, active }: GridBodyProps) {
  return (
    <tbody>
      {rows.map((row, place) => {
        const inside = place >= box.top && place <= box.bottom;
        const own = refusals.filter(({ rowId }) => rowId === row.id);
        return (
          <GridLine
            key={row.id}
            grid={grid}
            place={place}
            row={row}
            columns={columns}
            drafts={drafts[row.id]}
            refusals={own.length > 0 ? own : none}
            from={inside ? box.left : -1}
            to={inside ? box.right : -1}
            active={place === active.row ? active.column : -1}
          />
        );
      })}
    </tbody>
  );
}
