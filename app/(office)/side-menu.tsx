"use client";

import {
  BarChart3,
  BookOpen,
  Building2,
  CalendarCheck,
  ClipboardList,
  Coins,
  Columns3,
  FileUp,
  Gauge,
  GitCompareArrows,
  HandCoins,
  House,
  Inbox,
  Landmark,
  ListChecks,
  Presentation,
  ScrollText,
  ShieldCheck,
  TrendingUp,
  Users,
  Zap,
} from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { CountBadge } from "@/app/ui/badge";
import { cx } from "@/app/ui/class-names";
import { Anchor } from "@/app/ui/link";
import type { MenuEntry, MenuGroup, MenuIcon } from "./menu";

const icons = {
  home: House,
  quick: Zap,
  projects: ClipboardList,
  changes: GitCompareArrows,
  board: Columns3,
  companies: Building2,
  funds: Coins,
  deals: HandCoins,
  listings: TrendingUp,
  reviews: Presentation,
  overview: Gauge,
  reports: BarChart3,
  progress: CalendarCheck,
  assignments: ListChecks,
  desk: Inbox,
  imports: FileUp,
  people: Users,
  roles: ShieldCheck,
  units: Landmark,
  dictionaries: BookOpen,
  audit: ScrollText,
} as const satisfies Record<MenuIcon, typeof House>;

/** What waits behind an entry, by its address. */
type Counts = Readonly<Record<string, { count: number; late: number }>>;

export function SideMenu({ groups, counts }: { groups: readonly MenuGroup[]; counts: Counts }) {
  const path = usePathname();
  const here = groups
    .flatMap(({ entries }) => entries.map(({ href }) => href))
    .filter((href) => path === href || (href !== "/" && path.startsWith(`${href}/`)))
    .reduce((longest, href) => (href.length > longest.length ? href : longest), "");
  const row = useRef<HTMLUListElement>(null);
  // On a phone the menu is one line wider than the screen: where one is comes into view, and the page stays put.
  useEffect(() => {
    const entry = here ? row.current?.querySelector<HTMLElement>("[aria-current]") : null;
    if (row.current && entry)
      row.current.scrollLeft = entry.offsetLeft - (row.current.clientWidth - entry.clientWidth) / 2;
  }, [here]);
  return (
    <nav aria-label="主菜单" className="side-menu no-print">
      <p className="side-menu-brand">
        <span aria-hidden="true" className="side-menu-mark">
          五链
        </span>
        <span>五链招商</span>
      </p>
      <ul ref={row} className="side-menu-groups">
        {groups.map(({ title, entries }) => (
          <li key={title}>
            {title && <p className="side-menu-title">{title}</p>}
            <ul aria-label={title ?? undefined}>
              {entries.map((entry) => (
                <Entry
                  key={entry.href}
                  entry={entry}
                  current={entry.href === here}
                  waiting={counts[entry.href]}
                />
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type EntryProps = { entry: MenuEntry; current: boolean; waiting: Counts[string] | undefined };

function Entry({ entry: { title, href, icon }, current, waiting }: EntryProps) {
  const Icon = icons[icon];
  return (
    <li>
      <Anchor
        href={href}
        aria-current={current ? "page" : undefined}
        className={cx("side-menu-entry", current && "is-current")}
      >
        <Icon size={16} aria-hidden="true" />
        {title}
        {waiting && waiting.count > 0 && <Waiting {...waiting} />}
      </Anchor>
    </li>
  );
}

function Waiting({ count, late }: Counts[string]) {
  const words = `待办 ${count} 项${late > 0 ? `，其中逾期 ${late} 项` : ""}`;
  return (
    <span className="side-menu-count" title={words}>
      <span className="sr-only">，{words}</span>
      <span aria-hidden="true">
        <CountBadge count={count} tone={late > 0 ? "danger" : "primary"} />
      </span>
    </span>
  );
}
