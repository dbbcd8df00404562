"use client";

import { X } from "lucide-react";
import { useRef, useState } from "react";
import { cx } from "./class-names";
import { ComboInput } from "./combobox-input";
import type { ComboOption, ComboSearch } from "./combobox-search";
import { type ControlProps, controlFrame, controlLine } from "./control";

type Shared = ControlProps & {
  search: ComboSearch;
  placeholder?: string;
  disabled?: boolean;
  /** For plain forms: the chosen values are sent under this name. */
  name?: string;
  onBlur?: () => void;
};

export type ComboboxProps = Shared & {
  value: ComboOption | null;
  onChange: (value: ComboOption | null) => void;
  /** What typing alone chooses, such as a whole code that was pasted. */
  read?: (typed: string) => string | null;
};

/** One of many: type to search, arrows and Enter to choose. What was typed but not chosen is not kept. */
export function Combobox({ value, onChange, read, name, onBlur, ...rest }: ComboboxProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const type = (text: string) => {
    setTyped(text);
    if (!read) return;
    const known = read(text);
    onChange(known ? { value: known, label: known } : null);
  };
  const leave = () => {
    if (typed === "") onChange(null);
    setTyped(null);
    onBlur?.();
  };
  return (
    <span className="relative block">
      <ComboInput
        {...rest}
        text={typed ?? value?.label ?? ""}
        onText={type}
        onPick={(option) => {
          onChange(option);
          setTyped(null);
        }}
        chosen={value ? [value.value] : []}
        className={cx(controlLine, "pr-8")}
        onBlur={leave}
      >
        {value && !rest.disabled && (
          <button
            type="button"
            aria-label={`清除${value.label}`}
            onClick={() => onChange(null)}
            className="absolute right-1 top-1 flex h-6 w-6 items-center justify-center rounded text-muted hover:text-danger phone:top-2.5"
          >
            <X size={14} aria-hidden="true" />
          </button>
        )}
      </ComboInput>
      {name && <input type="hidden" name={name} value={value?.value ?? ""} />}
    </span>
  );
}

export type MultiComboboxProps = Shared & {
  value: readonly ComboOption[];
  onChange: (value: ComboOption[]) => void;
};

function Chip({ option, onRemove }: { option: ComboOption; onRemove?: () => void }) {
  return (
    <span className="inline-flex h-6 max-w-full items-center gap-1 rounded bg-hover pl-2 text-sm">
      <span className="truncate">{option.label}</span>
      {onRemove && (
        <button
          type="button"
          aria-label={`移除${option.label}`}
          onClick={onRemove}
          className="flex h-6 w-6 items-center justify-center rounded text-muted hover:text-danger"
        >
          <X size={12} aria-hidden="true" />
        </button>
      )}
    </span>
  );
}

/** Several of many, shown as chips; Backspace in the empty input takes the last one back. */
export function MultiCombobox({ value, onChange, name, onBlur, placeholder, ...rest }: MultiComboboxProps) {
  const [typed, setTyped] = useState("");
  const input = useRef<HTMLInputElement>(null);
  const without = (one: ComboOption) => value.filter((option) => option.value !== one.value);
  const isChosen = (one: ComboOption) => value.some((option) => option.value === one.value);
  const remove = (option: ComboOption) => {
    onChange(without(option));
    input.current?.focus();
  };
  return (
    <span
      className={cx(
        controlFrame,
        "relative flex min-h-[32px] flex-wrap items-center gap-1 px-1 py-[3px] focus-within:border-primary",
      )}
      aria-invalid={rest["aria-invalid"]}
    >
      {value.map((option) => (
        <Chip
          key={option.value}
          option={option}
          onRemove={rest.disabled ? undefined : () => remove(option)}
        />
      ))}
      <ComboInput
        {...rest}
        ref={input}
        multiple
        placeholder={value.length === 0 ? placeholder : undefined}
        text={typed}
        onText={setTyped}
        onPick={(option) => {
          onChange(isChosen(option) ? without(option) : [...value, option]);
          setTyped("");
        }}
        chosen={value.map((option) => option.value)}
        className="h-6 min-w-[80px] flex-1 bg-transparent px-1 outline-none phone:h-9"
        onBlur={() => {
          setTyped("");
          onBlur?.();
        }}
        onEmptyBackspace={() => onChange(value.slice(0, -1))}
      />
      {name &&
        value.map((option) => <input key={option.value} type="hidden" name={name} value={option.value} />)}
    </span>
  );
}
