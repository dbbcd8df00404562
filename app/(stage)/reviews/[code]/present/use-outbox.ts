"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { outboxPlace } from "@/app/(office)/reviews/kept-here";
import type { Answer, Failure } from "@/lib/auth/action";
import type { Conflict } from "@/lib/auth/refusals";
import { resolve, reviseResolution, turnTo } from "@/lib/reviews/actions";
import type { ResolutionForm } from "@/lib/reviews/input";

export type Sending =
  | { kind: "turn"; key: string; itemId: number | null; at: number }
  | { kind: "resolve"; key: string; resolution: ResolutionForm }
  | { kind: "revise"; key: string; id: number; version: number; resolution: ResolutionForm };

/** One thing said and not yet on the server; `trouble` says why it was refused and waits for a person. */
export type Waiting = Sending & { trouble?: string; conflict?: Conflict };

export type Line = "open" | "cut" | "signedOut";

const retryMs = 3_000;

/** Letters for a form's key; plain http has no randomUUID. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return Array.from(bytes, (byte) => byte.toString(36).padStart(2, "0")).join("");
}

/**
 * What was turned and decided goes to the server one after the other, as soon as there is one to hear it. Until then it
 * is kept in this browser under the person's own number: neither a cut line, nor a reload, nor a lost session costs a
 * word, and its key makes sure that what arrives twice is recorded once.
 */
export function useOutbox(code: string, userId: number, onSent: () => void) {
  const place = outboxPlace(code, userId);
  const [waiting, setWaiting] = useState<Waiting[]>([]);
  const [line, setLine] = useState<Line>("open");
  const box = useRef<Waiting[]>([]);
  const busy = useRef(false);
  const told = useRef(onSent);
  told.current = onSent;

  const keep = useCallback(
    (next: Waiting[]) => {
      box.current = next;
      setWaiting(next);
      if (next.length === 0) localStorage.removeItem(place);
      else localStorage.setItem(place, JSON.stringify(next));
    },
    [place],
  );

  const flush = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    for (;;) {
      const next = box.current.find(({ trouble }) => !trouble);
      if (!next) break;
      const answer = await send(code, userId, next).catch(() => null);
      if (!answer) {
        setLine("cut");
        break;
      }
      if (!answer.ok && isOthersNow(answer)) {
        setLine("signedOut");
        break;
      }
      setLine("open");
      keep(settled(box.current, next, answer));
      told.current();
    }
    busy.current = false;
  }, [code, userId, keep]);

  useEffect(() => {
    const kept = localStorage.getItem(place);
    if (kept) keep(JSON.parse(kept) as Waiting[]);
    const again = () => void flush();
    again();
    const timer = setInterval(() => box.current.some(({ trouble }) => !trouble) && again(), retryMs);
    window.addEventListener("online", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
    };
  }, [place, keep, flush]);

  const put = (one: Waiting) => {
    keep([...box.current.filter(({ key }) => key !== one.key), one]);
    void flush();
  };
  const drop = (key: string) => keep(box.current.filter((one) => one.key !== key));
  return { waiting, line, setLine, put, drop, flush };
}

/** The page this person turned to last, when the server has not heard of it yet. */
export function turnKept(code: string, userId: number): Extract<Sending, { kind: "turn" }> | null {
  const kept = JSON.parse(localStorage.getItem(outboxPlace(code, userId)) ?? "[]") as Waiting[];
  return kept.reduce<Extract<Sending, { kind: "turn" }> | null>(
    (last, one) => (one.kind === "turn" ? one : last),
    null,
  );
}

function send(code: string, by: number, one: Waiting): Promise<Answer<unknown>> {
  if (one.kind === "turn")
    return turnTo({ code, by, itemId: one.itemId, agoMs: Math.max(0, Math.round(Date.now() - one.at)) });
  if (one.kind === "resolve") return resolve({ key: one.key, code, by, resolution: one.resolution });
  return reviseResolution({ code, by, id: one.id, version: one.version, resolution: one.resolution });
}

/** Nobody is signed in, or by now somebody else is: what this person wrote waits for this person. */
const isOthersNow = ({ code, fieldErrors }: Failure) =>
  code === "unauthenticated" || Boolean(fieldErrors?.by);

/** Sent things go; a refused page turn is nothing to bother people with, a refused decision stays and says why. */
function settled(all: readonly Waiting[], sent: Waiting, answer: Answer<unknown>): Waiting[] {
  const others = all.filter(({ key }) => key !== sent.key);
  if (answer.ok || sent.kind === "turn") return others;
  return [...others, { ...sent, trouble: answer.message, conflict: answer.conflict }];
}
