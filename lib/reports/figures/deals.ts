import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { companies, fundDeals, fundFlows, fundValuations, investmentRounds, projects } from "@/db/schema";
import { eventsUnder, toldEvents } from "@/lib/funds/events";
import { newInvestmentRule } from "@/lib/funds/figures";
import type { Basis } from "@/lib/funds/rules";
import type { Definition } from "@/lib/reports/definition";
import { acceptedBy } from "@/lib/reports/grounds";
import type { Part, Span } from "@/lib/reports/part";
import { countOf, countRatio, sumOf, sumRatio } from "@/lib/reports/value";
import { dealGround, standing } from "./deal-ground";

/** What counts under a basis, an event each, on its deal. */
const eventTables = (events: SQL) => sql`${events} e inner join ${fundDeals} on ${fundDeals.id} = e.deal_id
  inner join ${investmentRounds} on ${eq(investmentRounds.id, fundDeals.roundId)}
  inner join ${companies} on ${eq(companies.id, investmentRounds.companyId)}`;

const onDay = ({ from, to }: Span) => sql`e.on_day between ${from}::date and ${to}::date`;

/**
 * Companies that reached a step for the first time, one row each however many funds, rounds and records of the same firm:
 * the earliest of their events. A follow-on adds money, not a project.
 */
const firstOf = (label: string, basis: Basis): Part => ({
  label,
  ground: { ...dealGround, from: eventTables(toldEvents(basis)), name: companies.name },
  where: (span) => and(sql`e.is_first`, onDay(span)),
  on: sql`e.on_day`,
});

export const newlyPaid: Part = firstOf("期内首次打款的企业", "paid");

export const F01: Definition = {
  name: "基金新增投资项目数",
  formula: "期内首次获得基金矩阵投资的企业个数",
  caliber: `${newInvestmentRule}决策、签约、打款各自统计，不混用；打款前终止的不计入决策、签约`,
  unit: "个",
  period: "flow",
  counts: "企业",
  readings: [
    { label: "打款口径（首次打款日）", basis: "paid", parts: { rows: newlyPaid }, compute: countOf },
    {
      key: "agreed",
      label: "签约口径（首次签约日）",
      basis: "agreed",
      parts: { rows: firstOf("期内首次签约的企业", "agreed") },
      compute: countOf,
    },
    {
      key: "decided",
      label: "决策口径（首次决策日）",
      basis: "decided",
      parts: { rows: firstOf("期内首次决策的企业", "decided") },
      compute: countOf,
    },
  ],
  example: { given: { rows: { count: 32 } }, shown: "32" },
};

/** All that was put into companies; what a mother fund pays a sub-fund is no such payment. */
const invested = (label: string, basis: Basis): Part => ({
  label,
  ground: { ...dealGround, from: eventTables(eventsUnder(basis)), id: sql`e.id` },
  where: (span) => and(standing, onDay(span)),
  on: sql`e.on_day`,
  amount: () => sql`e.yuan`,
  measure: "yuan",
});

export const payments = invested("期内向企业的打款", "paid");

export const F02: Definition = {
  name: "新增投资规模",
  formula: "期内由基金矩阵打给企业的款项之和，含追加",
  caliber: "母基金对子基金的出资不计，同一笔钱不重复；决策、签约口径按各自日期和金额并列",
  unit: "亿元",
  period: "flow",
  counts: "笔",
  readings: [
    { label: "打款口径", basis: "paid", parts: { rows: payments }, compute: sumOf },
    {
      key: "agreed",
      label: "签约口径",
      basis: "agreed",
      parts: { rows: invested("期内签约的投资", "agreed") },
      compute: sumOf,
    },
    {
      key: "decided",
      label: "决策口径",
      basis: "decided",
      parts: { rows: invested("期内决策的投资", "decided") },
      compute: sumOf,
    },
  ],
  example: { given: { rows: { count: 32, sum: 9_824_000_000 } }, shown: "98.24" },
};

