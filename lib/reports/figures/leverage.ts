import "server-only";
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { companies, fundDeals, fundFlows, investmentRounds, leveragedCapital } from "@/db/schema";
import { type LeverageCaliber, leverageCalibers, leverageReadings } from "@/lib/funds/leverage";
import type { Definition, Reading } from "@/lib/reports/definition";
import type { Part } from "@/lib/reports/part";
import { type Compute, sumOf } from "@/lib/reports/value";
import { dealGround } from "./deal-ground";
import { payments } from "./deals";

type Counted = "paid" | "agreed";

/** The day of a round's first event: what puts its capital into a period, in every figure and in the matrix alike. */
const beganOn: Readonly<Record<Counted, SQL>> = {
  paid: sql`(select min(f.happened_on) from ${fundFlows} f inner join ${fundDeals} d on d.id = f.deal_id
    where d.round_id = ${investmentRounds.id} and d.deleted_at is null and f.deleted_at is null and f.kind = 'investment')`,
  agreed: sql`(select min(d.agreed_on) from ${fundDeals} d where d.round_id = ${investmentRounds.id}
    and d.deleted_at is null and (d.ended_on is null or d.first_paid_on is not null))`,
};

/** Capital beside the funds, row by row on its round: once, however many funds joined. */
const beside = (label: string, counted: Counted, more?: SQL): Part => ({
  label,
  ground: {
    ...dealGround,
    from: sql`${leveragedCapital} inner join ${investmentRounds} on ${eq(investmentRounds.id, leveragedCapital.roundId)}
      inner join ${companies} on ${eq(companies.id, investmentRounds.companyId)}`,
    id: leveragedCapital.id,
    // A round has no address of its own; its earliest deal has.
    code: sql`coalesce((select d.code from ${fundDeals} d where d.round_id = ${investmentRounds.id} and d.deleted_at is null order by d.id limit 1), '')`,
    name: sql`${companies.name} || '·' || ${investmentRounds.name} || '：' || ${leveragedCapital.source}`,
  },
  where: ({ from, to }) =>
    and(
      isNull(leveragedCapital.deletedAt),
      isNull(investmentRounds.deletedAt),
      sql`${beganOn[counted]} between ${from}::date and ${to}::date`,
      more,
    ),
  on: beganOn[counted],
  amount: () => (counted === "paid" ? leveragedCapital.paidYuan : leveragedCapital.promisedYuan),
  measure: "yuan",
});

const leveraged: Part = beside("期内首次打款轮次的其他资本，到位额", "paid");
const equity: Part = beside(
  "期内首次打款轮次的社会股权，到位额",
  "paid",
  sql`${leveragedCapital.kind} = 'equity'`,
);

export const F03: Definition = {
  name: "撬动各类资本",
  formula: "期内首次打款（或签约）的轮次，同轮其他资本之和",
  caliber: "按轮次逐笔登记，同一轮不论几只基金参与只计一次，计入该轮首次打款（签约）的期间；不含基金自身出资",
  unit: "亿元",
  period: "flow",
  counts: "笔",
  readings: [
    {
      label: "各类资本（社会股权、贷款、自筹、上级资金等），到位额",
      basis: "paid",
      parts: { rows: leveraged },
      compute: sumOf,
    },
    { key: "equity", label: "同轮社会股权，到位额", basis: "paid", parts: { rows: equity }, compute: sumOf },
    {
      key: "promised",
      label: "各类资本，承诺额",
      basis: "agreed",
      parts: { rows: beside("期内首次签约轮次的其他资本，承诺额", "agreed") },
      compute: sumOf,
    },
  ],
  example: { given: { rows: { count: 1, sum: 26_454_000_000 } }, shown: "264.54" },
};

/** 2.69, 1.69 and 3.69 for the same pair of sums: which one is meant is never left out. */
const readingOf =
  (caliber: LeverageCaliber): Compute<"part" | "whole"> =>
  ({ part, whole }) => {
    const found = leverageReadings(part.sum, whole.sum).find((reading) => reading.caliber === caliber);
    if (found?.ratio !== null && found?.ratio !== undefined) return { number: found.ratio };
    return { reason: whole.sum > 0 ? "所列少于基金投资，不能剔除" : "分母为零" };
  };

const timesOf = (caliber: LeverageCaliber, key?: string): Reading => ({
  ...(key ? { key } : {}),
  label: `各类资本到位额：${leverageCalibers[caliber]}`,
  basis: "paid",
  parts: { part: leveraged, whole: payments },
  compute: readingOf(caliber),
});

export const F04: Definition = {
  name: "撬动倍数",
  formula: "撬动各类资本 ÷ 基金新增投资规模",
  caliber: "分母为打款口径的基金投资额；哪类资本、是否剔除或加上基金自身出资逐一注明，不单独报一个倍数",
  unit: "倍",
  period: "flow",
  counts: "笔",
  readings: [
    timesOf("published"),
    timesOf("ownRemoved", "removed"),
    timesOf("ownAdded", "added"),
    {
      key: "equity",
      label: `仅同轮社会股权到位额：${leverageCalibers.published}`,
      basis: "paid",
      parts: { part: equity, whole: payments },
      compute: readingOf("published"),
    },
  ],
  example: { given: { part: { sum: 26_454_000_000 }, whole: { sum: 9_824_000_000 } }, shown: "2.69" },
};
