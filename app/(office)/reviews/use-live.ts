"use client";

import { useEffect, useRef } from "react";
import type { Heard } from "@/lib/reviews/following";

/** Hears a meeting for as long as the page is open; the browser reconnects by itself when the line was cut. */
export function useLive(code: string, hear: (heard: Heard) => void, onLine?: (open: boolean) => void) {
  const latest = useRef({ hear, onLine });
  useEffect(() => {
    latest.current = { hear, onLine };
  });
  useEffect(() => {
    const stream = new EventSource(`/reviews/${code}/live`);
    stream.onopen = () => latest.current.onLine?.(true);
    stream.onerror = () => latest.current.onLine?.(false);
    stream.onmessage = ({ data }) => latest.current.hear(JSON.parse(String(data)) as Heard);
    return () => stream.close();
  }, [code]);
}
