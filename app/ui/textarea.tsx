"use client";

import { type ComponentProps, useMemo } from "react";
import { cx } from "./class-names";
import { controlFrame } from "./control";
import { joinRefs } from "./refs";
import { useTypedText } from "./typed-text";

export type TextareaProps = Omit<ComponentProps<"textarea">, "maxLength"> & {
  /** Characters allowed. Longer text can be typed and is marked, so that a paste is never cut silently. */
  limit?: number;
};

export function Textarea({ limit, className, ref, onInput, rows = 3, ...rest }: TextareaProps) {
  const { control, text, read } = useTypedText<HTMLTextAreaElement>(rest.value);
  const both = useMemo(() => joinRefs(control, ref), [control, ref]);
  const over = limit !== undefined && text.length > limit;
  return (
    <>
      <textarea
        rows={rows}
        {...rest}
        ref={both}
        onInput={(event) => {
          read();
          onInput?.(event);
        }}
        className={cx(controlFrame, "px-2 py-1 phone:text-lg", className)}
      />
      {limit !== undefined && (
        <span className={cx("mt-0.5 block text-right text-xs", over ? "text-danger" : "text-muted")}>
          {over && `超出 ${text.length - limit} 字，`}
          {text.length}/{limit}
        </span>
      )}
    </>
  );
}
