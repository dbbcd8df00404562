import { cx } from "./class-names";

export type UserChipProps = { name: string; unit?: string; className?: string };

/** A person: the last character of the name in a disc, the name, the unit. */
export function UserChip({ name, unit, className }: UserChipProps) {
  return (
    <span className={cx("inline-flex items-center gap-1.5 whitespace-nowrap", className)}>
      <span
        aria-hidden="true"
        className="flex h-5 w-5 items-center justify-center rounded-full bg-primary-tint text-xs leading-none text-primary"
      >
        {Array.from(name).pop()}
      </span>
      {name}
      {unit && <span className="text-muted">{unit}</span>}
    </span>
  );
}
