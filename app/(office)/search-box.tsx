"use client";

import { Search } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState } from "react";

const Palette = lazy(() => import("./palette").then((part) => ({ default: part.Palette })));

/** Ctrl+K anywhere. */
function useHotkey(open: () => void) {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key?.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      open();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [open]);
}

/**
 * A real search box in a real form. What is typed before the page is alive, or while the palette's code is on its way,
 * stands in the box and goes on in the palette; sent before, it leads to the page of results.
 */
export function SearchBox({ hint }: { hint: string }) {
  const box = useRef<HTMLInputElement>(null);
  const before = useRef<HTMLElement | null>(null);
  const [open, setOpen] = useState(false);
  const [show] = useState(() => () => {
    if (document.activeElement !== box.current) before.current = document.activeElement as HTMLElement | null;
    setOpen(true);
  });
  const [call] = useState(() => () => {
    if (document.querySelector("[role=dialog]")) return;
    show();
    box.current?.focus();
  });
  useHotkey(call);
  useEffect(() => {
    if (box.current?.value || document.activeElement === box.current) show();
  }, [show]);
  const close = () => {
    setOpen(false);
    if (box.current) box.current.value = "";
  };
  return (
    <>
      <form
        action="/find"
        className="top-search"
        onSubmit={(event) => {
          event.preventDefault();
          show();
        }}
      >
        <Search size={14} aria-hidden="true" />
        <input
          ref={box}
          name="q"
          type="text"
          autoComplete="off"
          maxLength={60}
          aria-label={hint}
          aria-keyshortcuts="Control+K"
          placeholder={hint}
          onClick={show}
          onChange={({ nativeEvent }) => (nativeEvent as InputEvent).isComposing || show()}
          onCompositionEnd={show}
        />
        <kbd className="phone:hidden">Ctrl K</kbd>
      </form>
      {open && (
        <Suspense fallback={null}>
          <Palette
            start={() => box.current?.value ?? ""}
            onClose={close}
            giveBack={() => (before.current ?? box.current)?.focus()}
          />
        </Suspense>
      )}
    </>
  );
}
