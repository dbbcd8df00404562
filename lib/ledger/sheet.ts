import "server-only";
import { asc, desc, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { pagesOf } from "./cursor";
import { joined, orderOf, valuesOf, whereOf } from "./query";
import type { Cell, LedgerColumn, LedgerSpec, Tone } from "./spec";
import type { LedgerState } from "./state";

/** Small enough for a page to be forgotten before memory is tidied: larger ones cost more of it and no less time. */
const sheetPage = 250;

/** How a row stands to the total of a summed column: added, unknown, or already inside another row's amount. */
export type Standing = "added" | "unknown" | "inside";
export type SheetCell = Cell & { tone?: Tone; standing?: Standing };
export type SheetRow = { id: number; code: string; cells: SheetCell[] };

/** How many rows the ledger as asked has, counted up to a limit. */
export async function ledgerCount(
  spec: LedgerSpec,
  reach: SQL,
  state: LedgerState,
  { atMost, signal }: { atMost: number; signal?: AbortSignal },
): Promise<number> {
  const rows = joined(
    db
      .select({ one: sql`1`.as("one") })
      .from(spec.from)
      .$dynamic(),
    spec,
  )
    .where(whereOf(spec, reach, state, { narrowed: false }))
    .limit(atMost)
    .as("some");
  const counted = db.select({ n: sql`count(*)` }).from(rows).toSQL();
  for await (const [count] of pagesOf(counted, 1, signal)) return Number(count?.[0]);
  return 0;
}

/** Every row of the ledger as asked, as it is at one moment, in pages, for a file: the cells a sheet can hold. */
export async function* ledgerSheet(
  spec: LedgerSpec,
  reach: SQL,
  state: LedgerState,
  signal?: AbortSignal,
): AsyncGenerator<SheetRow[]> {
  const columns = state.columns.flatMap((key) => spec.columns[key] ?? []);
  const order = orderOf(spec, state, false);
  const selected = db
    .select({
      id: spec.id,
      code: spec.code,
      ...valuesOf(spec, state.columns),
      ...Object.fromEntries(columns.map(({ sum }, i) => [`s${i}`, standingOf(sum).as(`s${i}`)])),
    })
    .from(spec.from)
    .$dynamic();
  const query = joined(selected, spec)
    .where(whereOf(spec, reach, state, { narrowed: false }))
    .orderBy(...order.map(({ expression, descending }) => (descending ? desc(expression) : asc(expression))))
    .toSQL();
  for await (const page of pagesOf(query, sheetPage, signal)) {
    yield page.map(([id, code, ...values]) => ({
      id: Number(id),
      code: String(code),
      cells: columns.map((column, i) => cellOf(column, values[i], values[columns.length + i])),
    }));
  }
}

const standingOf = (sum: LedgerColumn["sum"]): SQL =>
  sum
    ? sql`case when ${sum.unknown} then 'unknown' when (${sum.value}) is null then 'inside' else 'added' end`
    : sql`null`;

function cellOf(column: LedgerColumn, value: unknown, standing: unknown): SheetCell {
  const cell = column.cell?.(value as never) ?? textCell(column.show(value as never));
  const tone = column.tone?.(value as never);
  if (tone || standing) return { ...cell, tone, standing: (standing as Standing | null) ?? undefined };
  return cell;
}

const textCell = (text: string | null): Cell => ({ kind: "text", value: text === "—" ? null : text });
