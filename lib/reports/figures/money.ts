import "server-only";
import { and, type SQL, sql } from "drizzle-orm";
import { milestones, progress, projects } from "@/db/schema";
import { monthOf } from "@/lib/date/day";
import type { Definition } from "@/lib/reports/definition";
import { accepted, counted, milestoneGround, projectGround } from "@/lib/reports/grounds";
import type { Ground, Part, Span } from "@/lib/reports/part";
import { sumOf, sumRatio } from "@/lib/reports/value";

/**
 * Signed projects beside what had arrived by the end of a period for them and their phases: the latest month of each
 * source, added up once for all of them.
 */
const besideArrived = ({ to }: Span) => sql`${milestoneGround.from} left join (
    select coalesce(one.parent_id, one.id) as whole_id, sum(latest.cumulative) as arrived from (
      select distinct on (p.project_id, p.origin) p.project_id, p.cumulative from ${progress} p
      where p.kind = 'arrived' and p.currency = 'CNY' and p.deleted_at is null and p.month <= ${monthOf(to)}
      order by p.project_id, p.origin, p.month desc) latest
    inner join ${projects} one on one.id = latest.project_id group by 1) came on came.whole_id = ${projects.id}`;

const signedBy = ({ to }: Span, more: SQL) => and(accepted("SIGN")({ from: "0001-01-01", to }), more);

const batch: Part = {
  label: "期末前正式签约、总投资与到位资金均已知的项目",
  ground: milestoneGround,
  from: besideArrived,
  where: (span) => signedBy(span, sql`${counted} is not null and came.arrived is not null`),
  on: milestones.actualOn,
  amount: () => counted,
  measure: "yuan",
};

export const P13: Definition = {
  name: "资金到位率",
  formula: "累计到位资金 ÷ 协议总投资",
  caliber: "同一批项目：期末前正式签约，总投资与到位资金均已知；人民币到位，外币不折算；分期项目并入总项目",
  unit: "%",
  period: "stock",
  counts: "项目",
  readings: [
    {
      basis: "reported",
      parts: {
        part: { ...batch, label: "同一批项目的累计到位资金", amount: () => sql`came.arrived` },
        whole: { ...batch, label: "同一批项目的协议总投资" },
      },
      compute: sumRatio,
      leftOut: {
        ...batch,
        label: "总投资或到位资金未知",
        where: (span) => signedBy(span, sql`(${counted} is null or came.arrived is null)`),
      },
      leftOutWords: "总投资未知或尚未填报到位资金",
    },
  ],
  example: { given: { part: { sum: 1_240_000_000 }, whole: { sum: 3_680_000_000 } }, shown: "33.70" },
};

/**
 * One row per project and source of money that was reported in the months of the period, with what came within it: the
 * cumulative at its end less that before it. Counted since the project began without an earlier month, nobody knows how
 * much of it came in the period, unless the project was signed in it.
 */
const arrivals =
  (currency: "CNY" | "USD", origins: string) =>
  ({ from, to }: Span) =>
    sql`(
    select distinct on (p.project_id, p.origin) p.id, p.project_id, p.origin, p.cumulative, p.month, first.cumulative as before,
      (select e.basis from ${progress} e where e.project_id = p.project_id and e.kind = 'arrived' and e.origin = p.origin
        and e.currency = p.currency and e.deleted_at is null order by e.month limit 1) as first_basis
    from ${progress} p
    left join lateral (select b.cumulative from ${progress} b where b.project_id = p.project_id and b.kind = 'arrived'
      and b.origin = p.origin and b.currency = p.currency and b.deleted_at is null and b.month < ${monthOf(from)}
      order by b.month desc limit 1) first on true
    where p.kind = 'arrived' and p.currency = ${currency} and p.deleted_at is null and p.origin in (${sql.raw(origins)})
      and p.month between ${monthOf(from)} and ${monthOf(to)}
    order by p.project_id, p.origin, p.month desc) arrivals inner join ${projects} on ${projects.id} = arrivals.project_id`;

const arrivalGround: Ground = { ...projectGround, id: sql`arrivals.id` };

const came = ({ from }: Span) => sql`case
  when arrivals.before is not null then arrivals.cumulative - arrivals.before
  when arrivals.first_basis <> 'start' or ${projects.signedOn} >= ${from}::date then arrivals.cumulative end`;

const arrivedFrom = (label: string, currency: "CNY" | "USD", origins: string): Part => ({
  label,
  ground: arrivalGround,
  from: arrivals(currency, origins),
  where: () => sql`${projects.deletedAt} is null and ${projects.status} <> 'merged'`,
  on: sql`(arrivals.month || '-01')::date`,
  amount: came,
  measure: currency === "CNY" ? "yuan" : "dollars",
});

export const arrivedExternal: Part = arrivedFrom(
  "期内填报到位资金的项目（按来源地分行，市外）",
  "CNY",
  "'province', 'domestic', 'hmt', 'abroad'",
);

const months =
  "按月填报，取期初所在月至期末所在月；首次即按“开工以来累计”填报、又不在期内签约的，无法拆出期内数，不计入";

export const P14: Definition = {
  name: "实际到位资金（市外）",
  formula: "各项目期末累计到位 − 期初前累计到位，逐来源地相加",
  caliber: `来源地为省内市外、省外、港澳台、境外的人民币资金；外币另见实际使用外资，不相加；${months}`,
  unit: "亿元",
  period: "flow",
  counts: "项目 × 来源地",
  readings: [{ basis: "reported", parts: { rows: arrivedExternal }, compute: sumOf }],
  example: { given: { rows: { count: 1, sum: 13_492_000_000 } }, shown: "134.92" },
};

export const P18: Definition = {
  name: "实际使用外资",
  formula: "各项目以美元填报的到位资金，期末累计 − 期初前累计",
  caliber: `来源地为港澳台、境外的美元资金；与内资不相加；${months}`,
  unit: "万美元",
  period: "flow",
  counts: "项目 × 来源地",
  readings: [
    {
      basis: "reported",
      parts: { rows: arrivedFrom("期内填报美元到位资金的项目", "USD", "'hmt', 'abroad'") },
      compute: sumOf,
    },
  ],
  example: { given: { rows: { count: 2, sum: 20_600_000 } }, shown: "2,060.00" },
};
