"use client";

import {
  BookOpen,
  Building2,
  CalendarCheck,
  ClipboardList,
  FileUp,
  House,
  Landmark,
  ScrollText,
  ShieldCheck,
  Users,
  Zap,
} from "lucide-react";
import { usePathname } from "next/navigation";
import { cx } from "@/app/ui/class-names";
import { Anchor } from "@/app/ui/link";
import type { MenuEntry, MenuIcon } from "./menu";

const icons = {
  home: House,
  quick: Zap,
  projects: ClipboardList,
  companies: Building2,
  progress: CalendarCheck,
  imports: FileUp,
  people: Users,
  roles: ShieldCheck,
  units: Landmark,
  dictionaries: BookOpen,
  audit: ScrollText,
} as const satisfies Record<MenuIcon, typeof House>;

export function SideMenu({ entries }: { entries: readonly MenuEntry[] }) {
  const path = usePathname();
  return (
    <nav aria-label="主菜单" className="side-menu no-print">
      <p className="side-menu-brand">
        <span aria-hidden="true" className="side-menu-mark">
          五链
        </span>
        <span>五链招商</span>
      </p>
      <ul>
        {entries.map(({ title, href, icon }) => {
          const Icon = icons[icon];
          const current = href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
          return (
            <li key={href}>
              <Anchor
                href={href}
                aria-current={current ? "page" : undefined}
                className={cx("side-menu-entry", current && "is-current")}
              >
                <Icon size={16} aria-hidden="true" />
                {title}
              </Anchor>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
