"use client";

import { useEffect, useRef, useState } from "react";
import type { Standing } from "@/lib/reviews/standing";

const everyMs = 500;

function useTick(): number {
  const [now, setNow] = useState(0);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Seconds an item has had so far: before this page was opened, and since. */
export function useClock(itemId: number | null, standing: Standing): number | null {
  const now = useTick();
  const before = useRef<Record<number, number>>({ ...standing.spent });
  const since = useRef<{ itemId: number | null; at: number }>({ itemId: null, at: 0 });
  useEffect(() => {
    const last = since.current;
    if (last.itemId !== null)
      before.current[last.itemId] = (before.current[last.itemId] ?? 0) + (Date.now() - last.at) / 1000;
    const resumed = last.at === 0 && itemId === standing.itemId ? standing.seconds * 1000 : 0;
    since.current = { itemId, at: Date.now() - resumed };
  }, [itemId, standing]);
  if (itemId === null || now === 0) return null;
  const running = since.current.itemId === itemId ? (now - since.current.at) / 1000 : 0;
  return Math.max(0, (before.current[itemId] ?? 0) + running);
}

/** One key: start, stop, away. */
export function useStopwatch(): { shown: number | null; press: () => void } {
  const now = useTick();
  const [from, setFrom] = useState<number | null>(null);
  const [stopped, setStopped] = useState<number | null>(null);
  const press = () => {
    if (from === null) return setFrom(Date.now());
    if (stopped === null) return setStopped(Date.now());
    setFrom(null);
    setStopped(null);
  };
  return { shown: from === null ? null : Math.max(0, ((stopped ?? now) - from) / 1000), press };
}
