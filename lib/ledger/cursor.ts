import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import type { Query } from "drizzle-orm";
import type postgres from "postgres";
import { readingSql } from "@/db/client";

type Rows = unknown[][];

/**
 * Every row of a query as the driver's values, in pages, from a cursor: one sort and one moment however many pages,
 * and never more than a page in memory. When the signal aborts, the running statement ends and the connection is
 * given back at once, even while nobody asks for the next page.
 */
export async function* pagesOf(
  query: Query,
  size: number,
  signal: AbortSignal = new AbortController().signal,
): AsyncGenerator<Rows> {
  signal.throwIfAborted();
  const cursor = new Cursor(await readingSql().reserve());
  const leave = () => void cursor.close();
  signal.addEventListener("abort", leave, { once: true });
  try {
    await unlessAborted(cursor.open(query), signal);
    for (let more = true; more; ) {
      const page = await unlessAborted(cursor.fetch(size), signal);
      more = page.length === size;
      if (page.length > 0) yield page;
    }
  } finally {
    signal.removeEventListener("abort", leave);
    const closed = cursor.close();
    if (!signal.aborted) await closed;
  }
}

/** Not a race with one lasting promise: that would keep every page until the last. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener("abort", leave, { once: true });
    if (signal.aborted) leave();
    void work.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}

/** Longer than a slow client may pause between two pages. */
const longestPause = "60s";
const cancelTravelsMs = 100;

class Cursor {
  private running: postgres.PendingQuery<Rows> | null = null;
  private closed: Promise<void> | null = null;

  constructor(private readonly connection: postgres.ReservedSql) {}

  async open({ sql: text, params }: Query): Promise<void> {
    await this.run(`
      begin isolation level repeatable read read only;
      set local idle_in_transaction_session_timeout = '${longestPause}'`);
    await this.run(`declare ledger no scroll cursor for ${text}`, params);
  }

  fetch(size: number): Promise<Rows> {
    return this.run(`fetch ${size} from ledger`);
  }

  close(): Promise<void> {
    this.closed ??= this.leave();
    return this.closed;
  }

  private async run(text: string, params: unknown[] = []): Promise<Rows> {
    // Once it is given back, the connection is somebody else's.
    if (this.closed) throw new Error("the cursor is closed");
    this.running = this.connection.unsafe<Rows>(text, params as never[]);
    try {
      return await this.running.values();
    } finally {
      this.running = null;
    }
  }

  private async leave(): Promise<void> {
    const cancelled = this.running;
    cancelled?.cancel();
    await this.connection.unsafe("rollback").catch(() => undefined);
    // A cancel travels on a connection of its own; it must not arrive at whoever uses this one next.
    if (cancelled) await pause(cancelTravelsMs);
    this.connection.release();
  }
}
