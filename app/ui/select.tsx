import type { ComponentProps } from "react";
import { cx } from "./class-names";
import { controlLine } from "./control";

export type SelectOption = { value: string; label: string; depth?: number; disabled?: boolean };

export type SelectProps = ComponentProps<"select"> & {
  options: readonly SelectOption[];
  /** The words of the empty choice; without it the first option is chosen. */
  placeholder?: string;
};

const indent = "\u3000";

export function Select({ options, placeholder, className, ...rest }: SelectProps) {
  return (
    <select {...rest} className={cx(controlLine, "select", className)}>
      {placeholder !== undefined && <option value="">{placeholder}</option>}
      {options.map(({ value, label, depth = 0, disabled }) => (
        <option key={value} value={value} disabled={disabled}>
          {indent.repeat(depth) + label}
        </option>
      ))}
    </select>
  );
}
