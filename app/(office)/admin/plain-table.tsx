import type { ReactNode } from "react";
import { cx } from "@/app/ui/class-names";

export type PlainTableProps = {
  caption: string;
  /** Column titles; an empty one is for buttons. */
  head: readonly string[];
  children: ReactNode;
  /** Without a frame, for a table that fills a card. */
  bare?: boolean;
};

/** A short table without sorting or paging of its own: it scrolls sideways where the screen is narrow. */
export function PlainTable({ caption, head, children, bare }: PlainTableProps) {
  const frame = cx("overflow-x-auto", !bare && "rounded-lg border border-line");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section aria-label={caption} tabIndex={0} className={cx("relative min-w-0", frame)}>
      <table
        className={cx(
          "w-full phone:min-w-[720px] text-sm [&_td]:border-t [&_td]:border-line [&_td]:px-3 [&_td]:py-1.5 [&_td]:align-top",
          "[&_tbody_th]:border-t [&_tbody_th]:border-line [&_tbody_th]:px-3 [&_tbody_th]:py-1.5 [&_tbody_th]:align-top",
        )}
      >
        <caption className="sr-only">{caption}</caption>
        <thead className="bg-subtle text-muted">
          <tr>
            {head.map((title) => (
              <th key={title} scope="col" className="whitespace-nowrap px-3 py-1.5">
                {title || <span className="sr-only">操作</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
