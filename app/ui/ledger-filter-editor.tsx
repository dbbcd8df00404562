"use client";

import type { RefObject } from "react";
import { ChoiceEditor } from "./ledger-choice-editor";
import type { EditorProps } from "./ledger-editor-props";
import type { LedgerFilter } from "./ledger-filters";
import { DayEditor, RangeEditor, TextEditor } from "./ledger-span-editors";
import { PopoverPanel } from "./popover-panel";

const editors = {
  choice: ChoiceEditor,
  range: RangeEditor,
  day: DayEditor,
  text: TextEditor,
  flag: () => null,
} as const satisfies Record<LedgerFilter["kind"], (props: EditorProps) => React.ReactNode>;

/** The panel behind a filter chip, fetched when the first one opens. */
export function FilterEditor({
  anchor,
  ...props
}: EditorProps & { anchor: RefObject<HTMLButtonElement | null> }) {
  const Editor = editors[props.filter.kind];
  return (
    <PopoverPanel anchor={anchor} label={props.filter.label} onClose={props.onClose}>
      <Editor {...props} />
    </PopoverPanel>
  );
}
