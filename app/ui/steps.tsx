import { cx } from "./class-names";

export type StepsProps = { label: string; steps: readonly string[] /** Counted from 0. */; current: number };

/** The way through a task of a few screens, as an import's five steps. */
export function Steps({ label, steps, current }: StepsProps) {
  return (
    <ol aria-label={label} className="no-print flex flex-wrap gap-x-2 gap-y-2">
      {steps.map((step, position) => {
        const passed = position < current;
        const here = position === current;
        return (
          <li
            key={step}
            aria-current={here ? "step" : undefined}
            className="flex items-center gap-2 after:mx-1 after:h-px after:w-8 after:bg-line last:after:hidden phone:after:w-3"
          >
            <span
              aria-hidden="true"
              className={cx(
                "flex h-6 w-6 items-center justify-center rounded-full border text-sm",
                here && "border-action bg-action text-action-fg",
                passed && "border-action text-primary",
                !here && !passed && "border-control text-muted",
              )}
            >
              {passed ? "✓" : position + 1}
            </span>
            <span className={cx(here && "font-semibold", !here && !passed && "text-muted")}>
              {step}
              {passed && <span className="sr-only">，已完成</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
