import type { ReactNode } from "react";
import { cx } from "./class-names";

export type Tone = "neutral" | "primary" | "good" | "warn" | "danger";

const tones = {
  neutral: "border-line bg-subtle text-muted",
  primary: "border-transparent bg-primary-tint text-primary",
  good: "border-transparent bg-good-tint text-good",
  warn: "border-transparent bg-warn-tint text-warn",
  danger: "border-transparent bg-danger-tint text-danger",
} as const satisfies Record<Tone, string>;

export type BadgeProps = { tone?: Tone; title?: string; className?: string; children: ReactNode };

export function Badge({ tone = "neutral", title, className, children }: BadgeProps) {
  return (
    <span
      title={title}
      className={cx(
        "inline-flex items-center gap-1 whitespace-nowrap rounded border px-1.5 text-xs leading-5",
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}

/** A number on a menu entry or a tab; nothing when there is nothing to count. */
export function CountBadge({ count, tone = "neutral" }: { count: number; tone?: Tone }) {
  if (count === 0) return null;
  return (
    <span className={cx("rounded-full border px-1.5 text-xs leading-4", tones[tone])}>
      {count > 999 ? "999+" : count}
    </span>
  );
}
