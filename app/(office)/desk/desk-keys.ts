const acts = { a: "accept", r: "return", s: "sample", j: "next", k: "previous", x: "tick" } as const;
export type DeskAct = (typeof acts)[keyof typeof acts];

type Press = Pick<
  KeyboardEvent,
  "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing" | "keyCode" | "repeat" | "target"
>;

/** What a key means on the desk; nothing inside a field, in a dialog, with a modifier, or while a word is composed. */
export function deskKey(event: Press): DeskAct | null {
  if (event.isComposing || event.keyCode === 229) return null;
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null;
  const on = event.target as HTMLElement | null;
  if (
    on?.closest?.(
      "input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=menu], [role=listbox]",
    )
  )
    return null;
  const act = acts[event.key.toLowerCase() as keyof typeof acts] ?? null;
  // A held key walks on, and never judges more than one.
  return event.repeat && act !== "next" && act !== "previous" ? null : act;
}
