"use client";

import { type ComponentProps, useEffect, useMemo, useRef } from "react";
import { cx } from "./class-names";
import { controlLine } from "./control";
import { joinRefs } from "./refs";

export type SelectOption = { value: string; label: string; depth?: number; disabled?: boolean };

export type SelectProps = ComponentProps<"select"> & {
  options: readonly SelectOption[];
  /** The words of the empty choice; without it the first option is chosen. */
  placeholder?: string;
};

const indent = "\u3000";

export function Select({ options, placeholder, className, ref, ...rest }: SelectProps) {
  const control = useRef<HTMLSelectElement>(null);
  const both = useMemo(() => joinRefs(control, ref), [ref]);
  const held = useRef(rest.value);
  useEffect(() => {
    // Chosen before the page was alive: whoever holds the choice in state hears of it now.
    const drawn = Array.from(control.current?.options ?? []).find((option) => option.defaultSelected);
    if (drawn && !drawn.selected && held.current !== undefined)
      control.current?.dispatchEvent(new Event("change", { bubbles: true }));
  }, []);
  return (
    <select {...rest} ref={both} className={cx(controlLine, "select", className)}>
      {placeholder !== undefined && <option value="">{placeholder}</option>}
      {options.map(({ value, label, depth = 0, disabled }) => (
        <option key={value} value={value} disabled={disabled}>
          {indent.repeat(depth) + label}
        </option>
      ))}
    </select>
  );
}
