import "server-only";
import { getTableColumns, is, SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Transaction } from "./client";

/**
 * Inserts many rows in one statement with one parameter. A list of values has a parameter for every cell, and the
 * program then spends longer on wording the statement than the database on doing it. Where a column has a default,
 * null means it. `skipKnown` passes over rows that some unique index already has.
 */
export async function insertAll<T extends PgTable>(
  tx: Transaction,
  table: T,
  rows: readonly T["$inferInsert"][],
  { skipKnown = false } = {},
): Promise<void> {
  if (rows.length > 0) await tx.execute(insertion(table, rows, skipKnown));
}

/** The same, answering with the stored rows in their order. */
export async function insertedAll<T extends PgTable>(
  tx: Transaction,
  table: T,
  rows: readonly T["$inferInsert"][],
  { skipKnown = false } = {},
): Promise<T["$inferSelect"][]> {
  if (rows.length === 0) return [];
  const columns = Object.entries<PgColumn>(getTableColumns(table));
  const stored = await tx.execute<Record<string, unknown>>(
    sql`${insertion(table, rows, skipKnown)} returning *`,
  );
  return stored.map((row) =>
    Object.fromEntries(
      columns.map(([key, column]) => {
        const value = row[column.name] ?? null;
        return [key, value === null ? null : column.mapFromDriverValue(value)];
      }),
    ),
  );
}

/** The statement itself, for a larger one to hold. */
export function insertion(table: PgTable, rows: readonly Record<string, unknown>[], skipKnown = false): SQL {
  const said = new Set<string>();
  for (const row of rows) for (const key of Object.keys(row)) said.add(key);
  const columns = Object.entries<PgColumn>(getTableColumns(table)).filter(([key]) => said.has(key));
  const names = columns.map(([, column]) => sql.identifier(column.name));
  const body = jsonOf(
    rows.map((row) => Object.fromEntries(columns.map(([key, { name }]) => [name, row[key]]))),
  );
  return sql`insert into ${table} (${sql.join(names, sql`, `)})
    select ${sql.join(
      columns.map(([, column]) => saidOrDefault(column)),
      sql`, `,
    )}
    from json_populate_recordset(null::${table}, ${body}::json) r
    ${skipKnown ? sql`on conflict do nothing` : sql``}`;
}

function saidOrDefault(column: PgColumn): SQL {
  const said = sql`r.${sql.identifier(column.name)}`;
  if (column.default === undefined) return said;
  const usual = is(column.default, SQL) ? column.default : sql.param(column.default, column);
  return sql`coalesce(${said}, ${usual})`;
}

/** Half a character, as cutting a text leaves it, is no JSON to the database; elsewhere it is replaced on the way. */
function jsonOf(rows: readonly Record<string, unknown>[]): string {
  const text = JSON.stringify(rows);
  if (!/\\ud[89a-f]/.test(text)) return text;
  return JSON.stringify(rows, (_key, value) =>
    typeof value === "string" ? Buffer.from(value).toString() : value,
  );
}
