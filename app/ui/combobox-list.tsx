"use client";

import { type MouseEvent, useLayoutEffect, useRef } from "react";
import { cx } from "./class-names";
import type { ComboOption, Found } from "./combobox-search";

export type ComboListProps = {
  id: string;
  label?: string;
  found: Found;
  active: number;
  chosen: readonly string[];
  multiple?: boolean;
  onPick: (option: ComboOption) => void;
};

const messages = { searching: "正在查找…", failed: "没能查找，请稍后再试", found: "没有匹配的结果" } as const;

export const optionId = (list: string, place: number) => `${list}-${place}`;

const gap = 4;

/** Hangs the list from its control, above it where there is more room, free of any scrolling dialog around it. */
function hang(list: HTMLElement) {
  const control = list.parentElement?.getBoundingClientRect();
  if (!control) return;
  const below = window.innerHeight - control.bottom;
  const upwards = below < list.offsetHeight + gap && control.top > below;
  list.style.left = `${control.left}px`;
  list.style.width = `${control.width}px`;
  list.style.top = `${upwards ? control.top - list.offsetHeight - gap : control.bottom + gap}px`;
}

function useHanging(found: Found) {
  const list = useRef<HTMLDivElement>(null);
  // Also when other options have been found: a list that opens upwards changes its top with its height.
  useLayoutEffect(() => {
    const place = () => list.current && hang(list.current);
    place();
    window.addEventListener("scroll", place, true);
    window.addEventListener("resize", place);
    return () => {
      window.removeEventListener("scroll", place, true);
      window.removeEventListener("resize", place);
    };
  }, [found]);
  return list;
}

/** The options under a combobox. The focus stays in the input; pressing an option must not take it. */
export function ComboList({ id, label = "选项", found, active, chosen, multiple, onPick }: ComboListProps) {
  const box = useHanging(found);
  const press = (event: MouseEvent) => {
    event.preventDefault();
    const place =
      event.target instanceof Element && event.target.closest<HTMLElement>("[data-place]")?.dataset.place;
    const option = place ? found.options[Number(place)] : undefined;
    if (option && event.button === 0) onPick(option);
  };
  return (
    <div
      ref={box}
      className="fixed z-toast max-h-[280px] overflow-auto rounded-lg bg-raised p-1 shadow-float"
    >
      <div
        role="listbox"
        id={id}
        tabIndex={-1}
        aria-label={label}
        aria-multiselectable={multiple}
        onMouseDown={press}
      >
        {found.options.map((option, place) => (
          <div
            key={option.value}
            role="option"
            tabIndex={-1}
            id={optionId(id, place)}
            data-place={place}
            aria-selected={chosen.includes(option.value)}
            ref={(line) => {
              if (place === active) line?.scrollIntoView({ block: "nearest" });
            }}
            className={cx(
              "flex cursor-pointer items-center gap-2 rounded px-2 py-1 phone:py-2.5",
              place === active && "bg-hover",
              chosen.includes(option.value) && "font-semibold text-primary",
            )}
          >
            <span className="min-w-0 flex-1 truncate">{option.label}</span>
            {option.note && <span className="shrink-0 text-xs font-normal text-muted">{option.note}</span>}
            {chosen.includes(option.value) && <span aria-hidden="true">✓</span>}
          </div>
        ))}
      </div>
      <p role="status" className={found.options.length > 0 ? "sr-only" : "px-2 py-1.5 text-sm text-muted"}>
        {found.options.length > 0 ? `${found.options.length} 个结果` : messages[found.status]}
      </p>
    </div>
  );
}
