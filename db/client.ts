import "server-only";
import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type postgres from "postgres";
import { Pool } from "./pool";

type Database = PostgresJsDatabase<Record<string, never>>;

/** Reads only: the connection itself refuses to write, so a forgotten insert cannot slip past `change`. */
export type Reader = Pick<
  Database,
  "select" | "selectDistinct" | "selectDistinctOn" | "with" | "$with" | "execute"
>;
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];

type Pools = { reading: Pool; writing: Pool };

// Next reloads modules while developing; the pools must outlive that.
const home = globalThis as typeof globalThis & { wulianPools?: Pools };
home.wulianPools ??= {
  reading: new Pool({ readOnly: true, max: 10 }),
  writing: new Pool({ readOnly: false, max: 10 }),
};
const pools: Pools = home.wulianPools;

export const db: Reader = drizzle(pools.reading.asClient());

const writer = drizzle(pools.writing.asClient());

/** For `change` and `asSystem` only (lib/audit): everything else writes through them. */
export function transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return writer.transaction(work);
}

/** The reading connection itself, for cursors that stream a large export. */
export function readingSql(): postgres.Sql {
  return pools.reading.sql();
}

/** The writing connection itself, for advisory locks and notifications. */
export function writingSql(): postgres.Sql {
  return pools.writing.sql();
}

export async function closePools(): Promise<void> {
  await Promise.all([pools.reading.close(), pools.writing.close()]);
}
