import "server-only";
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { companies, fundDeals, investmentRounds, leveragedCapital } from "@/db/schema";
import type { Definition, Reading } from "@/lib/reports/definition";
import type { Part } from "@/lib/reports/part";
import { type Compute, sumOf, sumRatio } from "@/lib/reports/value";
import { dealGround } from "./deal-ground";
import { payments } from "./deals";

/** Capital beside the funds, row by row on its round: once, however many funds joined. */
const beside = (label: string, amount: typeof leveragedCapital.paidYuan, more?: SQL): Part => ({
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
      sql`${leveragedCapital.happenedOn} between ${from}::date and ${to}::date`,
      more,
    ),
  on: leveragedCapital.happenedOn,
  amount: () => amount,
  measure: "yuan",
});

export const leveraged: Part = beside("期内到位的撬动资本", leveragedCapital.paidYuan);
const equity: Part = beside(
  "期内到位的同轮社会股权",
  leveragedCapital.paidYuan,
  sql`${leveragedCapital.kind} = 'equity'`,
);
const undated: Part = {
  ...leveraged,
  label: "没有日期的撬动资本",
  where: () =>
    and(
      isNull(leveragedCapital.deletedAt),
      isNull(investmentRounds.deletedAt),
      isNull(leveragedCapital.happenedOn),
    ),
};
const undatedWords = "没有日期，不属于任何期间";

export const F03: Definition = {
  name: "撬动各类资本",
  formula: "期内与基金同轮到位的其他资本之和",
  caliber: "按轮次逐笔登记，同一轮不论几只基金参与只计一次；不含基金自身出资；每个口径分别列出",
  unit: "亿元",
  period: "flow",
  counts: "笔",
  readings: [
    {
      label: "各类资本（社会股权、贷款、自筹、上级资金等），到位额",
      basis: "paid",
      parts: { rows: leveraged },
      compute: sumOf,
      leftOut: undated,
      leftOutWords: undatedWords,
    },
    { key: "equity", label: "同轮社会股权，到位额", basis: "paid", parts: { rows: equity }, compute: sumOf },
    {
      key: "promised",
      label: "各类资本，承诺额",
      basis: "agreed",
      parts: { rows: beside("期内承诺的撬动资本", leveragedCapital.promisedYuan) },
      compute: sumOf,
    },
  ],
  example: { given: { rows: { count: 1, sum: 26_454_000_000 } }, shown: "264.54" },
};

/** 2.69: what was drawn in over what the funds paid. */
export const leverage: Compute<"part" | "whole"> = sumRatio;
/** 3.69 where the first does not hold the funds' own money. */
export const leverageWithOwn: Compute<"part" | "whole"> = (tallies) => plusOwn(sumRatio(tallies), 1);
/** 1.69 where it does. */
export const leverageWithoutOwn: Compute<"part" | "whole"> = (tallies) => plusOwn(sumRatio(tallies), -1);

const plusOwn = (value: ReturnType<Compute>, own: 1 | -1): ReturnType<Compute> =>
  "reason" in value ? value : { number: value.number + own };

const timesOf = (reading: Pick<Reading, "label" | "key">, part: Part, compute: Compute): Reading => ({
  ...reading,
  basis: "paid",
  parts: { part, whole: payments },
  compute,
});

export const F04: Definition = {
  name: "撬动倍数",
  formula: "撬动各类资本 ÷ 基金新增投资规模",
  caliber: "分母为打款口径的基金投资额；是否含基金自身出资、哪类资本，逐一注明，不单独报一个倍数",
  unit: "倍",
  period: "flow",
  counts: "笔",
  readings: [
    timesOf({ label: "各类资本，不含基金自身出资" }, leveraged, leverage),
    timesOf({ key: "own", label: "各类资本，另加基金自身出资" }, leveraged, leverageWithOwn),
    timesOf({ key: "equity", label: "仅同轮社会股权，不含基金自身出资" }, equity, leverage),
  ],
  example: { given: { part: { sum: 26_454_000_000 }, whole: { sum: 9_824_000_000 } }, shown: "2.69" },
};
