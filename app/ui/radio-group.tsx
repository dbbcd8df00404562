import type { ChangeEventHandler, ReactNode, Ref } from "react";
import { useId } from "react";
import { cx } from "./class-names";

export type RadioOption = { value: string; label: ReactNode; help?: ReactNode; disabled?: boolean };

export type RadioGroupProps = {
  label: string;
  /** What stands above says it already. */
  hideLabel?: boolean;
  name: string;
  options: readonly RadioOption[];
  value?: string;
  defaultValue?: string;
  onChange?: ChangeEventHandler<HTMLInputElement>;
  onBlur?: React.FocusEventHandler<HTMLInputElement>;
  ref?: Ref<HTMLInputElement>;
  required?: boolean;
  error?: string | null;
  stacked?: boolean;
};

export function RadioGroup(props: RadioGroupProps) {
  const { label, hideLabel, name, options, value, defaultValue } = props;
  const { onChange, onBlur, ref, required, error, stacked } = props;
  const id = useId();
  const picked = (option: RadioOption) => (value === undefined ? undefined : option.value === value);
  const first = (option: RadioOption) =>
    defaultValue === undefined ? undefined : option.value === defaultValue;
  return (
    <fieldset aria-describedby={error ? id : undefined} aria-invalid={error ? true : undefined}>
      <legend className={hideLabel ? "sr-only" : "mb-1"}>
        {label}
        {required && <span className="ml-0.5 text-danger">*</span>}
      </legend>
      <div className={cx("flex gap-x-6 gap-y-1", stacked ? "flex-col" : "flex-wrap")}>
        {options.map((option) => (
          <label key={option.value} className="flex items-start gap-2 phone:py-2.5">
            <input
              type="radio"
              className="tick mt-[3px]"
              name={name}
              value={option.value}
              checked={picked(option)}
              defaultChecked={first(option)}
              onChange={onChange}
              onBlur={onBlur}
              ref={ref}
              disabled={option.disabled}
            />
            <span>
              {option.label}
              {option.help && <span className="block text-xs text-muted">{option.help}</span>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={id} className="mt-1 text-xs text-danger">
          {error}
        </p>
      )}
    </fieldset>
  );
}
