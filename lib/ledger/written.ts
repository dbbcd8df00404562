import "server-only";
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { LedgerColumn, LedgerSpec } from "./spec";

const dialect = new PgDialect();

/** The same register with its columns' SQL put into words once, instead of at every request for every column. */
export const writtenOut = (spec: LedgerSpec): LedgerSpec => ({
  ...spec,
  columns: Object.fromEntries(Object.entries(spec.columns).map(([key, column]) => [key, written(column)])),
});

const written = ({ value, sort, sum, ...column }: LedgerColumn): LedgerColumn => ({
  ...column,
  value: inWords(value),
  ...(sort && { sort: inWords(sort) }),
  ...(sum && { sum: { ...sum, value: inWords(sum.value), unknown: inWords(sum.unknown) } }),
});

/** What asks with parameters stays as it is. */
function inWords(expression: SQLWrapper): SQL {
  const whole = sql`${expression}`;
  const { sql: text, params } = dialect.sqlToQuery(whole);
  return params.length > 0 ? whole : sql.raw(text);
}
