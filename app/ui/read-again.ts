"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { keepFocusOnPage } from "./keep-focus";

/**
 * The one way for a page to show what an act has changed. The page is read again with the menu and the counts around
 * it, and every page the browser had kept is forgotten, so that Back shows the new state too. An act that leads
 * elsewhere goes there first: read again is then the page arrived at, not the one left. `reading` lasts until the new
 * page stands, so that a button is not pressed twice upon the old one.
 */
export function useReadAgain() {
  const router = useRouter();
  const [reading, begin] = useTransition();
  const readAgain = (leadsTo?: string | null) => {
    begin(() => {
      if (leadsTo) router.push(leadsTo as Route);
      router.refresh();
    });
    keepFocusOnPage();
  };
  return { readAgain, reading };
}
