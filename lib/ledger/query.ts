import "server-only";
import { and, asc, desc, type SQL, sql } from "drizzle-orm";
import type { PgSelect } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { unchanged } from "@/db/unchanged";
import { isDay, today } from "@/lib/date/day";
import { matches } from "@/lib/search/search-text";
import { daysMeant } from "./periods";
import type { LedgerColumn, LedgerSpec, Tone } from "./spec";
import { endsOf, type LedgerState } from "./state";

export type LedgerRow = { id: string; code: string; cells: (string | null)[]; marks?: Tone[] };
export type LedgerTotals = { total: string; sums: { label: string; value: string; note?: string }[] };
export type LedgerRows = { rows: LedgerRow[]; next: string | null; previous: string | null };

/** Beyond this a count costs more than it tells: the footer says "10,000+". */
const countedExactly = 10_000;

export function whereOf(
  spec: LedgerSpec,
  reach: SQL,
  state: LedgerState,
  search: { narrowed?: boolean } = {},
): SQL {
  const filters = Object.entries(state.filters).map(([key, value]) => filterOf(spec, key, value));
  const asked = state.question ? matches(spec.search, state.question, search) : undefined;
  return and(spec.standing, reach, asked, ...filters) ?? spec.standing;
}

/** Beside each row what it takes words from: a left join whose columns nobody asks for costs nothing. */
export function joined<Q extends PgSelect>(query: Q, { joins = [] }: LedgerSpec): Q {
  for (const { table, on } of joins) query.leftJoin(table, on);
  return query;
}

function filterOf(spec: LedgerSpec, key: string, value: string): SQL | undefined {
  const filter = spec.filters[key];
  if (!filter) return undefined;
  if (filter.kind === "choice") return filter.where(value.split(",").filter(Boolean).slice(0, 100));
  if (filter.kind === "text") return filter.where(value);
  if (filter.kind === "flag") return filter.where();
  if (filter.kind === "day") return filter.where(...(daysMeant(value, today()) ?? wholeDays(endsOf(value))));
  return filter.where(...endsOf(value));
}

/** What is no day is no limit: an address can say anything. */
const wholeDays = (ends: [string | null, string | null]) =>
  ends.map((end) => (end && isDay(end) ? end : null)) as [string | null, string | null];

/** One page of rows by key: the thousandth page costs what the first did. */
export async function ledgerRows(spec: LedgerSpec, reach: SQL, state: LedgerState): Promise<LedgerRows> {
  const back = state.before !== null;
  const order = orderOf(spec, state, back);
  const cursor = cursorOf(state.before ?? state.after, order.length);
  const where = and(whereOf(spec, reach, state), cursor ? beyond(order, cursor) : undefined);
  const found = await pageOf(spec, state.columns, { where, order, limit: state.size + 1 });
  const more = found.length > state.size;
  const page = found.slice(0, state.size);
  if (back) page.reverse();
  return {
    rows: page.map((row) => rowOf(spec, state.columns, row)),
    ...neighbours(page, { back, more, cursor: cursor !== null }),
  };
}

async function pageOf(
  spec: LedgerSpec,
  keys: string[],
  page: { where: SQL | undefined; order: Order[]; limit: number },
) {
  const { where, order, limit } = page;
  const selected = db
    .select({
      id: spec.id,
      code: spec.code,
      keys: sql<string[]>`array[${sql.join(
        order.map(({ expression }) => sql`(${expression})::text`),
        sql`, `,
      )}]`,
      ...valuesOf(spec, keys),
    })
    .from(spec.from)
    .$dynamic();
  const rows = await joined(selected, spec)
    .where(where)
    .orderBy(...order.map(({ expression, descending }) => (descending ? desc(expression) : asc(expression))))
    .limit(limit);
  return rows as unknown as Found[];
}

type Found = { id: number; code: string; keys: string[] } & Record<string, unknown>;

function neighbours(
  page: Found[],
  { back, more, cursor }: { back: boolean; more: boolean; cursor: boolean },
) {
  const first = page[0];
  const last = page.at(-1);
  const hasNext = back ? true : more;
  const hasPrevious = back ? more : cursor;
  return {
    next: hasNext && last ? textOfCursor(last.keys) : null,
    previous: hasPrevious && first ? textOfCursor(first.keys) : null,
  };
}

export const valuesOf = (spec: LedgerSpec, keys: string[]) =>
  Object.fromEntries(keys.map((key, i) => [`c${i}`, sql`${spec.columns[key]?.value}`.as(`c${i}`)]));

