import type { ComponentProps, ReactNode } from "react";
import { cx } from "./class-names";

export type CheckboxProps = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; help?: ReactNode };

export function Checkbox({ label, help, className, ...rest }: CheckboxProps) {
  return (
    <label className={cx("flex items-start gap-2 phone:py-2.5", rest.disabled && "text-muted", className)}>
      <input type="checkbox" {...rest} className="tick mt-[3px]" />
      <span>
        {label}
        {help && <span className="block text-xs text-muted">{help}</span>}
      </span>
    </label>
  );
}
