import "server-only";
import { and, type SQL, sql } from "drizzle-orm";
import { companies, fundDeals, investmentRounds, leveragedCapital } from "@/db/schema";
import {
  besideOn,
  besideRule,
  besideTables,
  besideUndated,
  besideWithin,
  besideYuan,
} from "@/lib/funds/beside";
import { type LeverageCaliber, leverageCalibers, leverageReadings } from "@/lib/funds/leverage";
import type { Basis } from "@/lib/funds/rules";
import type { Definition, Reading } from "@/lib/reports/definition";
import type { Ground, Part } from "@/lib/reports/part";
import { type Compute, sumOf } from "@/lib/reports/value";
import { dealGround } from "./deal-ground";
import { payments } from "./deals";

const besideGround: Ground = {
  ...dealGround,
  from: besideTables,
  id: leveragedCapital.id,
  // A round has no address of its own; its earliest deal has.
  code: sql`coalesce((select d.code from ${fundDeals} d where d.round_id = ${investmentRounds.id} and d.deleted_at is null order by d.id limit 1), '')`,
  name: sql`${companies.name} || '·' || ${investmentRounds.name} || '：' || ${leveragedCapital.source}`,
};

/** Capital beside the funds, row by row on its round: once, however many funds joined. */
const beside = (label: string, basis: Basis, more?: SQL): Part => ({
  label,
  ground: besideGround,
  where: (span) => and(besideWithin(basis, span), more),
  on: besideOn(basis),
  amount: () => besideYuan(basis),
  measure: "yuan",
});

const isEquity = sql`${leveragedCapital.kind} = 'equity'`;
const leveraged: Part = beside("期内到位的其他资本", "paid");
const equity: Part = beside("期内到位的同轮社会股权", "paid", isEquity);

/** In no period, so beside every figure that would hold them. */
const undated = (more?: SQL): Pick<Reading, "leftOut" | "leftOutWords"> => ({
  leftOut: {
    label: "已到位、没有到位日期",
    ground: besideGround,
    where: (span) => and(besideUndated(span), more),
    on: leveragedCapital.happenedOn,
    amount: () => leveragedCapital.paidYuan,
    measure: "yuan",
  },
  leftOutWords: "没有到位日期",
});

export const F03: Definition = {
  name: "撬动各类资本",
  formula: "基金所投轮次中，期内到位（或承诺）的其他资本之和",
  caliber: `${besideRule}不含基金自身出资`,
  unit: "亿元",
  period: "flow",
  counts: "笔",
  readings: [
    {
      label: "各类资本（社会股权、贷款、自筹、上级资金等），到位额",
      basis: "paid",
      parts: { rows: leveraged },
      compute: sumOf,
      ...undated(),
    },
    {
      ...{ key: "equity", label: "同轮社会股权，到位额", basis: "paid", parts: { rows: equity } },
      compute: sumOf,
      ...undated(isEquity),
    },
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
  ...undated(),
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
      ...undated(isEquity),
    },
  ],
  example: { given: { part: { sum: 26_454_000_000 }, whole: { sum: 9_824_000_000 } }, shown: "2.69" },
};
