import "server-only";
import postgres from "postgres";

type Query = { text: string; values: unknown[] };
type Settings = { readOnly: boolean; max: number };

/** Beyond the server's own statement timeout: an answer this late means the connection is dead, not slow. */
const deadlineMs = 18_000;
const statementTimeoutMs = 15_000;

const brokenCodes = new Set([
  "ECONNRESET",
  "EPIPE",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_DESTROYED",
]);

class DeadlinePassed extends Error {}

/** So many texts are kept prepared on each connection; a text asked beyond them is sent whole every time. */
const keptTexts = 600;
let texts = 0;
/** An object, not a set: as a key a text put together from pieces is stored once, in one piece. */
const seen: Record<string, true> = Object.create(null);

/**
 * A text asked before is prepared: one journey instead of two, and no parsing. Planned anew each time all the same
 * (plan_cache_mode), since what suits a leader's whole city does not suit one county.
 */
function isKept(text: string): boolean {
  if (seen[text]) return true;
  if (texts < keptTexts) {
    seen[text] = true;
    texts += 1;
  }
  return false;
}

const kept = (text: string, values: unknown[]) => ({ prepare: values.length > 0 && isKept(text) });

/** The part of a transaction that drizzle uses. */
function keeping(tx: postgres.TransactionSql): postgres.TransactionSql {
  const client = {
    unsafe: (text: string, values: unknown[] = []) => tx.unsafe(text, values as never[], kept(text, values)),
    savepoint: (work: (inner: postgres.TransactionSql) => Promise<unknown>) =>
      tx.savepoint((inner) => work(keeping(inner))),
  };
  return client as unknown as postgres.TransactionSql;
}

/**
 * One pool whose every call ends. postgres.js can leave a call unsettled after a cut connection, so a call that
 * misses its deadline, or finds the connection broken, retires the whole pool and the next call opens a fresh one.
 */
export class Pool {
  private current: postgres.Sql | null = null;

  constructor(private readonly settings: Settings) {}

  sql(): postgres.Sql {
    this.current ??= this.open();
    return this.current;
  }

  /**
   * What drizzle calls: `unsafe` and `begin` of a postgres.js client. Its options are a stand-in, so that building
   * the application opens no connection; `open` sets the parsers drizzle expects.
   */
  asClient(): postgres.Sql {
    const client = {
      options: { parsers: {}, serializers: {} },
      unsafe: (text: string, values: unknown[] = []) => this.query({ text, values }),
      begin: (work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
        this.guard(() => this.sql().begin((tx) => work(keeping(tx))), deadlineMs * 4),
    };
    return client as unknown as postgres.Sql;
  }

  async close(): Promise<void> {
    const closing = this.current;
    this.current = null;
    await closing?.end({ timeout: 5 });
  }

  private query({ text, values }: Query) {
    const run = (mode: "rows" | "values") =>
      this.guard(() => {
        const pending = this.sql().unsafe(text, values as never[], kept(text, values));
        return mode === "values" ? pending.values() : pending;
      }, deadlineMs);
    return {
      // biome-ignore lint/suspicious/noThenProperty: drizzle awaits the query itself or asks it for plain values
      then: (...args: Parameters<Promise<unknown>["then"]>) => run("rows").then(...args),
      values: () => run("values"),
    };
  }

  private async guard<T>(work: () => PromiseLike<T>, ms: number): Promise<T> {
    const used = this.sql();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new DeadlinePassed("数据库没有在时限内回答")), ms);
    });
    try {
      return await Promise.race([work(), late]);
    } catch (error) {
      if (isBroken(error)) this.retire(used);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  private retire(broken: postgres.Sql) {
    if (this.current !== broken) return;
    this.current = null;
    broken.end({ timeout: 1 }).catch(() => undefined);
  }

  private open(): postgres.Sql {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Error("DATABASE_URL 未设置：请用 npm start 启动");
    const sql = postgres(url, {
      max: this.settings.max,
      idle_timeout: 60,
      connect_timeout: 5,
      onnotice: () => undefined,
      connection: {
        application_name: "wulian",
        TimeZone: "Asia/Shanghai",
        // Compiling a figure's query takes longer than running it, and on a busy machine far longer.
        jit: "off",
        plan_cache_mode: "force_custom_plan",
        statement_timeout: statementTimeoutMs,
        lock_timeout: 8_000,
        idle_in_transaction_session_timeout: 15_000,
        ...(this.settings.readOnly ? { default_transaction_read_only: true } : {}),
      },
    });
    leaveToDrizzle(sql);
    return sql;
  }
}

/** Dates, moments and JSON reach drizzle as the text the server sent. */
function leaveToDrizzle(sql: postgres.Sql) {
  const asIs = (value: unknown) => value;
  const { parsers, serializers } = sql.options as unknown as Record<
    string,
    Record<number, (value: unknown) => unknown>
  >;
  for (const type of [1082, 1083, 1114, 1115, 1182, 1184, 1185, 1231]) {
    if (parsers) parsers[type] = asIs;
    if (serializers) serializers[type] = asIs;
  }
  for (const json of [114, 3802]) if (serializers) serializers[json] = asIs;
}

function isBroken(error: unknown): boolean {
  if (error instanceof DeadlinePassed) return true;
  const code = (error as { code?: unknown })?.code;
  return typeof code === "string" && brokenCodes.has(code);
}
