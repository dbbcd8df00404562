"use client";

import { useEffect, useRef, useState } from "react";
import { isComposing } from "@/app/ui/keyboard";
import type { Layer } from "./layers";
import type { Page } from "./meeting";

type Acts = {
  layer: Layer;
  setLayer: (layer: Layer) => void;
  place: number;
  pages: readonly Page[];
  go: (place: number) => void;
  decide: () => void;
  stopwatch: () => void;
};

const writing = "input, textarea, select";

/**
 * One hand on the keyboard: single letters, except where something is being written. Answers whether the page listens
 * yet: what the server sent can be seen before its scripts run.
 */
export function useStageKeys(acts: Acts): boolean {
  const latest = useRef(acts);
  const [listening, setListening] = useState(false);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isComposing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
      const now = latest.current;
      if (event.key === "Escape") return now.setLayer(null);
      if (event.target instanceof Element && event.target.matches(writing)) return;
      if (now.layer !== null && now.layer !== "blank" && now.layer !== "help") return;
      const act = actOf(event.key, now);
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", press);
    setListening(true);
    return () => document.removeEventListener("keydown", press);
  }, []);
  return listening;
}

function actOf(key: string, now: Acts): (() => void) | undefined {
  if (now.layer === "blank") return () => now.setLayer(null);
  if (/^[1-9]$/.test(key)) return () => now.go(placeOfNumber(now.pages, Number(key)));
  const { go, place, setLayer } = now;
  const on = () => go(place + 1);
  const back = () => go(place - 1);
  const acts: Record<string, () => void> = {
    n: on,
    ArrowRight: on,
    ArrowDown: on,
    PageDown: on,
    " ": on,
    p: back,
    ArrowLeft: back,
    ArrowUp: back,
    PageUp: back,
    Home: () => go(0),
    End: () => go(now.pages.length - 1),
    d: now.decide,
    t: now.stopwatch,
    f: () => setLayer("find"),
    q: () => setLayer("ask"),
    z: () => setLayer("evidence"),
    b: () => setLayer("blank"),
    "?": () => setLayer("help"),
  };
  return acts[key.length === 1 ? key.toLowerCase() : key];
}

/** The item of that number on the agenda; where there is none the page stays. */
function placeOfNumber(pages: readonly Page[], number: number): number {
  const found = pages.findIndex((page) => page.kind === "item" && page.place === number - 1);
  return found === -1 ? -1 : found;
}
