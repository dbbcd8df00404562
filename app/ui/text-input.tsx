import type { ComponentProps } from "react";
import { cx } from "./class-names";
import { controlLine } from "./control";

export type TextInputProps = ComponentProps<"input">;

export function TextInput({ className, ...rest }: TextInputProps) {
  return <input type="text" autoComplete="off" {...rest} className={cx(controlLine, className)} />;
}
