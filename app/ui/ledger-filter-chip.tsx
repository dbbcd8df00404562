"use client";

import { ChevronDown, X } from "lucide-react";
import { lazy, Suspense, useRef, useState } from "react";
import { cx } from "./class-names";
import { useLedger } from "./ledger-context";
import { describeFilter, type LedgerFilter } from "./ledger-filters";

const FilterEditor = lazy(() =>
  import("./ledger-filter-editor").then((part) => ({ default: part.FilterEditor })),
);

/** Setting and clearing one filter. While its editor is open, further changes are one step of the Back button. */
function useFilterValue(filter: LedgerFilter) {
  const { control } = useLedger();
  const { filters } = control.state;
  const changedBefore = useRef(false);
  const set = (value: string) => {
    const { [filter.key]: _, ...others } = filters;
    const next = value ? { ...others, [filter.key]: value } : others;
    control.go({ filters: next }, changedBefore.current ? "replace" : "push");
    changedBefore.current = true;
  };
  return {
    value: filters[filter.key] ?? "",
    set,
    startAfresh: () => {
      changedBefore.current = false;
    },
  };
}

const frame = "inline-flex h-8 max-w-[320px] shrink-0 items-center rounded border phone:h-10";
const idle = "border-line bg-bg hover:border-primary";
const active = "border-primary bg-primary-tint text-primary";

function FlagChip({ filter }: { filter: LedgerFilter }) {
  const { value, set, startAfresh } = useFilterValue(filter);
  const press = () => {
    startAfresh();
    set(value ? "" : "1");
  };
  return (
    <button
      type="button"
      aria-pressed={Boolean(value)}
      onClick={press}
      className={cx(frame, "px-2.5", value ? active : idle)}
    >
      {filter.label}
    </button>
  );
}

/** One filter: its name, its value in words, a cross to clear it, and an editor behind it. */
function EditedChip({ filter, startOpen }: { filter: LedgerFilter; startOpen: boolean }) {
  const { value, set, startAfresh } = useFilterValue(filter);
  const [open, setOpen] = useState(startOpen);
  const anchor = useRef<HTMLButtonElement>(null);
  const words = value && describeFilter(filter, value);
  const press = () => {
    startAfresh();
    setOpen(!open);
  };
  const clear = () => {
    startAfresh();
    set("");
    anchor.current?.focus();
  };
  return (
    <span className={cx(frame, value ? active : idle)}>
      <button
        ref={anchor}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        title={words ? `${filter.label}：${words}` : undefined}
        onClick={press}
        className="flex h-full min-w-0 items-center gap-1 rounded px-2.5 focus-visible:outline-offset-[-1px]"
      >
        <span className="truncate">{words ? `${filter.label}：${words}` : filter.label}</span>
        {!value && <ChevronDown size={14} aria-hidden="true" className="text-muted" />}
      </button>
      {value && (
        <button
          type="button"
          aria-label={`清除${filter.label}`}
          onClick={clear}
          className="-ml-1.5 flex h-full w-7 items-center justify-center rounded hover:text-danger"
        >
          <X size={14} aria-hidden="true" />
        </button>
      )}
      {open && (
        <Suspense fallback={null}>
          <FilterEditor
            filter={filter}
            value={value}
            anchor={anchor}
            onChange={set}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </span>
  );
}

export function FilterChip({ filter, startOpen = false }: { filter: LedgerFilter; startOpen?: boolean }) {
  if (filter.kind === "flag") return <FlagChip filter={filter} />;
  return <EditedChip filter={filter} startOpen={startOpen} />;
}
