import "server-only";
import { and, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import {
  fundCommitments,
  fundDeals,
  fundFlows,
  funds,
  fundValuations,
  investmentRounds,
  leveragedCapital,
} from "@/db/schema";
import { withinReach } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";
import type { Yuan } from "@/lib/money/yuan";
import { type ContributorFlow, type Performance, performanceOf } from "./metrics/performance";
import { dealReach, type Fund, readableFunds, roundOfDeal } from "./reach";

/** What counts once for a fund alone, for it with everything below, or for the whole matrix. */
export type Sums = {
  committed: Yuan;
  /** Commitments whose amount nobody knows; not in the sum. */
  uncommitted: number;
  paidIn: Yuan;
  invested: Yuan;
  leveraged: Yuan;
  returned: Yuan;
  worth: Yuan;
  /** Holdings nobody has valued; not in the sum. */
  unvalued: number;
  deals: number;
  overdue: Yuan;
};

export type FundNode = {
  fund: Fund;
  /** The fund's own rows. */
  own: Sums;
  /** With everything below it, each yuan once. */
  all: Sums;
  performance: Performance;
  children: FundNode[];
};

export type FundTree = { asOf: Day; roots: FundNode[]; total: Sums };

/** Said on every page and file that shows a subtotal. */
export const treeRule =
  "小计和合计按层级去重：矩阵内的基金对下级基金的认缴和实缴只在下级基金计一次；多只基金同投一轮，撬动资本只计一次。";

const nothing: Sums = {
  committed: 0,
  uncommitted: 0,
  paidIn: 0,
  invested: 0,
  leveraged: 0,
  returned: 0,
  worth: 0,
  unvalued: 0,
  deals: 0,
  overdue: 0,
};

/** Every fund within reach as a tree, with its own sums, its subtotals and its performance on a day. */
export async function fundTree(viewer: Viewer, asOf: Day): Promise<FundTree> {
  const known = await db.select().from(funds).where(readableFunds(viewer)).orderBy(layerOrder, funds.id);
  const [sums, performances] = await Promise.all([sumsOf(viewer, asOf), performancesOf(known, asOf)]);
  const ids = new Set(known.map(({ id }) => id));
  const nodeOf = (fund: Fund): FundNode => ({
    fund,
    own: sums.get(`${fund.id} own`) ?? nothing,
    all: sums.get(`${fund.id} all`) ?? nothing,
    performance: performances(fund),
    children: known.filter(({ parentId }) => parentId === fund.id).map(nodeOf),
  });
  // A fund whose parent is out of reach stands at the top.
  const roots = known.filter(({ parentId }) => parentId === null || !ids.has(parentId)).map(nodeOf);
  return { asOf, roots, total: sums.get("0 all") ?? nothing };
}

const layerOrder = sql`array_position(array['mother', 'sub', 'special'], ${funds.layer})`;

type SumRow = Record<keyof Sums, string> & { top: string; span: "own" | "all" };

/**
 * One statement for every node: `spans` says which funds belong to which subtotal. Money that a fund of a subtotal
 * gets from another fund of the same subtotal is left out; the whole matrix is the span of top 0.
 */
async function sumsOf(viewer: Viewer, asOf: Day): Promise<Map<string, Sums>> {
  const rows = await db.execute<SumRow>(sql`
    with recursive seen as (select ${funds.id} as id, ${funds.parentId} as parent_id from ${funds} where ${readableFunds(viewer)}),
    under as (
      select id as top, id from seen
      union all
      select u.top, s.id from under u join seen s on s.parent_id = u.id
    ),
    spans as (
      select top, 'all' as span, id from under
      union all select id, 'own', id from seen
      union all select 0, 'all', id from seen
    ),
    ${partsOf(viewer, asOf)}
    select t.top, t.span, ${columns}
    from (select distinct top, span from spans) t
    left join pledged p on p.top = t.top and p.span = t.span
    left join held h on h.top = t.top and h.span = t.span
    left join levered l on l.top = t.top and l.span = t.span`);
  return new Map(
    rows.map(({ top, span, ...row }) => [
      `${top} ${span}`,
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Number(value)])) as Sums,
    ]),
  );
}

const columns = sql.join(
  [
    ["committed", "p.committed"],
    ["uncommitted", "p.uncommitted"],
    ["paidIn", "p.paid_in"],
    ["overdue", "p.overdue"],
    ["invested", "h.invested"],
    ["returned", "h.returned"],
    ["worth", "h.worth"],
    ["unvalued", "h.unvalued"],
    ["deals", "h.deals"],
    ["leveraged", "l.leveraged"],
  ].map(([name, value]) => sql.raw(`coalesce(${value}, 0) as "${name}"`)),
  sql`, `,
);

