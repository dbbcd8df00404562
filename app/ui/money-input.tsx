"use client";

import { type ComponentProps, useId, useMemo } from "react";
import { cx } from "./class-names";
import { controlLine } from "./control";
import { joinRefs } from "./refs";
import { useTypedText } from "./typed-text";

export type Echo = (text: string) => string | null;

export type MoneyInputProps = Omit<ComponentProps<"input">, "type"> & {
  unit: string;
  /** What the typed text was understood as ("12000 万元 = 1.2 亿元"), or null when there is nothing to say. */
  echo?: Echo;
};

/** Plain text, so that "1.2亿" and "约1.5亿" can be typed; the line underneath says how it was understood. */
export function MoneyInput({ unit, echo, className, ref, onInput, ...rest }: MoneyInputProps) {
  const { control, text, read } = useTypedText<HTMLInputElement>(rest.value);
  const both = useMemo(() => joinRefs(control, ref), [control, ref]);
  const echoId = useId();
  return (
    <>
      <span className="flex items-center gap-2">
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          {...rest}
          ref={both}
          aria-describedby={cx(rest["aria-describedby"], echo && echoId) || undefined}
          onInput={(event) => {
            read();
            onInput?.(event);
          }}
          className={cx(controlLine, "text-right", className)}
        />
        <span className="shrink-0 text-muted">{unit}</span>
      </span>
      {echo && (
        <output id={echoId} className="echo text-right text-xs text-muted">
          {text && !rest["aria-invalid"] && echo(text)}
        </output>
      )}
    </>
  );
}
