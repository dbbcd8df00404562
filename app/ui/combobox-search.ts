"use client";

import { useEffect, useRef, useState } from "react";

export type ComboOption = {
  value: string;
  label: string /** A second, quieter line: the code, the county. */;
  note?: string;
};

/** Finds options for what was typed; an empty text asks for the usual or most recent ones. */
export type ComboSearch = (text: string) => Promise<readonly ComboOption[]>;

export type Found = { options: readonly ComboOption[]; status: "searching" | "found" | "failed" };

const pause = 150;

/** Asks after a short pause in typing; only the latest question's answer counts. */
export function useComboSearch(search: ComboSearch) {
  const [found, setFound] = useState<Found>({ options: [], status: "found" });
  const timer = useRef(0);
  const question = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const ask = (text: string, wait = pause) => {
    window.clearTimeout(timer.current);
    const mine = ++question.current;
    const answer = (next: Found) => mine === question.current && setFound(next);
    setFound((before) => ({ ...before, status: "searching" }));
    timer.current = window.setTimeout(() => {
      search(text.trim()).then(
        (options) => answer({ options, status: "found" }),
        () => answer({ options: [], status: "failed" }),
      );
    }, wait);
  };
  return { found, ask };
}
