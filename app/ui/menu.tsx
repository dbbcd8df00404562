"use client";

import { ChevronDown } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { Button, type ButtonLook, type ButtonSize } from "./button";
import type { MenuItem } from "./menu-panel";

const MenuPanel = lazy(() => import("./menu-panel").then((panel) => ({ default: panel.MenuPanel })));

export type MenuProps = {
  /** What the button shows; an icon alone needs `label` too. */
  button: ReactNode;
  label?: string;
  items: readonly MenuItem[];
  look?: ButtonLook;
  size?: ButtonSize;
  align?: "start" | "end";
  /** No arrow beside the words. */
  bare?: boolean;
  className?: string;
};

/** A button with a menu. The menu's code arrives at the first press, so a page of menus costs nothing to open. */
export function Menu({ button, label, items, look, size, align, bare, className }: MenuProps) {
  const [asked, setAsked] = useState(false);
  const shape = { look, size, className, title: label, "aria-label": label } as const;
  const inside = (
    <>
      {button}
      {!bare && <ChevronDown size={14} aria-hidden="true" />}
    </>
  );
  const trigger = (
    <Button {...shape} aria-haspopup="menu" aria-expanded={false} onClick={() => setAsked(true)}>
      {inside}
    </Button>
  );
  if (!asked) return trigger;
  return (
    <Suspense fallback={trigger}>
      <MenuPanel items={items} align={align} trigger={<Button {...shape}>{inside}</Button>} />
    </Suspense>
  );
}
