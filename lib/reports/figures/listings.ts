import "server-only";
import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { listedCompanies, listingCases, listingMilestones, listingSideStates, units } from "@/db/schema";
import { withinReach } from "@/lib/auth/reach";
import { listedReach, readableListings } from "@/lib/listings/reach";
import type { ListingStage } from "@/lib/listings/rules";
import type { Definition } from "@/lib/reports/definition";
import type { Ground, Part, Span } from "@/lib/reports/part";
import { countOf, countRatio, sumOf, sumRatio } from "@/lib/reports/value";

const listedGround: Ground = {
  verb: "listed.read",
  from: sql`${listedCompanies}`,
  within: (viewer) => withinReach(viewer, "listed.read", listedReach),
  unitId: listedCompanies.unitId,
  chain: sql`null::text`,
  id: listedCompanies.id,
  code: listedCompanies.code,
  name: sql`${listedCompanies.companyName} || coalesce('（' || ${listedCompanies.stockName} || '）', '')`,
  path: (code) => `/listings/listed/${code}`,
};

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

const notDelisted = ({ to }: Span) =>
  sql`(${listedCompanies.delistedOn} is null or ${listedCompanies.delistedOn} > ${to}::date)`;

export const listedNow: Part = listed("期末仍在上市的公司", notDelisted);
export const listedEver: Part = listed("期末前上市过的公司");
export const newlyListed: Part = listed(
  "期内上市的公司",
  ({ from }) => sql`${listedCompanies.listedOn} >= ${from}::date`,
);

export const L01: Definition = {
  name: "上市公司总数",
  formula: "期末前上市过的公司（累计），与其中仍在上市的（现有）",
  caliber: "境内外合计；累计不减退市，现有减去退市；第几家按上市日期排",
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
  caliber: "按上市日，不按过会日、注册日",
  unit: "家",
  period: "flow",
  counts: "公司",
  readings: [{ basis: "filed", parts: { rows: newlyListed }, compute: countOf }],
  example: { given: { rows: { count: 11 } }, shown: "11" },
};

const caseGround: Ground = {
  verb: "listing.read",
  from: sql`${listingCases}`,
  within: (viewer) => readableListings(viewer),
  unitId: listingCases.unitId,
  chain: sql`null::text`,
  id: listingCases.id,
  code: listingCases.code,
  name: listingCases.companyName,
  path: (code) => `/listings/${code}`,
};

const reached = (stage: ListingStage, { to }: Span) => sql`exists (select 1 from ${listingMilestones}
  where ${listingMilestones.caseId} = ${listingCases.id} and ${listingMilestones.stage} = ${stage}
  and ${listingMilestones.deletedAt} is null and ${listingMilestones.actualOn} <= ${to}::date)`;

/** Suspended or withdrawn at the end of the period; another board is no halt. */
const halted = ({
  to,
}: Span) => sql`exists (select 1 from ${listingSideStates} where ${listingSideStates.caseId} = ${listingCases.id}
  and ${listingSideStates.deletedAt} is null and ${listingSideStates.kind} <> 'SWITCH' and ${listingSideStates.fromDay} <= ${to}::date
  and (${listingSideStates.toDay} is null or ${listingSideStates.toDay} > ${to}::date))`;

const cases = (label: string, more: (span: Span) => SQL | undefined): Part => ({
  label,
  ground: caseGround,
  where: (span) => and(isNull(listingCases.deletedAt), more(span)),
  on: listingCases.stageOn,
});

export const reserves: Part = cases("后备梯队中的企业", () => isNotNull(listingCases.tier));

const tierOf = (tier: string, key: string, label: string) => ({
  key,
  label,
  basis: "filed" as const,
  parts: { rows: cases(`${label}的企业`, () => eq(listingCases.tier, tier)) },
  compute: countOf,
});

export const L04: Definition = {
  name: "后备梯队数",
  formula: "后备企业按梯队计数",
  caliber: "梯队按现状（没有历史）；保密企业只计入有权查看的人的数字",
  unit: "家",
  period: "stock",
  counts: "企业",
  readings: [
    { label: "合计", basis: "filed", parts: { rows: reserves }, compute: countOf },
    tierOf("RESERVE", "reserve", "上市后备"),
    tierOf("CULTIVATED", "cultivated", "上市培育"),
    tierOf("PLANNED", "planned", "拟上市"),
    tierOf("LISTED", "listed", "上市公司"),
  ],
  example: { given: { rows: { count: 92 } }, shown: "92" },
};

export const tutored: Part = cases("已辅导备案、未申报的企业", (span) =>
  and(
    reached("TUTOR", span),
    sql`not ${reached("ACCEPT", span)}`,
    sql`not ${reached("FILE_OS", span)}`,
    sql`not ${reached("LISTED", span)}`,
    sql`not ${halted(span)}`,
  ),
);

export const L05: Definition = {
  name: "辅导备案企业数",
  formula: "期末前已辅导备案、尚未申报受理的企业",
  caliber: "中止、撤回期间不计",
  unit: "家",
  period: "stock",
  counts: "企业",
  readings: [{ basis: "filed", parts: { rows: tutored }, compute: countOf }],
  example: { given: { rows: { count: 5 } }, shown: "5" },
};

export const underReviewNow: Part = cases("已受理、未注册的企业", (span) =>
  and(
    sql`(${reached("ACCEPT", span)} or ${reached("FILE_OS", span)})`,
    sql`not ${reached("REGD", span)}`,
    sql`not ${reached("LISTED", span)}`,
    sql`not ${halted(span)}`,
  ),
);

export const L06: Definition = {
  name: "在审企业数",
  formula: "期末前已受理（境外为已备案申请）、尚未注册或上市的企业",
  caliber: "受理、问询、过会、提交注册四步都算在审；中止、撤回期间不计",
  unit: "家",
  period: "stock",
  counts: "企业",
  readings: [{ basis: "filed", parts: { rows: underReviewNow }, compute: countOf }],
  example: { given: { rows: { count: 3 } }, shown: "3" },
};

const proceeds = (part: Part, amount = listedCompanies.proceedsYuan): Part => ({
  ...part,
  amount: () => amount,
  measure: "yuan",
});

export const L08: Definition = {
  name: "首发募集资金总额",
  formula: "期内上市公司的首发募集资金之和",
  caliber: "按登记的募集资金；未登记的不计入合计",
  unit: "亿元",
  period: "flow",
  counts: "公司",
  readings: [{ basis: "filed", parts: { rows: proceeds(newlyListed) }, compute: sumOf }],
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
  verb: "listed.read",
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
