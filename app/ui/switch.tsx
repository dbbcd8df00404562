import type { ComponentProps, ReactNode } from "react";

export type SwitchProps = Omit<ComponentProps<"input">, "type" | "role"> & { label: ReactNode };

/** On or off at once, for settings; a form that is sent later uses a Checkbox. */
export function Switch({ label, ...rest }: SwitchProps) {
  return (
    <label className="inline-flex items-center gap-2 phone:py-3">
      {/* biome-ignore lint/a11y/useAriaPropsForRole: a native checkbox carries its own checked state */}
      <input type="checkbox" role="switch" {...rest} className="switch" />
      {label}
    </label>
  );
}
