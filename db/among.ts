import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/** Rows whose id is one of these. One parameter however many there are: worded and planned as quickly for a thousand. */
export const among = (column: PgColumn, ids: readonly number[]): SQL<boolean> =>
  sql`${column} = any(${sql.param([...ids])}::bigint[])`;
