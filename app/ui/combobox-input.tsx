"use client";

import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from "react";
import { ComboList, optionId } from "./combobox-list";
import { type ComboOption, type ComboSearch, useComboSearch } from "./combobox-search";
import type { ControlProps } from "./control";
import { isComposing } from "./keyboard";
import { joinRefs } from "./refs";
import { useTypedEarly } from "./typed-text";

export type ComboInputProps = ControlProps & {
  search: ComboSearch;
  /** What the input shows now. */
  text: string;
  onText: (text: string) => void;
  onPick: (option: ComboOption) => void;
  chosen: readonly string[];
  multiple?: boolean;
  placeholder?: string;
  disabled?: boolean;
  className: string;
  onBlur?: () => void;
  /** Backspace where there is nothing left to delete. */
  onEmptyBackspace?: () => void;
  ref?: Ref<HTMLInputElement>;
  /** Stands after the input, inside its frame. */
  children?: ReactNode;
};

/** Whether the list is open and which option the arrows have reached. */
function useList({ search, onPick, multiple, onEmptyBackspace }: ComboInputProps) {
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const { found, ask } = useComboSearch(search);
  const show = (text: string, wait?: number) => {
    setOpen(true);
    setActive(0);
    ask(text, wait);
  };
  const pick = (option: ComboOption) => {
    onPick(option);
    if (!multiple) setOpen(false);
  };
  const move = (event: KeyboardEvent, by: number) => {
    event.preventDefault();
    if (!open) return show("", 0);
    const count = found.options.length;
    if (count > 0) setActive((active + by + count) % count);
  };
  const keys: Record<string, (event: KeyboardEvent<HTMLInputElement>) => void> = {
    ArrowDown: (event) => move(event, 1),
    ArrowUp: (event) => move(event, -1),
    Escape: () => setOpen(false),
    Tab: () => setOpen(false),
    Enter: (event) => {
      const option = found.options[active];
      if (!open || !option || found.status !== "found") return;
      event.preventDefault();
      pick(option);
    },
    Backspace: (event) => {
      if (event.currentTarget.value === "") onEmptyBackspace?.();
    },
  };
  const pressKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (!isComposing(event)) keys[event.key]?.(event);
  };
  return { open, setOpen, active, found, show, pick, pressKey };
}

/** The working half of both comboboxes: an input that searches and the list under it. */
export function ComboInput(props: ComboInputProps) {
  const { text, onText, chosen, multiple, placeholder, disabled, className, onBlur, ref, children } = props;
  const list = useList(props);
  const listId = useId();
  const box = useRef<HTMLInputElement>(null);
  const both = useMemo(() => joinRefs(box, ref), [ref]);
  useEffect(() => {
    // Typed before the page was alive, never chosen, and left: it counts for nothing and is not shown.
    const { current } = box;
    if (current && current !== document.activeElement && current.value !== text) current.value = text;
  }, [text]);
  useTypedEarly(box, text);
  return (
    <>
      <input
        ref={both}
        type="text"
        role="combobox"
        id={props.id}
        aria-describedby={props["aria-describedby"]}
        aria-invalid={props["aria-invalid"]}
        aria-required={props["aria-required"]}
        aria-label={props["aria-label"]}
        aria-expanded={list.open}
        aria-controls={list.open ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={
          list.open && list.found.options.length > 0 ? optionId(listId, list.active) : undefined
        }
        autoComplete="off"
        value={text}
        placeholder={placeholder}
        disabled={disabled}
        className={className}
        onChange={(event) => {
          onText(event.target.value);
          if (!(event.nativeEvent as InputEvent).isComposing) list.show(event.target.value);
        }}
        onCompositionEnd={(event) => list.show(event.currentTarget.value)}
        onClick={() => list.open || list.show("", 0)}
        onKeyDown={list.pressKey}
        onBlur={() => {
          list.setOpen(false);
          onBlur?.();
        }}
      />
      {children}
      {list.open && (
        <ComboList
          id={listId}
          found={list.found}
          active={list.active}
          chosen={chosen}
          multiple={multiple}
          onPick={list.pick}
        />
      )}
    </>
  );
}
