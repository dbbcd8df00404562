import "server-only";
import { and, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { unchanged } from "@/db/unchanged";
import type { Viewer } from "@/lib/auth/viewer";
import type { Day, Month } from "@/lib/date/day";
import { mayRead, nothing, type Part, type Scope, type Span, type Tally } from "./part";

/** A part in total and divided; a figure and its divisions come from one reading of the rows. */
export type Tallies = {
  total: Tally;
  byUnit: ReadonlyMap<number, Tally>;
  /** "" are the rows without a chain. */
  byChain: ReadonlyMap<string, Tally>;
};

export const spanOf = ({ span }: Part, asked: Span): Span => span?.(asked) ?? asked;

const tablesOf = (part: Part, span: Span): SQL => part.from?.(span) ?? part.ground.from;

const amountOf = (part: Part, span: Span): SQLWrapper => part.amount?.(span) ?? sql`0`;

/** Reach, scope and what the part itself asks: one condition for the count, the sum and the rows. */
function rowsMeant(viewer: Viewer, part: Part, scope: Scope, span: Span): SQL {
  const { ground } = part;
  return (
    and(
      ground.within(viewer),
      scope.unitId === null ? undefined : sql`${ground.unitId} = ${scope.unitId}`,
      scope.chain === null ? undefined : sql`${ground.chain} = ${scope.chain}`,
      part.where(span),
    ) ?? sql`true`
  );
}

const tallied = (amount: SQLWrapper) =>
  sql`count(*)::int as count, coalesce(sum(${amount}), 0)::float8 as sum, (count(*) filter (where (${amount}) is null))::int as unknown`;

type Grouped = Tally & { unit: string | null; chain: string | null; level: number };

/** The part in total, by unit and by chain; null when the viewer may not read such rows at all. */
export async function talliesOf(viewer: Viewer, part: Part, scope: Scope): Promise<Tallies | null> {
  if (!mayRead(viewer, part.ground)) return null;
  const span = spanOf(part, scope);
  const { unitId, chain } = part.ground;
  const rows = await unchanged(
    db.execute<Grouped>(sql`
    select unit, chain, grouping(unit, chain)::int as level, ${tallied(sql`amount`)}
    from (select ${unitId} as unit, coalesce(${chain}, '') as chain, ${amountOf(part, span)} as amount
      from ${tablesOf(part, span)} where ${rowsMeant(viewer, part, scope, span)}) as rows
    group by grouping sets ((), (unit), (chain))`),
  );
  const at = (level: number) => rows.filter((row) => row.level === level);
  return {
    total: tallyIn(at(3)[0]),
    byUnit: new Map(at(1).map((row) => [Number(row.unit), tallyIn(row)])),
    byChain: new Map(at(2).map((row) => [row.chain ?? "", tallyIn(row)])),
  };
}

/** The part in total only. */
export async function tallyOf(viewer: Viewer, part: Part, scope: Scope): Promise<Tally | null> {
  if (!mayRead(viewer, part.ground)) return null;
  const span = spanOf(part, scope);
  const [row] = await unchanged(
    db.execute<Tally>(sql`
    select ${tallied(sql`amount`)} from (select ${amountOf(part, span)} as amount
      from ${tablesOf(part, span)} where ${rowsMeant(viewer, part, scope, span)}) as rows`),
  );
  return tallyIn(row);
}

/** The part by calendar month of its day. */
export async function talliesByMonth(
  viewer: Viewer,
  part: Part,
  scope: Scope,
): Promise<ReadonlyMap<Month, Tally> | null> {
  if (!mayRead(viewer, part.ground)) return null;
  const span = spanOf(part, scope);
  const rows = await unchanged(
    db.execute<Tally & { month: Month }>(sql`
    select month, ${tallied(sql`amount`)}
    from (select to_char(${part.on}, 'YYYY-MM') as month, ${amountOf(part, span)} as amount
      from ${tablesOf(part, span)} where ${rowsMeant(viewer, part, scope, span)}) as rows
    group by month`),
  );
  return new Map(rows.map((row) => [row.month, tallyIn(row)]));
}

const tallyIn = (row: Tally | undefined): Tally =>
  row ? { count: row.count, sum: row.sum, unknown: row.unknown } : nothing;

/** A row with its place among those of its calendar year, the earliest first. */
export type RankedRow = PartRow & { ordinal: number };

/**
 * The largest rows of the period, each with its number in the year: 今年第 6 个 counts from New Year's Day, however late
 * the period begins. Of one day, what was recorded first comes first.
 */
export async function rankedRows(
  viewer: Viewer,
  part: Part,
  scope: Scope,
  { size, over = "year" }: { size: number; over?: "year" | "ever" },
): Promise<RankedRow[]> {
  if (!mayRead(viewer, part.ground)) return [];
  const { id, code, name, unitId, chain } = part.ground;
  const counted = { from: over === "year" ? `${scope.from.slice(0, 4)}-01-01` : "0001-01-01", to: scope.to };
  const found = await db.execute<RankedRow>(sql`
    select * from (select rows.*, row_number() over (
        partition by ${over === "year" ? sql`extract(year from "on")` : sql`1`} order by "on", id)::int as ordinal
      from (select ${id} as id, ${code} as code, ${name} as name, ${unitId} as "unitId", coalesce(${chain}, '') as chain,
          (${part.on})::date as "on", (${amountOf(part, counted)})::float8 as amount
        from ${tablesOf(part, counted)} where ${rowsMeant(viewer, part, scope, counted)}) as rows) as ranked
    where "on" >= ${scope.from}::date order by amount desc nulls last, "on", id limit ${size}`);
  return found.map((row) => ({
    ...rowIn(row),
    amount: part.amount ? row.amount : null,
    ordinal: row.ordinal,
  }));
}

export type PartRow = {
  id: number;
  code: string;
  name: string;
  unitId: number;
  chain: string;
  on: Day | null;
  /** In the part's measure; null is unknown. */
  amount: number | null;
};

type Page = { after: string | null; size: number; largestFirst?: boolean };

/** The rows behind a part, the latest first or the largest first, a page by key. */
export async function rowsOf(
  viewer: Viewer,
  part: Part,
  scope: Scope,
  { after, size, largestFirst = false }: Page,
): Promise<{ rows: PartRow[]; next: string | null }> {
  if (!mayRead(viewer, part.ground)) return { rows: [], next: null };
  const span = spanOf(part, scope);
  const { id, code, name, unitId, chain } = part.ground;
  const key = largestFirst
    ? sql`coalesce(amount, -1)`
    : sql`(coalesce("on", date '0001-01-01') - date '0001-01-01')`;
  const [rank, last] = /^-?\d{1,18}\.\d{1,15}$/.test(after ?? "") ? (after ?? "").split(".").map(Number) : [];
  const beyond = last === undefined ? sql`true` : sql`(${key}, id) < (${rank}, ${last})`;
  const found = await db.execute<PartRow & { rank: number }>(sql`
    select *, ${key}::float8 as rank from (select ${id} as id, ${code} as code, ${name} as name, ${unitId} as "unitId",
        coalesce(${chain}, '') as chain, (${part.on})::date as "on", (${amountOf(part, span)})::float8 as amount
      from ${tablesOf(part, span)} where ${rowsMeant(viewer, part, scope, span)}) as rows
    where ${beyond} order by ${key} desc, id desc limit ${size + 1}`);
  const rows = found.slice(0, size);
  const end = rows.at(-1);
  return {
    rows: rows.map((row) => ({ ...rowIn(row), amount: part.amount ? row.amount : null })),
    next: found.length > size && end ? `${Math.round(end.rank)}.${end.id}` : null,
  };
}

const rowIn = ({ id, code, name, unitId, chain, on }: PartRow) => ({
  id: Number(id),
  unitId: Number(unitId),
  ...{ code, name, chain, on },
});

/** More rows than a snapshot should carry are not carried in part. */
const mostKept = 20_000;

/** Code and amount of every row, in the order of their records; none where there are too many to keep. */
export async function allRowsOf(
  viewer: Viewer,
  part: Part,
  scope: Scope,
): Promise<{ code: string; amount: number | null }[]> {
  if (!mayRead(viewer, part.ground)) return [];
  const span = spanOf(part, scope);
  const { id, code } = part.ground;
  const found = await db.execute<{ code: string; amount: number | null }>(sql`
    select ${code} as code, (${amountOf(part, span)})::float8 as amount
    from ${tablesOf(part, span)} where ${rowsMeant(viewer, part, scope, span)} order by ${id} limit ${mostKept + 1}`);
  return found.length > mostKept ? [] : found.map((row) => ({ code: row.code, amount: row.amount }));
}
