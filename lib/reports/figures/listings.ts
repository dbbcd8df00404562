import "server-only";
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { listedCompanies, units } from "@/db/schema";
import { extentOf } from "@/lib/auth/policy";
import { withinReach } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { listedOrder } from "@/lib/listings/listed-order";
import { listedReach } from "@/lib/listings/reach";
import type { Definition } from "@/lib/reports/definition";
import type { Ground, Part, Span } from "@/lib/reports/part";
import { countOf, countRatio, sumOf, sumRatio } from "@/lib/reports/value";

const extentsOf = (viewer: Viewer) => viewer.grants.map(({ role }) => extentOf(role, "listing.read"));

/**
 * Listed companies are public, yet a county's report speaks of the county: rows follow the reach of the candidates, and
 * who reads neither all nor a unit's gets no such figure.
 */
const listedGround: Ground = {
  verb: "listing.read",
  readers: (viewer) => extentsOf(viewer).some((extent) => extent === "all" || extent === "unit"),
  from: sql`${listedCompanies}`,
  within: (viewer) => withinReach(viewer, "listing.read", listedReach),
  unitId: listedCompanies.unitId,
  chain: sql`null::text`,
  id: listedCompanies.id,
  code: listedCompanies.code,
  name: sql`${listedCompanies.companyName} || coalesce('（' || ${listedCompanies.stockName} || '）', '')`,
  path: (code) => `/listings/listed/${code}`,
};

/** Companies and not listings: a second board makes no second company. The row's number is its place among all. */
const companyGround: Ground = {
  ...listedGround,
  from: sql`${listedOrder} as o inner join ${listedCompanies} on ${listedCompanies.code} = o.code`,
  id: sql`o.n`,
};

const companies = (label: string, more?: (span: Span) => SQL | undefined): Part => ({
  label,
  ground: companyGround,
  where: (span) => and(sql`o.listed_on <= ${span.to}::date`, more?.(span)),
  on: sql`o.listed_on`,
});

const notDelisted = ({ to }: Span) => sql`(o.gone_on is null or o.gone_on > ${to}::date)`;

export const listedNow: Part = companies("期末仍在上市的公司", notDelisted);
const listedEver: Part = companies("期末前上市过的公司");
const newlyListed: Part = companies("期内上市的公司", ({ from }) => sql`o.listed_on >= ${from}::date`);

/** Every board a company is on is a row of its own here: money was raised on each. */
const listed = (label: string, more?: (span: Span) => SQL | undefined): Part => ({
  label,
  ground: listedGround,
  where: (span) =>
    and(
      isNull(listedCompanies.deletedAt),
      sql`${listedCompanies.listedOn} <= ${span.to}::date`,
      more?.(span),
    ),
  on: listedCompanies.listedOn,
});

export const L01: Definition = {
  name: "上市公司总数",
  formula: "期末前上市过的公司（累计），与其中仍在上市的（现有）",
  caliber:
    "境内外合计，一家公司在几个板块上市只计一家；累计不减退市，现有减去全部退市的；第几家按首次上市日期排",
  unit: "家",
  period: "stock",
  counts: "公司",
  readings: [
    { label: "现有（不含已退市）", basis: "filed", parts: { rows: listedNow }, compute: countOf },
    { key: "ever", label: "累计（含已退市）", basis: "filed", parts: { rows: listedEver }, compute: countOf },
  ],
  example: { given: { rows: { count: 17 } }, shown: "17" },
};

export const L02: Definition = {
  name: "期内新增上市公司",
  formula: "上市日在期内的公司个数",
  caliber: "按首次上市日，不按过会日、注册日",
  unit: "家",
  period: "flow",
  counts: "公司",
  readings: [{ basis: "filed", parts: { rows: newlyListed }, compute: countOf }],
  example: { given: { rows: { count: 11 } }, shown: "11" },
};

const proceeds = (part: Part, amount = listedCompanies.proceedsYuan): Part => ({
  ...part,
  amount: () => amount,
  measure: "yuan",
});

export const L08: Definition = {
  name: "首发募集资金总额",
  formula: "期内上市公司的首发募集资金之和",
  caliber: "各板块首发分别计；按登记的募集资金，未登记的不计入合计",
  unit: "亿元",
  period: "flow",
  counts: "公司",
  readings: [
    {
      basis: "filed",
      parts: {
        rows: proceeds(
          listed("期内的首发上市", ({ from }) => sql`${listedCompanies.listedOn} >= ${from}::date`),
        ),
      },
      compute: sumOf,
    },
  ],
  example: { given: { rows: { count: 1, sum: 1_860_000_000 } }, shown: "18.60" },
};

const bothKnown = sql`(${listedCompanies.proceedsYuan} > 0 and ${listedCompanies.localProceedsYuan} is not null)`;
const withBoth = (label: string) => listed(label, () => bothKnown);

export const L09: Definition = {
  name: "募资投回比例",
  formula: "投向本地的募集资金 ÷ 募集资金",
  caliber: "期末前上市、两项都已登记的公司",
  unit: "%",
  period: "stock",
  counts: "公司",
  readings: [
    {
      basis: "filed",
      parts: {
        part: proceeds(withBoth("投向本地的募集资金"), listedCompanies.localProceedsYuan),
        whole: proceeds(withBoth("募集资金")),
      },
      compute: sumRatio,
      leftOut: listed("募集资金或投向本地的金额未登记", () => sql`not coalesce(${bothKnown}, false)`),
      leftOutWords: "募集资金或投向本地的金额未登记",
    },
  ],
  example: { given: { part: { sum: 1_500_000_000 }, whole: { sum: 1_800_000_000 } }, shown: "83.33" },
};

/** The counties themselves as rows; names of units are open to everybody in the house. */
const countyGround: Ground = {
  verb: "listing.read",
  readers: (viewer) => extentsOf(viewer).includes("all"),
  from: sql`${units}`,
  within: () => and(eq(units.kind, "county"), isNull(units.validTo)),
  unitId: units.id,
  chain: sql`null::text`,
  id: units.id,
  code: units.code,
  name: units.name,
  path: (code) => `/listings/listed?unit=${code}`,
};

const counties: Part = {
  label: "全部县（市、区）",
  ground: countyGround,
  where: () => undefined,
  on: sql`null::date`,
};

export const L10: Definition = {
  name: "县域上市覆盖率",
  formula: "有现有上市公司的县（市、区）÷ 全部县（市、区）",
  caliber: "现有口径；功能区的公司不算入县",
  unit: "%",
  period: "stock",
  counts: "县（市、区）",
  readings: [
    {
      basis: "filed",
      parts: {
        part: {
          ...counties,
          label: "有现有上市公司的县（市、区）",
          where: ({
            to,
          }) => sql`exists (select 1 from ${listedCompanies} where ${listedCompanies.unitId} = ${units.id}
            and ${listedCompanies.deletedAt} is null and ${listedCompanies.listedOn} <= ${to}::date
            and (${listedCompanies.delistedOn} is null or ${listedCompanies.delistedOn} > ${to}::date))`,
        },
        whole: counties,
      },
      compute: countRatio,
    },
  ],
  example: { given: { part: { count: 6 }, whole: { count: 6 } }, shown: "100.00" },
};
