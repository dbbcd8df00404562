"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { LedgerFilter } from "./ledger-filters";
import {
  addressOf,
  addressQuery,
  changedState,
  type LedgerPage,
  type LedgerState,
  readLedgerState,
  rowsQuery,
} from "./ledger-state";

export type LedgerSource = {
  path: string;
  rowsPath: string;
  /** The state the server read from the address when it made `initial`. */
  state: LedgerState;
  initial: LedgerPage;
  filters: LedgerFilter[];
};

export type LedgerControl = {
  state: LedgerState;
  page: LedgerPage;
  /** The rows on show belong to an earlier state; newer ones are on their way. */
  loading: boolean;
  failure: string | null;
  retry: () => void;
  /** Changes the state, its address and, where needed, the rows. "replace" leaves no step for the Back button. */
  go: (change: Partial<LedgerState>, how?: "push" | "replace") => void;
  /** Replaces the whole state by what a saved view's or a stored query says. */
  goTo: (query: string) => void;
  /** The address after a change, for links that also work before and without scripts. */
  href: (change: Partial<LedgerState>) => string;
};

/** Reads JSON; a refusal becomes an Error with the server's own words or ours. */
export async function readJson<Body>(address: string, signal: AbortSignal): Promise<Body> {
  const response = await fetch(address, { signal, headers: { accept: "application/json" } });
  if (response.status === 401) throw new Error("登录已过期，请刷新页面重新登录");
  const body = await response.json().catch(() => null);
  if (response.ok && body !== null) return body;
  throw new Error(body?.message ?? "服务器没有给出数据，请稍后重试");
}

const inWords = (error: unknown) =>
  error instanceof TypeError ? "网络不通，请检查连接后重试" : String((error as Error).message ?? error);

/** The rows of the wanted query: what the server gave at first, then whatever is fetched. */
function useRows({ rowsPath, state: readState, initial }: LedgerSource, wanted: string) {
  const [given, setGiven] = useState(initial);
  const [shown, setShown] = useState({ query: rowsQuery(readState), page: initial });
  const [failed, setFailed] = useState<{ query: string; message: string } | null>(null);
  const [attempt, setAttempt] = useState(0);
  if (given !== initial) {
    setGiven(initial);
    setShown({ query: rowsQuery(readState), page: initial });
  }
  const stale = shown.query !== wanted;
  // The attempt is among the dependencies so that trying again fetches the same query again.
  useEffect(() => {
    if (!stale) return;
    const errand = new AbortController();
    readJson<LedgerPage>(`${rowsPath}?${wanted}`, errand.signal).then(
      (page) => setShown({ query: wanted, page }),
      (error) => errand.signal.aborted || setFailed({ query: wanted, message: inWords(error) }),
    );
    return () => errand.abort();
  }, [stale, wanted, rowsPath, attempt]);
  const failure = stale && failed?.query === wanted ? failed.message : null;
  const retry = useCallback(() => {
    setFailed(null);
    setAttempt((count) => count + 1);
  }, []);
  const { page } = shown;
  return useMemo(
    () => ({ page, loading: stale && failure === null, failure, retry }),
    [page, stale, failure, retry],
  );
}

/** A ledger's state lives in the address bar; this keeps the two equal in both directions. */
export function useLedgerControl(source: LedgerSource): LedgerControl {
  const { path, filters, initial } = source;
  const [state, setState] = useState(source.state);
  const rows = useRows(source, rowsQuery(state));
  const latest = useRef({ state, filters });
  useEffect(() => {
    latest.current = { state, filters };
  });
  // New rows from the server may come with a new address: a link to this same page, a refresh, the Back button.
  useEffect(() => {
    const follow = () => {
      const now = readLedgerState(window.location.search, latest.current.filters);
      if (addressQuery(now) !== addressQuery(latest.current.state)) setState(now);
    };
    follow();
    window.addEventListener("popstate", follow);
    return () => window.removeEventListener("popstate", follow);
  }, [initial]);
  const show = useCallback(
    (next: LedgerState, how: "push" | "replace") => {
      const address = addressOf(path, next);
      if (how === "push") window.history.pushState(null, "", address);
      else window.history.replaceState(null, "", address);
      latest.current.state = next;
      setState(next);
    },
    [path],
  );
  const go = useCallback<LedgerControl["go"]>(
    (change, how = "push") => show(changedState(latest.current.state, change), how),
    [show],
  );
  const goTo = useCallback(
    (query: string) => show(readLedgerState(query, latest.current.filters), "push"),
    [show],
  );
  const href = useCallback(
    (change: Partial<LedgerState>) => addressOf(path, changedState(state, change)),
    [path, state],
  );
  return useMemo(() => ({ state, ...rows, go, goTo, href }), [state, rows, go, goTo, href]);
}
