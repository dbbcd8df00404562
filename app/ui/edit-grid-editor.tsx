"use client";

import { type ClipboardEvent, type KeyboardEvent, useId, useLayoutEffect, useRef } from "react";
import { cx } from "./class-names";
import {
  activeCell,
  clearSelection,
  commitEditing,
  fillDown,
  moveTo,
  paste,
  selectAll,
  selectedBlock,
  startEditing,
} from "./edit-grid-acts";
import { cellId } from "./edit-grid-body";
import type { GridControl, GridHold } from "./edit-grid-control";
import { redo, undo } from "./edit-grid-drafts";
import { commandOf, type GridCommand, placeAfter } from "./edit-grid-keys";
import { isComposing } from "./keyboard";
import { readTsv, writeHtmlTable, writeTsv } from "./tsv";
import { useTypedEarly } from "./typed-text";

const commands: Record<Exclude<GridCommand, "save">, (hold: GridHold) => void> = {
  edit: (hold) => startEditing(hold),
  commitDown: (hold) => commitEditing(hold, 1, 0),
  commitRight: (hold) => commitEditing(hold, 0, 1),
  commitLeft: (hold) => commitEditing(hold, 0, -1),
  cancel: (hold) => hold.put({ editing: null }),
  forget: (hold) => moveTo(hold, hold.latest.current.span.to),
  clear: clearSelection,
  fillDown,
  undo: (hold) => hold.put({ book: undo(hold.latest.current.book, hold.latest.current.sheet) }),
  redo: (hold) => hold.put({ book: redo(hold.latest.current.book, hold.latest.current.sheet) }),
  all: selectAll,
};

function useKeys(control: GridControl, onSave: () => void) {
  return (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return;
    const { editing, span, sheet } = control.latest.current;
    const place = editing === null ? placeAfter(event, span.to, sheet) : null;
    const command = commandOf(event, editing !== null);
    if (!place && !command) return;
    event.preventDefault();
    if (place) moveTo(control, place, event.shiftKey);
    else if (command === "save") {
      commitEditing(control);
      onSave();
    } else if (command) commands[command](control);
  };
}

function useClipboard(control: GridControl) {
  const copy = (event: ClipboardEvent) => {
    if (control.latest.current.editing !== null) return;
    event.preventDefault();
    const block = selectedBlock(control);
    event.clipboardData.setData("text/plain", writeTsv(block));
    event.clipboardData.setData("text/html", writeHtmlTable(block));
    if (event.type === "cut") clearSelection(control);
  };
  const take = (event: ClipboardEvent) => {
    if (control.latest.current.editing !== null) return;
    event.preventDefault();
    paste(control, readTsv(event.clipboardData.getData("text/plain")));
  };
  return { onCopy: copy, onCut: copy, onPaste: take };
}

/** Lays the input over the active cell, where an input method shows its candidates, and scrolls there. */
function useOverCell(cell: string, moved: unknown) {
  const input = useRef<HTMLInputElement>(null);
  // Also when something else changed: new rows may lie elsewhere under the same id.
  useLayoutEffect(() => {
    const over = document.getElementById(cell);
    const box = input.current;
    if (!over || !box) return;
    box.style.left = `${over.offsetLeft}px`;
    box.style.top = `${over.offsetTop}px`;
    box.style.width = `${over.offsetWidth}px`;
    box.style.height = `${over.offsetHeight}px`;
    if (document.activeElement === box) over.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [cell, moved]);
  return input;
}

export type GridEditorProps = { control: GridControl; grid: string; title: string; onSave: () => void };

/**
 * One input for the whole grid. It always has the focus, unseen while selecting, so that the first key of a Chinese
 * word reaches the input method; what arrives in it starts editing.
 */
export function GridEditor({ control, grid, title, onSave }: GridEditorProps) {
  const { state, sheet } = control;
  const { span, editing } = state;
  const { row, column } = activeCell(sheet, span);
  const input = useOverCell(cellId(grid, span.to), sheet);
  const options = useId();
  useTypedEarly(input, editing ?? "");
  const pressKey = useKeys(control, onSave);
  const clipboard = useClipboard(control);
  return (
    <>
      <input
        ref={input}
        data-grid-editor
        type="text"
        autoComplete="off"
        aria-label={editing === null ? title : `${row?.label} ${column?.title}`}
        aria-activedescendant={editing === null ? cellId(grid, span.to) : undefined}
        list={editing !== null && column?.options ? options : undefined}
        value={editing ?? ""}
        onChange={(event) =>
          editing === null
            ? startEditing(control, event.target.value)
            : control.put({ editing: event.target.value })
        }
        onKeyDown={pressKey}
        onBlur={() => commitEditing(control)}
        {...clipboard}
        className={cx(
          "absolute left-0 top-0 border-2 border-action bg-bg px-1.5 text-sm outline-none",
          column?.kind === "number" && "text-right",
          editing === null && "pointer-events-none opacity-0",
        )}
      />
      {column?.options && (
        <datalist id={options}>
          {column.options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
    </>
  );
}
