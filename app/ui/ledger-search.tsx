"use client";

import { Search } from "lucide-react";
import { type ChangeEvent, type CompositionEvent, type FormEvent, useEffect, useRef } from "react";
import { useShortcut } from "./keyboard";
import { useLedger } from "./ledger-context";
import { useTypedEarly } from "./typed-text";

const pause = 300;

/** Searches as one types, but never in the middle of composing a Chinese word. Without scripts it is a plain form. */
export function LedgerSearch({ hint }: { hint: string }) {
  const { path, control } = useLedger();
  const { q } = control.state;
  const box = useRef<HTMLInputElement>(null);
  const timer = useRef(0);
  const search = (text: string) => {
    window.clearTimeout(timer.current);
    // Typing on refines the same step of the Back button.
    if (text.trim() !== q) control.go({ q: text.trim() }, q ? "replace" : "push");
  };
  const later = (text: string) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => search(text), pause);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const shown = useRef(q);
  useEffect(() => {
    // At first the box shows what the server drew, or what was typed over it before the page was alive.
    if (shown.current !== q && box.current && box.current.value.trim() !== q) box.current.value = q;
    shown.current = q;
  }, [q]);
  useTypedEarly(box, q);
  useShortcut({ key: "/" }, () => box.current?.select());
  return (
    <form
      action={path}
      className="relative w-[260px] phone:w-full"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        search(box.current?.value ?? "");
      }}
    >
      <Search size={16} aria-hidden="true" className="absolute left-2 top-2 text-muted phone:top-3.5" />
      <input
        ref={box}
        type="search"
        name="q"
        aria-label={hint}
        placeholder={hint}
        title="按 / 键跳到这里"
        defaultValue={q}
        autoComplete="off"
        className="block h-8 w-full rounded border border-control bg-bg pl-8 pr-2 hover:border-primary focus:border-primary focus:outline-offset-0 phone:h-11 phone:text-lg"
        onChange={(event: ChangeEvent<HTMLInputElement>) => {
          if (!(event.nativeEvent as InputEvent).isComposing) later(event.target.value);
        }}
        onCompositionEnd={(event: CompositionEvent<HTMLInputElement>) => later(event.currentTarget.value)}
      />
      {Object.entries(control.state.filters).map(([key, value]) => (
        <input key={key} type="hidden" name={key} value={value} />
      ))}
      {control.state.sort && <input type="hidden" name="sort" value={control.state.sort} />}
    </form>
  );
}
