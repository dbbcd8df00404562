import type { ComponentProps } from "react";
import { cx } from "./class-names";
import { controlLine } from "./control";

export type NumberInputProps = ComponentProps<"input"> & { unit?: string };

/**
 * A number typed as text: type="number" loses what was typed ("约3000"), changes value under the mouse wheel and
 * refuses a pasted "1,200".
 */
export function NumberInput({ unit, className, ...rest }: NumberInputProps) {
  return (
    <span className="flex items-center gap-2">
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        {...rest}
        className={cx(controlLine, "text-right", className)}
      />
      {unit && <span className="shrink-0 text-muted">{unit}</span>}
    </span>
  );
}
