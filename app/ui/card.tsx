import type { ReactNode } from "react";
import { cx } from "./class-names";

export type CardProps = {
  title?: ReactNode;
  /** At the right of the title: a link to all, a filter. */
  extra?: ReactNode;
  /** Lets a table reach the edges. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
};

export function Card({ title, extra, flush, className, children }: CardProps) {
  return (
    <section className={cx("min-w-0 rounded-lg border border-line bg-bg", className)}>
      {(title || extra) && (
        <div className="flex min-h-[44px] items-center justify-between gap-3 border-b border-line px-4">
          <h2 className="text-lg font-semibold">{title}</h2>
          {extra && <div className="no-print flex items-center gap-2 text-sm">{extra}</div>}
        </div>
      )}
      <div className={flush ? cx("overflow-hidden rounded-b-lg", !title && !extra && "rounded-t-lg") : "p-4"}>
        {children}
      </div>
    </section>
  );
}

/** A titled part of a page without a frame. */
export function Section({ title, extra, className, children }: Omit<CardProps, "flush">) {
  return (
    <section className={cx("min-w-0", className)}>
      <div className="mb-2 flex items-center justify-between gap-3">
        <h2 className="text-lg font-semibold">{title}</h2>
        {extra && <div className="no-print flex items-center gap-2 text-sm">{extra}</div>}
      </div>
      {children}
    </section>
  );
}
