import type { ReactNode } from "react";
import { CountBadge, type Tone } from "./badge";
import { cx } from "./class-names";
import { Anchor } from "./link";

export type Tab = { href: string; title: ReactNode; count?: number; tone?: Tone; current?: boolean };

/** Tabs that are links: each has an address, works without scripts and answers the Back button. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  return (
    <nav aria-label={label} className="overflow-x-auto">
      <ul className="flex min-w-max gap-6 shadow-under phone:gap-4">
        {tabs.map(({ href, title, count, tone, current }) => (
          <li key={href}>
            <Anchor
              href={href}
              aria-current={current ? "page" : undefined}
              className={cx(
                "flex h-10 items-center gap-1.5 whitespace-nowrap border-b-2 px-0.5 focus-visible:outline-offset-[-2px] phone:h-11",
                current
                  ? "border-action font-semibold text-primary"
                  : "border-transparent hover:text-primary",
              )}
            >
              {title}
              {count !== undefined && <CountBadge count={count} tone={tone} />}
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  );
}
