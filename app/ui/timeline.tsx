import type { ReactNode } from "react";
import { cx } from "./class-names";

export type TimelineEntry = {
  id: string;
  /** When, as people read it. */
  when: string;
  who?: string;
  title: ReactNode;
  body?: ReactNode;
  tone?: "neutral" | "primary" | "good" | "warn" | "danger";
};

const dots = {
  neutral: "border-control",
  primary: "border-action bg-action",
  good: "border-good bg-good",
  warn: "border-warn bg-warn",
  danger: "border-danger bg-danger",
} as const;

export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol aria-label={label}>
      {entries.map(({ id, when, who, title, body, tone = "neutral" }) => (
        <li key={id} className="group keep-together relative pb-4 pl-5 last:pb-0">
          <span
            aria-hidden="true"
            className="absolute bottom-0 left-[4px] top-[14px] border-l border-line group-last:hidden"
          />
          <span
            aria-hidden="true"
            className={cx(
              "absolute left-0 top-[7px] h-[9px] w-[9px] rounded-full border-2 bg-bg",
              dots[tone],
            )}
          />
          <p className="text-xs text-muted">
            {when}
            {who && <span className="ml-2">{who}</span>}
          </p>
          <div>{title}</div>
          {body && <div className="mt-0.5 whitespace-pre-line text-sm text-muted">{body}</div>}
        </li>
      ))}
    </ol>
  );
}
