import type { ReactNode } from "react";
import { cx } from "./class-names";
import { Anchor } from "./link";

export type StatCardProps = {
  label: string;
  value: string;
  unit?: string;
  /** A line underneath: the comparison, the as-of date, what is not counted. */
  note?: ReactNode;
  tone?: "neutral" | "good" | "warn" | "danger";
  /** The rows behind the figure. */
  href?: string;
  title?: string;
};

const tones = { neutral: "text-fg", good: "text-good", warn: "text-warn", danger: "text-danger" } as const;

export function StatCard({ label, value, unit, note, tone = "neutral", href, title }: StatCardProps) {
  const inside = (
    <>
      <span className="block text-sm text-muted">{label}</span>
      <span className={cx("mt-0.5 block text-figure font-semibold", tones[tone])}>
        <span className="whitespace-nowrap">{value}</span>
        {unit && <span className="ml-1 whitespace-nowrap text-sm font-normal text-muted">{unit}</span>}
      </span>
      {note && <span className="block text-xs text-muted">{note}</span>}
    </>
  );
  const frame = "keep-together block min-w-0 rounded-lg border border-line bg-bg px-4 py-3";
  if (!href)
    return (
      <div title={title} className={frame}>
        {inside}
      </div>
    );
  return (
    <Anchor href={href} title={title} className={cx(frame, "hover:border-primary")}>
      {inside}
    </Anchor>
  );
}
