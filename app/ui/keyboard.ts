"use client";

import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useRef } from "react";

/** While Chinese is being composed, Enter and arrows belong to the input method. */
export function isComposing(event: KeyboardEvent | ReactKeyboardEvent) {
  const native = "nativeEvent" in event ? event.nativeEvent : event;
  return native.isComposing || native.keyCode === 229;
}

const typingPlaces =
  "input, textarea, select, [contenteditable=true], [role=dialog], [role=menu], [role=grid]";

/** Whether single-letter keys now mean text, a dialog's own affair or a grid's. */
export const isTyping = (event: KeyboardEvent) =>
  event.target instanceof Element && event.target.closest(typingPlaces) !== null;

export type Shortcut = {
  /** As KeyboardEvent.key: "/", "?", "k". */
  key: string;
  /** Ctrl, or Command on a Mac. Such keys work while typing too. */
  ctrl?: boolean;
  /** A key pressed just before, as in G then P. */
  after?: string;
  off?: boolean;
};

const pauseBetweenKeys = 1000;

const isShortcut = (event: KeyboardEvent, { key, ctrl = false }: Shortcut) =>
  event.key.toLowerCase() === key && (event.ctrlKey || event.metaKey) === ctrl && !event.altKey;

/** Runs on a key anywhere on the page, except where that key means something else. */
export function useShortcut(shortcut: Shortcut, run: () => void) {
  const latest = useRef({ shortcut, run });
  useEffect(() => {
    latest.current = { shortcut, run };
  });
  useEffect(() => {
    let previous = { key: "", at: 0 };
    const onKey = (event: KeyboardEvent) => {
      const wanted = latest.current.shortcut;
      const before = previous;
      previous = { key: event.key.toLowerCase(), at: event.timeStamp };
      if (wanted.off || event.defaultPrevented || isComposing(event)) return;
      if (!isShortcut(event, wanted) || (!wanted.ctrl && isTyping(event))) return;
      const inTime = before.key === wanted.after && event.timeStamp - before.at < pauseBetweenKeys;
      if (wanted.after && !inTime) return;
      event.preventDefault();
      latest.current.run();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