export const F06: Definition = {
  name: "单项目平均投资",
  formula: "新增投资规模 ÷ 基金新增投资项目数",
  caliber: "打款口径；分子含追加投资，分母为首次获投的企业",
  unit: "亿元/个",
  period: "flow",
  counts: "企业",
  readings: [
    {
      basis: "paid",
      parts: { part: payments, whole: newlyPaid },
      compute: ({ part, whole }) =>
        (whole?.count ?? 0) > 0 ? { number: (part?.sum ?? 0) / (whole?.count ?? 1) } : { reason: "分母为零" },
    },
  ],
  example: { given: { part: { sum: 9_824_000_000 }, whole: { count: 32 } }, shown: "3.07" },
};

const paidDeals = (label: string, more?: (span: Span) => SQL | undefined): Part => ({
  label,
  ground: dealGround,
  where: (span) => and(standing, sql`${fundDeals.firstPaidOn} <= ${span.to}::date`, more?.(span)),
  on: fundDeals.firstPaidOn,
});

const movedBy = (
  kinds: SQL,
  { to }: Span,
) => sql`(select coalesce(sum(f.money_yuan), 0) from ${fundFlows} f where f.deal_id = ${fundDeals.id}
  and f.deleted_at is null and f.kind in (${kinds}) and f.happened_on <= ${to}::date)`;
const worthBy = ({
  to,
}: Span) => sql`(select v.worth_yuan from ${fundValuations} v where v.deal_id = ${fundDeals.id}
  and v.deleted_at is null and v.valued_on <= ${to}::date order by v.valued_on desc limit 1)`;
const isValued = (span: Span) =>
  sql`(${worthBy(span)} is not null or ${fundDeals.exitedOn} <= ${span.to}::date)`;

export const F14: Definition = {
  name: "MOIC",
  formula: "（已收回 + 最近估值）÷ 投资成本",
  caliber: "项目级总值法，不扣基金费用；只计已估值或已退出的投资，估值取期末前最近一次",
  unit: "倍",
  period: "stock",
  counts: "投资",
  readings: [
    {
      basis: "filed",
      parts: {
        part: {
          ...paidDeals("已收回与最近估值", isValued),
          amount: (span) =>
            sql`${movedBy(sql`'exit', 'income'`, span)} + case when ${fundDeals.exitedOn} <= ${span.to}::date then 0 else coalesce(${worthBy(span)}, 0) end`,
          measure: "yuan",
        },
        whole: {
          ...paidDeals("投资成本", isValued),
          amount: (span) => movedBy(sql`'investment'`, span),
          measure: "yuan",
        },
      },
      compute: sumRatio,
      leftOut: paidDeals("已打款、没有估值", (span) => sql`not ${isValued(span)}`),
      leftOutWords: "已打款但没有估值",
    },
  ],
  example: { given: { part: { sum: 66_000_000 }, whole: { sum: 80_000_000 } }, shown: "0.83" },
};

const hasStarted = (
  span: Span,
) => sql`exists (select 1 from ${projects} where ${projects.id} = ${investmentRounds.projectId}
  and ${projects.deletedAt} is null and ${acceptedBy("START", span)})`;

export const F15: Definition = {
  name: "投招联动落地率",
  formula: "期内首次获投的企业中，所关联招商项目期末前已开工的 ÷ 全部",
  caliber: "以首次投资所在轮次登记的关联项目为准；开工以认定为准",
  unit: "%",
  period: "cohort",
  counts: "企业",
  readings: [
    {
      basis: "paid",
      parts: {
        part: {
          ...newlyPaid,
          label: "其中关联项目已开工的",
          where: (span) => and(newlyPaid.where(span), hasStarted(span)),
        },
        whole: newlyPaid,
      },
      compute: countRatio,
    },
  ],
  example: { given: { part: { count: 14 }, whole: { count: 32 } }, shown: "43.75" },
};

export const F16: Definition = {
  name: "退出率",
  formula: "期末前完全退出的投资 ÷ 期末前已打款的投资",
  caliber: "一只基金在一个轮次的投资计一笔；部分退出不算",
  unit: "%",
  period: "stock",
  counts: "投资",
  readings: [
    {
      basis: "paid",
      parts: {
        part: paidDeals("期末前完全退出的", ({ to }) => sql`${fundDeals.exitedOn} <= ${to}::date`),
        whole: paidDeals("期末前已打款的"),
      },
      compute: countRatio,
    },
  ],
  example: { given: { part: { count: 5 }, whole: { count: 60 } }, shown: "8.33" },
};
