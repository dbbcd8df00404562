"use client";

import { useId, useState } from "react";
import { writeCells } from "./edit-grid-acts";
import { GridAsking } from "./edit-grid-asking";
import { GridBar, GridProblems } from "./edit-grid-bar";
import {
  type GridChange,
  type GridControl,
  type GridRefusal,
  type GridSaved,
  useGridControl,
} from "./edit-grid-control";
import { draftCells, emptyDraftbook, redo, textAt, undo } from "./edit-grid-drafts";
import { changesOf, settleConflict, takeIn, wrongDrafts } from "./edit-grid-saving";
import { type GridRow, lockedReason, readText } from "./edit-grid-sheet";
import { type GridLayout, GridTable } from "./edit-grid-table";
import { useShortcut } from "./keyboard";
import { useLeaveGuard } from "./leave-guard";
import { notify } from "./toast";

export type EditGridProps = GridLayout & {
  rows: readonly GridRow[];
  /** One answer for each change. A rejection saves nothing and keeps every draft. */
  onSave: (changes: GridChange[]) => Promise<readonly GridSaved[]>;
};

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
  const note = row.notes?.[column.key];
  if (note) return `${place}：${note}`;
  const locked = lockedReason(row, column);
  if (locked) return `${place}：${locked}`;
  const reading = readText(column, state.editing ?? textAt(sheet, book.drafts, row.id, column.key));
  const word = reading.ok ? reading.echo : reading.message;
  return word ? `${place}：${word}` : place;
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
      <GridTable control={control} grid={grid} layout={props} onSave={save} />
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
