"use client";

import { type MouseEvent, useRef } from "react";
import { commitEditing, moveTo, startEditing } from "./edit-grid-acts";
import type { GridControl } from "./edit-grid-control";
import type { Place } from "./edit-grid-sheet";

function placeOf({ target }: MouseEvent): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>("td[data-row]") : null;
  return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : null;
}

/** Press to go to a cell, drag or Shift to select a block, press twice to edit. */
export function useGridPointer(control: GridControl) {
  const dragging = useRef(false);
  return {
    onMouseDown: (event: MouseEvent<HTMLElement>) => {
      const place = placeOf(event);
      if (!place || event.button !== 0) return;
      // The input keeps the focus: it is what hears the keyboard.
      event.preventDefault();
      commitEditing(control);
      moveTo(control, place, event.shiftKey);
      dragging.current = true;
      event.currentTarget.querySelector<HTMLElement>("[data-grid-editor]")?.focus({ preventScroll: true });
    },
    onMouseOver: (event: MouseEvent) => {
      if (event.buttons !== 1) dragging.current = false;
      const place = placeOf(event);
      if (place && dragging.current) moveTo(control, place, true);
    },
    onDoubleClick: (event: MouseEvent) => {
      if (placeOf(event)) startEditing(control);
    },
  };
}
