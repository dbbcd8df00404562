import { cx } from "./class-names";

/** Grey lines where text will be. */
export function Skeleton({ lines = 3, className }: { lines?: number; className?: string }) {
  return (
    <div role="status" className={cx("space-y-3", className)}>
      <span className="sr-only">正在加载</span>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={cx("skeleton h-4", line === lines - 1 && lines > 1 && "w-2/3")} />
      ))}
    </div>
  );
}

/** The outline of a ledger page: header, tool bar, rows of the default height. */
export function LedgerSkeleton({ rows = 15 }: { rows?: number }) {
  return (
    <div role="status">
      <span className="sr-only">正在加载</span>
      <div className="skeleton mb-4 h-7 w-40" />
      <div className="skeleton mb-3 h-8 w-full max-w-[720px]" />
      <div className="overflow-hidden rounded-lg border border-line">
        <div className="h-8 bg-subtle" />
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} className="flex h-8 items-center border-t border-line px-2">
            <div className="skeleton h-3 w-full" />
          </div>
        ))}
      </div>
    </div>
  );
}
