"use client";

import { useRef, useState } from "react";
import { draftPlace } from "@/app/(office)/reviews/kept-here";
import type { ResolutionForm } from "@/lib/reviews/input";
import { type Meeting, startOf } from "./meeting";
import { newKey, type useOutbox } from "./use-outbox";

/** A decision being written: its own key, and the one it changes when it is not new. */
export type Editing = { key: string; form: ResolutionForm; of: { id: number; version: number } | null };

/**
 * The decision under the pen. Every letter is kept in this browser until it is recorded, so that Esc, a reload or a killed
 * machine gives it back when the same item is decided about again.
 */
export function useDeciding(meeting: Meeting, outbox: ReturnType<typeof useOutbox>) {
  const place = draftPlace(meeting.review.code, meeting.viewer.userId);
  const [editing, setEditing] = useState<Editing | null>(null);
  const written = useRef<Editing | null>(null);
  const begin = (item: Meeting["items"][number] | null, of?: Editing) => {
    const text = localStorage.getItem(place);
    const kept = text ? (JSON.parse(text) as Editing) : null;
    const same = kept && kept.of === null && kept.form.itemId === (item?.id ?? null);
    const start = of ?? (same ? kept : { key: newKey(), form: startOf(item), of: null });
    written.current = start;
    setEditing(start);
  };
  const write = (form: ResolutionForm) => {
    if (!editing) return;
    written.current = { ...editing, form };
    localStorage.setItem(place, JSON.stringify(written.current));
  };
  const record = (form: ResolutionForm) => {
    if (!editing) return;
    const { key, of } = editing;
    outbox.put(
      of ? { kind: "revise", key, ...of, resolution: form } : { kind: "resolve", key, resolution: form },
    );
    localStorage.removeItem(place);
    setEditing(null);
  };
  return { editing, begin, write, record };
}