function rowOf(spec: LedgerSpec, keys: string[], row: Found): LedgerRow {
  const marks = keys.map((key, i) => spec.columns[key]?.tone?.(row[`c${i}`] as never) ?? null);
  return {
    id: String(row.id),
    code: row.code,
    cells: keys.map((key, i) => spec.columns[key]?.show(row[`c${i}`] as never) ?? null),
    ...(marks.some(Boolean) ? { marks } : {}),
  };
}

type Order = { expression: SQL; descending: boolean };

export function orderOf(spec: LedgerSpec, state: LedgerState, back: boolean): Order[] {
  const keys = state.sort.flatMap(({ key, descending }) => {
    const expression = spec.columns[key]?.sort;
    return expression ? [{ expression, descending: descending !== back }] : [];
  });
  const last = { expression: sql`${spec.id}`, descending: keys[0]?.descending ?? back };
  return [...keys, last];
}

/** Strictly after the cursor. One direction throughout becomes a row comparison, which an index can serve. */
function beyond(order: Order[], cursor: string[]): SQL {
  const values = cursor.map((value) => sql`${value}`);
  const together = order.every((one) => one.descending === order[0]?.descending);
  if (together) {
    const left = sql.join(
      order.map(({ expression }) => expression),
      sql`, `,
    );
    const right = sql.join(values, sql`, `);
    return order[0]?.descending ? sql`(${left}) < (${right})` : sql`(${left}) > (${right})`;
  }
  const steps = order.map(({ expression, descending }, i) => {
    const equal = order.slice(0, i).map((one, j) => sql`${one.expression} = ${values[j]}`);
    const further = descending ? sql`${expression} < ${values[i]}` : sql`${expression} > ${values[i]}`;
    return sql`(${sql.join([...equal, further], sql` and `)})`;
  });
  return sql`(${sql.join(steps, sql` or `)})`;
}

const textOfCursor = (keys: string[]): string => Buffer.from(JSON.stringify(keys)).toString("base64url");

function cursorOf(text: string | null, length: number): string[] | null {
  if (!text) return null;
  try {
    const keys: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    return Array.isArray(keys) && keys.length === length && keys.every((key) => typeof key === "string")
      ? keys
      : null;
  } catch {
    return null;
  }
}

/** Count, and sums of the columns on show, under the rows' own filter and reach. Unknown amounts are told, not added. */
export async function ledgerTotals(spec: LedgerSpec, reach: SQL, state: LedgerState): Promise<LedgerTotals> {
  const where = whereOf(spec, reach, state);
  const summed = state.columns.flatMap((key) => {
    const { title = "", sum } = spec.columns[key] ?? {};
    return sum ? [{ title, ...sum }] : [];
  });
  const [found] = await (summed.length > 0 ? addedUp(spec, where, summed) : countedOnly(spec, where));
  const { n = 0, ...totals }: Record<string, string | number | null> = found ?? {};
  return {
    total: Number(n) > countedExactly ? "10,000+" : Number(n).toLocaleString("en-US"),
    sums: summed.map(({ title, show }, i) => {
      const unknown = Number(totals[`u${i}`] ?? 0);
      const value = totals[`s${i}`];
      return {
        label: title,
        value: show(value === null || value === undefined ? null : Number(value)),
        ...(unknown > 0 ? { note: `${unknown} 个未计入` } : {}),
      };
    }),
  };
}

type Sum = NonNullable<LedgerColumn["sum"]>;

/** What is added up is counted on the way. */
function addedUp(spec: LedgerSpec, where: SQL, summed: Sum[]) {
  const wanted = Object.fromEntries(
    summed.flatMap(({ value, unknown }, i) => [
      [`s${i}`, sql<string | null>`sum(${value})::text`],
      [`u${i}`, sql<number>`count(*) filter (where ${unknown})::int`],
    ]),
  );
  const selected = db
    .select({ n: sql<number>`count(*)::int`, ...wanted })
    .from(spec.from)
    .$dynamic();
  return unchanged<Totals>(joined(selected, spec).where(where));
}

/** Nothing to add up: counting ends where more would tell no more. */
function countedOnly(spec: LedgerSpec, where: SQL) {
  const one = db
    .select({ one: sql`1`.as("one") })
    .from(spec.from)
    .$dynamic();
  const some = joined(one, spec)
    .where(where)
    .limit(countedExactly + 1)
    .as("some");
  return unchanged<Totals>(db.select({ n: sql<number>`count(*)::int` }).from(some));
}

type Totals = Record<string, string | number | null>[];
