import type { ReactNode } from "react";
import { cx } from "@/app/ui/class-names";

export type PlainTableProps = {
  caption: string;
  /** Column titles; an empty one is for buttons. */
  head: readonly string[];
  /** Titles of the columns that hold numbers. */
  numbers?: readonly string[];
  children: ReactNode;
  /** Without a frame, for a table that fills a card. */
  bare?: boolean;
};

/** A short table without sorting or paging of its own: it scrolls sideways where the screen is narrow. */
export function PlainTable({ caption, head, numbers = [], children, bare }: PlainTableProps) {
  const frame = cx("overflow-x-auto", !bare && "rounded-lg border border-line bg-bg");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section aria-label={caption} tabIndex={0} className={cx("relative min-w-0", frame)}>
      <table className="table table-dense w-full phone:min-w-[720px]">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {head.map((title) => (
              <th key={title} scope="col" className={cx(numbers.includes(title) && "!text-right")}>
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