const partsOf = (viewer: Viewer, asOf: Day): SQL => sql`
  pledges as (
    select c.id, c.fund_id, c.from_fund_id, case when c.committed_on is null or c.committed_on <= ${asOf} then c.committed_yuan else 0 end as committed,
      (c.committed_yuan is null)::int as uncommitted,
      coalesce((select sum(f.money_yuan) from ${fundFlows} f where f.commitment_id = c.id and f.kind = 'contribution'
        and f.deleted_at is null and f.happened_on <= ${asOf}), 0) as paid_in,
      coalesce((select sum(k.called_yuan) from fund_calls k where k.commitment_id = c.id and k.deleted_at is null
        and k.due_on < ${asOf}), 0) as due
    from ${fundCommitments} c where c.deleted_at is null
  ),
  pledged as (
    select s.top, s.span, sum(p.committed) as committed, sum(p.uncommitted) as uncommitted, sum(p.paid_in) as paid_in,
      sum(greatest(p.due - p.paid_in, 0)) as overdue
    from spans s join pledges p on p.fund_id = s.id
    where p.from_fund_id is null or s.span = 'own'
      or not exists (select 1 from spans i where i.top = s.top and i.span = s.span and i.id = p.from_fund_id)
    group by s.top, s.span
  ),
  deals as (
    select d.id, d.fund_id, d.round_id,
      (select sum(f.money_yuan) from ${fundFlows} f where f.deal_id = d.id and f.kind = 'investment' and f.deleted_at is null
        and f.happened_on <= ${asOf}) as invested,
      (select sum(f.money_yuan) from ${fundFlows} f where f.deal_id = d.id and f.kind in ('exit', 'income') and f.deleted_at is null
        and f.happened_on <= ${asOf}) as returned,
      case when d.exited_on <= ${asOf} then 0 else (select v.worth_yuan from ${fundValuations} v where v.deal_id = d.id
        and v.deleted_at is null and v.valued_on <= ${asOf} order by v.valued_on desc limit 1) end as worth
    from ${fundDeals} d
    where d.id in (select ${fundDeals.id} from ${fundDeals} join ${investmentRounds} on ${roundOfDeal}
      where ${and(isNull(fundDeals.deletedAt), withinReach(viewer, "deal.read", dealReach))})
      and d.first_paid_on <= ${asOf}
  ),
  held as (
    select s.top, s.span, sum(d.invested) as invested, sum(d.returned) as returned, sum(d.worth) as worth,
      count(*) filter (where d.worth is null) as unvalued, count(*) as deals
    from spans s join deals d on d.fund_id = s.id group by s.top, s.span
  ),
  levered as (
    select r.top, r.span, sum(l.paid_yuan) as leveraged
    from (select distinct s.top, s.span, d.round_id from spans s join deals d on d.fund_id = s.id) r
    join ${leveragedCapital} l on l.round_id = r.round_id and l.deleted_at is null and l.happened_on <= ${asOf}
    group by r.top, r.span
  )`;

/** Every fund's performance from one read of flows and one of valuations. */
async function performancesOf(known: Fund[], asOf: Day): Promise<(fund: Fund) => Performance> {
  const ids = known.map(({ id }) => id);
  if (ids.length === 0) return (fund) => performanceOf([], [], { asOf, isClosed: fund.status === "closed" });
  const [flows, values] = await Promise.all([
    db
      .select({
        fundId: fundFlows.fundId,
        on: fundFlows.happenedOn,
        kind: fundFlows.kind,
        yuan: sql<number>`sum(${fundFlows.moneyYuan})`.mapWith(Number),
      })
      .from(fundFlows)
      .where(
        and(
          inArray(fundFlows.fundId, ids),
          isNull(fundFlows.deletedAt),
          or(sql`${fundFlows.kind} = 'contribution'`, sql`${fundFlows.kind} = 'distribution'`),
        ),
      )
      .groupBy(fundFlows.fundId, fundFlows.happenedOn, fundFlows.kind),
    db
      .select({ fundId: fundValuations.fundId, on: fundValuations.valuedOn, yuan: fundValuations.worthYuan })
      .from(fundValuations)
      .where(and(inArray(fundValuations.fundId, ids), isNull(fundValuations.deletedAt))),
  ]);
  return (fund) =>
    performanceOf(
      flows.filter(({ fundId }) => fundId === fund.id) as (ContributorFlow & { fundId: number })[],
      values.flatMap(({ fundId, on, yuan }) => (fundId === fund.id && yuan !== null ? [{ on, yuan }] : [])),
      { asOf, isClosed: fund.status === "closed" },
    );
}
