import "server-only";
import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { listingCases, listingMilestones, listingSideStates } from "@/db/schema";
import { readableListings } from "@/lib/listings/reach";
import type { ListingStage } from "@/lib/listings/rules";
import type { Definition } from "@/lib/reports/definition";
import type { Ground, Part, Span } from "@/lib/reports/part";
import { countOf } from "@/lib/reports/value";

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
