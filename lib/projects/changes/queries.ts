import "server-only";
import { and, eq, isNull, notInArray, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { projects, versions } from "@/db/schema";
import { reaches, withinReach } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { projectReach, readableProjects } from "@/lib/projects/reach";
import { closedStatuses } from "@/lib/projects/rules";
import {
  type Bridge,
  type Move,
  movesOf,
  nothing,
  type Pair,
  partsOf,
  plus,
  type State,
  type Stock,
} from "./bridge";

/** One project that changed, as it was and as it is. */
export type ChangedProject = Pair & { id: number; code: string; moves: Move[] };
export type Changes = {
  /** What changed and could be seen before or after. */
  changed: ChangedProject[];
  total: Bridge;
  byUnit: ReadonlyMap<number, Bridge>;
};

type Found = {
  id: number;
  code: string;
  readable: boolean;
  before: (State & { chainCode: string | null }) | null;
  after: State & { chainCode: string | null };
};
type Stocked = Stock & { unitId: number };
type Answer = { pairs: Found[] | null; touched: Stocked[] | null; closing: Stocked[] | null };

/**
 * Stock and what moved it since a moment, for everything the viewer may read now or could read then. One statement, so
 * that opening, parts and closing are of one instant: the closing is what the register holds, the opening what of it
 * did not change and what the changed were. Of one chain alone, a project that came to it or left it moved like one
 * that came from or went to another unit.
 */
export async function changesSince(
  viewer: Viewer,
  since: string,
  chainCode: string | null = null,
): Promise<Changes> {
  const ofChain = chainCode === null ? undefined : eq(projects.chainCode, chainCode);
  const [found] = await db.execute<Answer>(sql`
    with touched as (
      select distinct entity_id as id from ${versions} where entity = 'projects' and recorded_at > ${since}::timestamptz
    ), pairs as (
      select p.id, p.code, ${seenNow(viewer)} as readable, ${afterOf} as after,
        case when p.created_at > ${since}::timestamptz then null else coalesce((
          select ${beforeOf} from ${versions} v where v.entity = 'projects' and v.entity_id = p.id
            and v.recorded_at <= ${since}::timestamptz order by v.version desc limit 1), ${afterOf}) end as before
      from touched join ${projects} p on p.id = touched.id
    )
    select (select jsonb_agg(pairs) from pairs) as pairs,
      (select jsonb_agg(s) from (${stockWhere(viewer, and(ofChain, sql`${projects.id} in (select id from touched)`))}) s) as touched,
      (select jsonb_agg(s) from (${stockWhere(viewer, ofChain)}) s) as closing`);
  const { pairs, touched, closing } = found ?? { pairs: null, touched: null, closing: null };
  const changed = (pairs ?? []).flatMap((pair) => seenPair(viewer, pair, chainCode));
  const gone = (touched ?? []).map((stock) => ({ ...minus(stock), unitId: stock.unitId }));
  return bridgesOf(changed, [...(closing ?? []), ...gone], closing ?? []);
}

/** The same condition as every list's, on the rows of `p`. */
const seenNow = (viewer: Viewer): SQL =>
  sql`exists (select 1 from ${projects} where ${projects.id} = p.id and ${withinReach(viewer, "project.read", projectReach)})`;

const afterOf = sql`jsonb_build_object('name', p.name, 'unitId', p.unit_id, 'stage', p.stage, 'status', p.status,
  'parentId', p.parent_id, 'deleted', p.deleted_at is not null, 'yuan', p.total_investment_yuan, 'chainCode', p.chain_code)`;

const beforeOf = sql`jsonb_build_object('name', v.row->'name', 'unitId', v.row->'unit_id', 'stage', v.row->'stage',
  'status', v.row->'status', 'parentId', v.row->'parent_id', 'deleted', v.row->>'deleted_at' is not null,
  'yuan', v.row->'total_investment_yuan', 'chainCode', v.row->'chain_code')`;

const stockWhere = (viewer: Viewer, more: SQL | undefined) =>
  db
    .select({
      unitId: sql`${projects.unitId}`.as("unitId"),
      count: sql`count(*)`.as("count"),
      yuan: sql`coalesce(sum(${projects.totalInvestmentYuan}), 0)`.as("yuan"),
      unknown: sql`count(*) filter (where ${projects.totalInvestmentYuan} is null)`.as("unknown"),
    })
    .from(projects)
    .where(
      and(
        readableProjects(viewer),
        isNull(projects.parentId),
        notInArray(projects.status, [...closedStatuses]),
        more,
      ),
    )
    .groupBy(projects.unitId);

/** What the viewer could see of it then: by the reach of the row as it was, or as now where that did not change. */
function seenPair(viewer: Viewer, found: Found, chainCode: string | null): ChangedProject[] {
  const { id, code, readable, before, after } = found;
  const isOf = (state: Found["before"]) => chainCode === null || state?.chainCode === chainCode;
  const stayed = before?.unitId === after.unitId && before.chainCode === after.chainCode;
  const hadReach = before !== null && (stayed ? readable : reaches(viewer, "project.read", before));
  const seen = { before: hadReach && isOf(before), after: readable && isOf(after) };
  if (!seen.before && !seen.after) return [];
  const pair = { before, after, seen };
  return [{ id, code, ...pair, moves: movesOf(pair) }];
}

const minus = ({ count, yuan, unknown }: Stock): Stock => ({ count: -count, yuan: -yuan, unknown: -unknown });

function bridgesOf(changed: ChangedProject[], still: Stocked[], closing: Stocked[]): Changes {
  const moves = changed.flatMap((one) => one.moves);
  const were = changed.flatMap(({ before, seen }) => {
    const [stock] = movesOf({ before: null, after: before, seen: { before: true, after: seen.before } });
    return stock ? [stock] : [];
  });
  const opening = (unitId: number) =>
    [...still, ...were]
      .filter((one) => one.unitId === unitId)
      .map(bare)
      .reduce(plus, nothing);
  const unitIds = new Set([...still, ...closing, ...moves].map(({ unitId }) => unitId));
  const byUnit = new Map(
    [...unitIds].map((unitId) => [
      unitId,
      {
        opening: opening(unitId),
        parts: partsOf(moves.filter((move) => move.unitId === unitId)),
        closing: closing
          .filter((one) => one.unitId === unitId)
          .map(bare)
          .reduce(plus, nothing),
      },
    ]),
  );
  const all = [...byUnit.values()];
  const total: Bridge = {
    opening: all.map((one) => one.opening).reduce(plus, nothing),
    parts: partsOf(moves),
    closing: all.map((one) => one.closing).reduce(plus, nothing),
  };
  return { changed, total, byUnit };
}

const bare = ({ count, yuan, unknown }: Stock): Stock => ({ count, yuan, unknown });

export type Slip = {
  id: number;
  code: string;
  name: string;
  unitId: number;
  /** Plans moved to a later day, how often and by how many days altogether; earlier days take away. */
  moved: number;
  days: number;
  shrunk: number;
  shrunkYuan: number;
  renamed: number;
};

/** 改期·缩水·改名 of every project since a moment, or since ever, worst first. */
export async function slipsSince(
  viewer: Viewer,
  since: string | null,
  chainCode: string | null = null,
): Promise<Slip[]> {
  const from = since ?? "2000-01-01T00:00:00Z";
  return await db.execute<Slip>(sql`
    with moved as (
      select project_id as id, count(*) as moved, sum(to_value::date - from_value::date) as days
      from project_events where kind = 'planned' and recorded_at > ${from}::timestamptz
        and from_value is not null and to_value is not null and to_value <> from_value group by project_id
    ), told as (
      select v.entity_id as id, v.recorded_at, v.row->>'name' as name,
        (v.row->>'total_investment_yuan')::bigint as yuan,
        lag(v.row->>'name') over w as was_called, lag((v.row->>'total_investment_yuan')::bigint) over w as was
      from ${versions} v where v.entity = 'projects' and v.entity_id in (
        select entity_id from ${versions} where entity = 'projects' and recorded_at > ${from}::timestamptz)
      window w as (partition by v.entity_id order by v.version)
    ), changed as (
      select id, count(*) filter (where yuan < was) as shrunk, sum(was - yuan) filter (where yuan < was) as shrunk_yuan,
        count(*) filter (where name <> was_called) as renamed
      from told where recorded_at > ${from}::timestamptz group by id
    )
    select p.id::int, p.code, p.name, p.unit_id::int as "unitId", coalesce(m.moved, 0)::int as moved,
      coalesce(m.days, 0)::int as days, coalesce(c.shrunk, 0)::int as shrunk,
      coalesce(c.shrunk_yuan, 0)::float8 as "shrunkYuan", coalesce(c.renamed, 0)::int as renamed
    from moved m full join (select * from changed where shrunk > 0 or renamed > 0) c on c.id = m.id
    join ${projects} p on p.id = coalesce(m.id, c.id)
    where p.deleted_at is null and ${seenNow(viewer)} and (${chainCode}::text is null or p.chain_code = ${chainCode})
    order by moved desc, days desc, "shrunkYuan" desc, p.id`);
}
