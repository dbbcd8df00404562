"use client";

import { GridBody } from "./edit-grid-body";
import type { GridControl } from "./edit-grid-control";
import { GridEditor } from "./edit-grid-editor";
import { useGridPointer } from "./edit-grid-pointer";
import { boxOf, type GridColumn } from "./edit-grid-sheet";
import { textWidth } from "./ledger-widths";

export type GridLayout = {
  /** What the grid is called by screen readers. */
  title: string;
  /** The head of the column of row labels. */
  labelTitle: string;
  labelWidth?: number;
  columns: readonly GridColumn[];
};

const defaultWidth = { text: 160, choice: 120, date: 112, number: 112 } as const;
const headPadding = 24;

/** As asked, and never narrower than the column's title. */
const widthOf = ({ title, unit, kind, width }: GridColumn) =>
  Math.max(width ?? defaultWidth[kind], textWidth(title + (unit ? `（${unit}）` : "")) + headPadding);

function GridHead({ columns, labelTitle }: GridLayout) {
  return (
    <thead>
      <tr>
        <th scope="col">{labelTitle}</th>
        {columns.map(({ key, title, unit, kind }) => (
          <th key={key} scope="col" className={kind === "number" ? "g-end" : undefined}>
            {title}
            {unit && <span className="font-normal">（{unit}）</span>}
          </th>
        ))}
      </tr>
    </thead>
  );
}

export type GridTableProps = { control: GridControl; grid: string; layout: GridLayout; onSave: () => void };

/** The whole sheet as a table under the one input that does all the typing. */
export function GridTable({ control, grid, layout, onSave }: GridTableProps) {
  const { title, labelWidth = 160, columns } = layout;
  const { state, sheet, book } = control;
  const pointer = useGridPointer(control);
  const widths = columns.map(widthOf);
  return (
    <div className="grid-scroll" {...pointer}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern on a real table
        role="grid"
        aria-label={title}
        className="grid-table"
        width={widths.reduce((sum, width) => sum + width, labelWidth)}
      >
        <colgroup>
          <col width={labelWidth} />
          {columns.map(({ key }, at) => (
            <col key={key} width={widths[at]} />
          ))}
        </colgroup>
        <GridHead {...layout} />
        <GridBody
          grid={grid}
          rows={sheet.rows}
          columns={columns}
          drafts={book.drafts}
          refusals={state.refusals}
          box={boxOf(state.span)}
          active={state.span.to}
        />
      </table>
      <GridEditor control={control} grid={grid} title={title} onSave={onSave} />
    </div>
  );
}
