import "server-only";
import { and, isNull, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { leveragedCapital } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import type { Yuan } from "@/lib/money/yuan";
import { type LeverageReading, leverageReadings } from "./leverage";
import { columnOf, isNew, reachedDeals, toldEvents, within } from "./metrics/events";
import type { Basis, LeverageKind, MatrixAxis, Period } from "./rules";

/** 新增投资项目, in a sentence for every page and file that shows it. */
export const newInvestmentRule =
  "新增投资项目按被投企业计：矩阵内基金第一次投给这家企业的日期在期内才计个数，几只基金同投只计 1 个；追加投资只计金额。母基金对子基金的出资不出矩阵，不计。";

export type Invested = {
  /** Companies the matrix first put money into within the period: `newInvestmentRule`. */
  count: number;
  /** All that was invested in the period, first money and follow-ons. */
  yuan: Yuan;
  /** Of it, what went into companies that count. */
  newYuan: Yuan;
  /** Of it, what went into companies the matrix had invested in before. */
  followOnYuan: Yuan;
  /** Deals whose amount under this basis nobody knows; not in the sums. */
  unknown: number;
};

const investedOf = (period: Period) => sql`
  count(distinct e.company) filter (where ${isNew(period)})::int as count,
  coalesce(sum(e.yuan), 0)::bigint as yuan,
  coalesce(sum(e.yuan) filter (where ${isNew(period)}), 0)::bigint as new_yuan,
  (count(*) filter (where e.yuan is null))::int as unknown`;

type InvestedRow = { count: number; yuan: string; new_yuan: string; unknown: number };

const invested = ({ count, yuan, new_yuan, unknown }: InvestedRow): Invested => ({
  count: Number(count),
  yuan: Number(yuan),
  newYuan: Number(new_yuan),
  followOnYuan: Number(yuan) - Number(new_yuan),
  unknown: Number(unknown),
});

/** F01 and F02: how many companies the matrix newly invested in, and all it invested, within a period and reach. */
export async function newInvestments(viewer: Viewer, period: Period, basis: Basis): Promise<Invested> {
  const [row] = await db.execute<InvestedRow>(sql`
    select ${investedOf(period)} from ${toldEvents(basis)} e where ${within(viewer, period)}`);
  if (!row) throw new Error("a count is always answered");
  return invested(row);
}

export type MatrixCell = Invested & {
  /** Null in a total over funds. */
  fundId: number | null;
  /** A chain's code ("" where none is known), a unit's id or a year, as text; null in a total over columns. */
  column: string | null;
};

/**
 * Fund × chain, unit or year with totals of rows, of columns and of everything, each counted from its own events: a
 * company that several funds or columns share is in each of their cells and once in the total.
 */
export async function investmentMatrix(
  viewer: Viewer,
  period: Period,
  { basis, axis }: { basis: Basis; axis: MatrixAxis },
): Promise<MatrixCell[]> {
  const rows = await db.execute<
    InvestedRow & { fund_id: string | null; col: string | null; level: number }
  >(sql`
    select e.fund_id, e.col, grouping(e.fund_id, e.col) as level, ${investedOf(period)}
    from (select e.*, ${columnOf[axis]} as col from ${toldEvents(basis)} e where ${within(viewer, period)}) e
    group by grouping sets ((e.fund_id, e.col), (e.fund_id), (e.col), ())`);
  return rows.map(({ fund_id, col, ...row }) => ({
    fundId: fund_id === null ? null : Number(fund_id),
    column: col,
    ...invested(row),
  }));
}

export type Leverage = {
  invested: Yuan;
  /** What the basis asks for: money in place under 打款, promised money under 投决 and 签约. */
  leveraged: Yuan;
  promised: Yuan;
  paid: Yuan;
  byKind: { kind: LeverageKind; promised: Yuan; paid: Yuan }[];
  rounds: number;
  /** Rows whose amount nobody knows; not in the sums. */
  unknown: number;
  readings: LeverageReading[];
};

/**
 * F03 and F04: capital drawn in beside the funds. A round's rows count once however many funds joined, in the period
 * of the round's first event. Three readings, none of them without its label.
 */
export async function leverageOf(viewer: Viewer, period: Period, basis: Basis): Promise<Leverage> {
  const began = sql`(select e.round_id from (select e.*, min(e.on_day) over (partition by e.round_id) as began_on
    from ${toldEvents(basis)} e) e
    where e.began_on between ${period.from} and ${period.to} and e.deal_id in ${reachedDeals(viewer)})`;
  const sum = (column: SQL | typeof leveragedCapital.paidYuan) =>
    sql<string>`coalesce(sum(${column}), 0)`.mapWith(Number);
  const asked = basis === "paid" ? leveragedCapital.paidYuan : leveragedCapital.promisedYuan;
  const [byKind, rounds, money] = await Promise.all([
    db
      .select({
        kind: leveragedCapital.kind,
        promised: sum(sql`${leveragedCapital.promisedYuan}`),
        paid: sum(sql`${leveragedCapital.paidYuan}`),
        unknown: sql<number>`(count(*) filter (where ${asked} is null))::int`,
      })
      .from(leveragedCapital)
      .where(and(isNull(leveragedCapital.deletedAt), sql`${leveragedCapital.roundId} in ${began}`))
      .groupBy(leveragedCapital.kind),
    db.execute<{ n: number }>(sql`select count(distinct b.round_id)::int as n from ${began} b`),
    newInvestments(viewer, period, basis),
  ]);
  const added = (key: "promised" | "paid" | "unknown") => byKind.reduce((total, row) => total + row[key], 0);
  const [promised, paid] = [added("promised"), added("paid")];
  const leveraged = basis === "paid" ? paid : promised;
  return {
    invested: money.yuan,
    leveraged,
    promised,
    paid,
    byKind: byKind.map(({ kind, promised: some, paid: arrived }) => ({
      kind: kind as LeverageKind,
      promised: some,
      paid: arrived,
    })),
    rounds: rounds[0]?.n ?? 0,
    unknown: added("unknown"),
    readings: leverageReadings(leveraged, money.yuan),
  };
}
