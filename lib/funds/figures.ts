import "server-only";
import { and, type SQLWrapper, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { leveragedCapital } from "@/db/schema";
import { unchanged } from "@/db/unchanged";
import { withinReach } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import type { Yuan } from "@/lib/money/yuan";
import { besideTables, besideUndated, besideWithin, besideYuan } from "./beside";
import { columnOf, isNew, toldEvents, within } from "./events";
import { type LeverageReading, leverageReadings } from "./leverage";
import { dealReach } from "./reach";
import type { Basis, LeverageKind, MatrixAxis, Period } from "./rules";

/** 新增投资项目, in a sentence for every page and file that shows it. */
export const newInvestmentRule =
  "新增投资项目按被投企业计：矩阵内基金第一次投给这家企业的日期在期内才计个数，记在首次获投的地方、产业链和年份，几只基金同投只计 1 个；追加投资只计金额。母基金对子基金的出资不出矩阵，不计。";

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
  const [row] = await unchanged(
    db.execute<InvestedRow>(sql`
    select ${investedOf(period)} from ${toldEvents(basis)} e where ${within(viewer, period)}`),
  );
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
  const rows = await unchanged(
    db.execute<InvestedRow & { fund_id: string | null; col: string | null; level: number }>(sql`
    select e.fund_id, e.col, grouping(e.fund_id, e.col) as level, ${investedOf(period)}
    from (select e.*, ${columnOf[axis]} as col from ${toldEvents(basis)} e where ${within(viewer, period)}) e
    group by grouping sets ((e.fund_id, e.col), (e.fund_id), (e.col), ())`),
  );
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
  /** Rounds that have such rows. */
  rounds: number;
  /** Rows whose amount nobody knows; not in the sums. */
  unknown: number;
  /** Rows without the day they came in; in no period. */
  undated: number;
  readings: LeverageReading[];
};

/**
 * F03 and F04: capital drawn in beside the funds, each row once however many funds joined its round (`besideRule`).
 * Three readings, none of them without its label.
 */
export async function leverageOf(viewer: Viewer, period: Period, basis: Basis): Promise<Leverage> {
  const reach = withinReach(viewer, "deal.read", dealReach);
  const [rows, [undated], money] = await Promise.all([
    unchanged(
      db.execute<KindRow>(sql`
      select ${leveragedCapital.kind} as kind, ${summed(leveragedCapital.promisedYuan)} as promised,
        ${summed(leveragedCapital.paidYuan)} as paid, array_agg(distinct ${leveragedCapital.roundId})::text[] as rounds,
        (count(*) filter (where ${besideYuan(basis)} is null))::int as unknown
      from ${besideTables} where ${and(besideWithin(basis, period), reach)} group by ${leveragedCapital.kind}`),
    ),
    unchanged(
      db.execute<{ n: number }>(
        sql`select count(*)::int as n from ${besideTables} where ${and(besideUndated(period), reach)}`,
      ),
    ),
    newInvestments(viewer, period, basis),
  ]);
  const byKind = rows.map(({ kind, promised, paid }) => ({
    ...{ kind, promised: Number(promised), paid: Number(paid) },
  }));
  const added = (key: "promised" | "paid") => byKind.reduce((total, row) => total + row[key], 0);
  const [promised, paid] = [added("promised"), added("paid")];
  const leveraged = basis === "paid" ? paid : promised;
  return {
    ...{ invested: money.yuan, leveraged, promised, paid, byKind },
    rounds: new Set(rows.flatMap(({ rounds }) => rounds)).size,
    unknown: rows.reduce((total, { unknown }) => total + unknown, 0),
    undated: basis === "paid" ? (undated?.n ?? 0) : 0,
    readings: leverageReadings(leveraged, money.yuan),
  };
}

type KindRow = { kind: LeverageKind; promised: string; paid: string; rounds: string[]; unknown: number };

const summed = (column: SQLWrapper) => sql`coalesce(sum(${column}), 0)::bigint`;
