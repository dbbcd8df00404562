"use client";

import { CalendarDays } from "lucide-react";
import { type ChangeEvent, type ComponentProps, useId, useMemo } from "react";
import { cx } from "./class-names";
import { controlLine } from "./control";
import type { Echo } from "./money-input";
import { joinRefs } from "./refs";
import { typeInto, useTypedText } from "./typed-text";

export type DateInputProps = Omit<ComponentProps<"input">, "type"> & {
  /** How a typed date was understood ("2026-03-01 星期日"), or null. */
  echo?: Echo;
};

const wholeDay = /^\d{4}-\d{2}-\d{2}$/;

/** A date typed in any usual form, or picked from the browser's own calendar. */
export function DateInput({ echo, className, ref, onInput, ...rest }: DateInputProps) {
  const { control, text, read } = useTypedText<HTMLInputElement>(rest.value);
  const both = useMemo(() => joinRefs(control, ref), [control, ref]);
  const echoId = useId();
  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    if (control.current && event.target.value) typeInto(control.current, event.target.value);
  };
  return (
    <>
      <span className="relative block">
        <input
          type="text"
          autoComplete="off"
          placeholder="如 2026-03-01"
          {...rest}
          ref={both}
          aria-describedby={cx(rest["aria-describedby"], echo && echoId) || undefined}
          onInput={(event) => {
            read();
            onInput?.(event);
          }}
          className={cx(controlLine, "pr-9", className)}
        />
        <span className="absolute bottom-px right-px top-px flex w-8 items-center justify-center rounded text-muted focus-within:text-primary hover:text-primary">
          <CalendarDays size={16} aria-hidden="true" />
          <input
            type="date"
            aria-label="从日历选择"
            disabled={rest.disabled || rest.readOnly}
            value={wholeDay.test(text) ? text : ""}
            onChange={pick}
            className="date-picker absolute bottom-0 left-0 right-0 top-0 w-full cursor-pointer opacity-0"
          />
        </span>
      </span>
      {echo && (
        <output id={echoId} className="echo text-xs text-muted">
          {text && !rest["aria-invalid"] && echo(text)}
        </output>
      )}
    </>
  );
}
