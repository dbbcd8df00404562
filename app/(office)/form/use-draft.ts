"use client";

import { useEffect, useRef, useState } from "react";
import type { FieldValues, UseFormReturn } from "react-hook-form";
import { dropDraft, keepDraft } from "@/lib/drafts/actions";

const everyMs = 5_000;

type Kept<Values> = { data: Partial<Values>; savedAt: string };

export type Draft = {
  /** When the copy found at opening was kept; null when there is none, or it was taken or dropped. */
  found: string | null;
  restore: () => void;
  drop: () => void;
  keepNow: () => void;
  savedAt: string | null;
};

const storageKey = (name: string) => `draft:${name}`;

/**
 * Keeps what is typed, on the server while the session lives and in this tab when it does not, so that neither a closed
 * window nor a lost session costs a word.
 */
export function useDraft<Values extends FieldValues>(
  form: UseFormReturn<Values>,
  name: string | null,
  kept: Kept<Values> | null,
): Draft {
  const [found, setFound] = useState<Kept<Values> | null>(kept);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const last = useRef("");

  useEffect(() => {
    if (!name || kept) return;
    const local = sessionStorage.getItem(storageKey(name));
    if (local) setFound(JSON.parse(local) as Kept<Values>);
  }, [name, kept]);

  async function keep(onServer: boolean) {
    if (!name || !form.formState.isDirty) return;
    const data = form.getValues();
    const text = JSON.stringify(data);
    if (text === last.current) return;
    last.current = text;
    const at = new Date().toISOString();
    sessionStorage.setItem(storageKey(name), JSON.stringify({ data, savedAt: at }));
    if (onServer) await keepDraft({ form: name, data }).catch(() => undefined);
    setSavedAt(at);
  }

  const keeping = useRef(keep);
  keeping.current = keep;
  useEffect(() => {
    const timer = setInterval(() => void keeping.current(true), everyMs);
    return () => clearInterval(timer);
  }, []);

  function forget() {
    setFound(null);
    setSavedAt(null);
    last.current = "";
    if (!name) return;
    sessionStorage.removeItem(storageKey(name));
    void dropDraft({ form: name }).catch(() => undefined);
  }

  return {
    found: found?.savedAt ?? null,
    restore: () => {
      if (found) form.reset({ ...form.getValues(), ...found.data }, { keepDefaultValues: true });
      setFound(null);
    },
    drop: forget,
    keepNow: () => void keep(false),
    savedAt,
  };
}
