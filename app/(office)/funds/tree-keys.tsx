"use client";

import { useEffect, useRef } from "react";

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Arrow keys inside the tree grid: up and down move between lines, right opens and left closes one. */
export function TreeKeys() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const grid = mark.current?.parentElement?.querySelector<HTMLElement>("[role=treegrid]");
    if (!grid) return;
    const onKey = (event: KeyboardEvent) => {
      const row = (event.target as HTMLElement).closest("tr");
      if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
      const rows = [...grid.querySelectorAll<HTMLElement>("tbody tr")].filter((one) =>
        one.querySelector("a"),
      );
      const step = steps[event.key];
      if (step !== undefined) {
        event.preventDefault();
        rows[rows.indexOf(row) + step]?.querySelector<HTMLElement>("a")?.focus();
        return;
      }
      const wanted = event.key === "ArrowRight" ? "false" : "true";
      if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
      if (row.getAttribute("aria-expanded") !== wanted) return;
      event.preventDefault();
      row.querySelector<HTMLElement>("a")?.click();
    };
    grid.addEventListener("keydown", onKey);
    return () => grid.removeEventListener("keydown", onKey);
  }, []);
  return <span ref={mark} hidden />;
}
