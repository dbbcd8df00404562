"use client";

import { type RefObject, useEffect, useRef, useState } from "react";

/** A browser's text boxes know one kind of line end; what was brought in may have others. */
export const oneLineEnd = (text: string) => text.replace(/\r\n?/g, "\n");

type TextControl = HTMLInputElement | HTMLTextAreaElement;

/** Writes as a person would, so that React and form libraries hear of it. */
export function typeInto(control: TextControl, text: string) {
  const kind = control instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value")?.set?.call(control, text);
  control.dispatchEvent(new Event("input", { bubbles: true }));
}

/**
 * Says once more what was typed before the page was alive: a control whose text is held in state would otherwise be
 * emptied by the first change of anything else. The caret stays where it was.
 */
export function useTypedEarly(control: RefObject<TextControl | null>, held: unknown) {
  const first = useRef(held);
  useEffect(() => {
    const box = control.current;
    if (!box || typeof first.current !== "string" || box.value === oneLineEnd(first.current)) return;
    const { value, selectionStart, selectionEnd } = box;
    // React tells a change by what it last saw in the control.
    box.value = first.current;
    typeInto(box, value);
    box.setSelectionRange(selectionStart, selectionEnd);
  }, [control]);
}

/**
 * The text a control holds now, whoever put it there: the person, a default value or a form library's reset, which
 * changes the element without an event.
 */
export function useTypedText<Control extends TextControl>(held?: unknown) {
  const control = useRef<Control>(null);
  const [text, setText] = useState("");
  const read = () => setText(control.current?.value ?? "");
  useTypedEarly(control, held);
  useEffect(read);
  return { control, text, read };
}
