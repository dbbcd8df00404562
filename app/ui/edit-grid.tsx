"use client";

import { useId, useState } from "react";
import { writeCells } from "./edit-grid-acts";
import { GridAsking } from "./edit-grid-asking";
import { GridBar, GridProblems } from "./edit-grid-bar";
import { GridBody } from "./edit-grid-body";
import {
  type GridChange,
  type GridControl,
  type GridRefusal,
  type GridSaved,
  useGridControl,
} from "./edit-grid-control";
import { draftCells, emptyDraftbook, redo, textAt, undo } from "./edit-grid-drafts";
import { GridEditor } from "./edit-grid-editor";
import { useGridPointer } from "./edit-grid-pointer";
import { changesOf, settleConflict, takeIn, wrongDrafts } from "./edit-grid-saving";
import { boxOf, type GridColumn, type GridRow, lockedReason, readText } from "./edit-grid-sheet";
import { useShortcut } from "./keyboard";
import { useLeaveGuard } from "./leave-guard";
import { textWidth } from "./ledger-widths";
import { notify } from "./toast";

export type EditGridProps = {
  /** What the grid is called by screen readers. */
  title: string;
  /** The head of the column of row labels. */
  labelTitle: string;
  labelWidth?: number;
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
  /** One answer for each change. A rejection saves nothing and keeps every draft. */
  onSave: (changes: GridChange[]) => Promise<readonly GridSaved[]>;
};

const defaultWidth = { text: 160, choice: 120, date: 112, number: 112 } as const;
const headPadding = 24;

/** As asked, and never narrower than the column's title. */
const widthOf = ({ title, unit, kind, width }: GridColumn) =>
  Math.max(width ?? defaultWidth[kind], textWidth(title + (unit ? `（${unit}）` : "")) + headPadding);

function useSaving(control: GridControl, onSave: EditGridProps["onSave"]) {
  const [pending, setPending] = useState(false);
  const save = async () => {
    const { sheet, book } = control.latest.current;
    const changes = changesOf(control);
    if (pending || changes.length === 0 || wrongDrafts(sheet, book.drafts).length > 0) return;
    setPending(true);
    try {
      const results = await onSave(changes);
      takeIn(control, changes, results);
      const done = results.filter(({ ok }) => ok).length;
      if (done > 0) notify(`已保存 ${done} 处`);
    } catch {
      notify({ text: "没有保存，更改都还在。请检查网络后再试", tone: "danger" });
    } finally {
      setPending(false);
    }
  };
  return { pending, save };
}

function wordAboutActive({ sheet, book, state }: GridControl) {
  const row = sheet.rows[state.span.to.row];
  const column = sheet.columns[state.span.to.column];
  if (!row || !column) return "";
  const place = `${row.label} · ${column.title}`;
  const locked = lockedReason(row, column);
  if (locked) return `${place}：${locked}`;
  const reading = readText(column, state.editing ?? textAt(sheet, book.drafts, row.id, column.key));
  const word = reading.ok ? reading.echo : reading.message;
  return word ? `${place}：${word}` : place;
}

function GridHead({ columns, labelTitle }: Pick<EditGridProps, "columns" | "labelTitle">) {
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

/** The whole sheet as a table under the one input that does all the typing. */
function GridSheet({
  control,
  grid,
  props,
  onSave,
}: {
  control: GridControl;
  grid: string;
  props: EditGridProps;
  onSave: () => void;
}) {
  const { title, labelTitle, labelWidth = 160, columns } = props;
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
        <GridHead columns={columns} labelTitle={labelTitle} />
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

/** A sheet to type and paste into: nothing is sent before 保存, nothing unsaved is lost silently. */
export function EditGrid(props: EditGridProps) {
  const grid = useId();
  const control = useGridControl(props.columns, props.rows);
  const { state, sheet, book, put } = control;
  const { pending, save } = useSaving(control, props.onSave);
  const changed = draftCells(book.drafts).length;
  useLeaveGuard(changed);
  useShortcut({ key: "s", ctrl: true }, save);
  const nameOf = ({ rowId, key }: GridRefusal) => ({
    row: sheet.byId.get(rowId),
    column: sheet.columns.find((column) => column.key === key),
    mine: textAt(sheet, book.drafts, rowId, key),
    saved: sheet.byId.get(rowId)?.cells[key] ?? "",
  });
  return (
    <div>
      <GridBar
        word={wordAboutActive(control)}
        changed={changed}
        wrong={wrongDrafts(sheet, book.drafts).length}
        pending={pending}
        canUndo={book.past.length > 0}
        canRedo={book.future.length > 0}
        onUndo={() => put({ book: undo(book, sheet) })}
        onRedo={() => put({ book: redo(book, sheet) })}
        onDiscard={() => put({ book: emptyDraftbook, refusals: [] })}
        onSave={save}
      />
      <GridProblems
        refusals={state.refusals}
        nameOf={nameOf}
        onSettle={(refusal, keepMine) => settleConflict(control, refusal, keepMine)}
      />
      <GridSheet control={control} grid={grid} props={props} onSave={save} />
      {state.asking && (
        <GridAsking
          asking={state.asking}
          onYes={(cells) => writeCells(control, cells)}
          onNo={() => put({ asking: null })}
        />
      )}
    </div>
  );
}
