"use client";

import { type ComponentProps, useMemo, useRef } from "react";
import { cx } from "./class-names";
import { controlLine } from "./control";
import { joinRefs } from "./refs";
import { useTypedEarly } from "./typed-text";

export type TextInputProps = ComponentProps<"input">;

export function TextInput({ className, ref, ...rest }: TextInputProps) {
  const control = useRef<HTMLInputElement>(null);
  const both = useMemo(() => joinRefs(control, ref), [ref]);
  useTypedEarly(control, rest.value);
  return <input type="text" autoComplete="off" {...rest} ref={both} className={cx(controlLine, className)} />;
}
