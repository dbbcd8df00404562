import { cloneElement, type ReactElement, type ReactNode, useId } from "react";
import { cx } from "./class-names";
import type { ControlProps } from "./control";

export type FieldProps = {
  label: ReactNode;
  /** One control that takes an id and aria attributes; the field ties its words to it. */
  children: ReactElement<ControlProps>;
  help?: ReactNode;
  error?: string | null;
  required?: boolean;
  hideLabel?: boolean;
  className?: string;
};

export function Field({ label, children, help, error, required, hideLabel, className }: FieldProps) {
  const made = useId();
  const id = children.props.id ?? made;
  const described = cx(
    children.props["aria-describedby"],
    error ? `${id}-error` : null,
    help ? `${id}-help` : null,
  );
  const control = cloneElement(children, {
    id,
    "aria-describedby": described || undefined,
    "aria-invalid": error ? true : undefined,
    "aria-required": required || undefined,
  });
  return (
    <div className={cx("min-w-0", className)}>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "mb-1 block text-base"}>
        {label}
        {required && (
          <span className="ml-0.5 text-danger" aria-hidden="true">
            *
          </span>
        )}
      </label>
      {control}
      {error && (
        <p id={`${id}-error`} className="field-error mt-1 text-xs text-danger">
          {error}
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className="field-help mt-1 text-xs text-muted">
          {help}
        </p>
      )}
    </div>
  );
}
