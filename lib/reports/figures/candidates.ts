import "server-only";
import { and, eq, inArray, isNotNull, isNull, ne, not, type SQL, sql } from "drizzle-orm";
import { listingCases, listingMilestones, listingSideStates } from "@/db/schema";
import { readableListings } from "@/lib/listings/reach";
import { inTutoring, type ListingStage, listingStages, underReview } from "@/lib/listings/rules";
import type { Definition, Reading } from "@/lib/reports/definition";
import type { Ground, Part, Span } from "@/lib/reports/part";
import { countOf } from "@/lib/reports/value";
import { listedNow } from "./listings";

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

const reachedAny = (
  stages: readonly ListingStage[],
  { to }: Span,
) => sql`exists (select 1 from ${listingMilestones}
  where ${listingMilestones.caseId} = ${listingCases.id} and ${inArray(listingMilestones.stage, [...stages])}
  and ${listingMilestones.deletedAt} is null and ${listingMilestones.actualOn} <= ${to}::date)`;

/** The furthest stage reached by the end of the period is one of these. */
function standsAt(stages: readonly ListingStage[], span: Span): SQL | undefined {
  const furthest = Math.max(...stages.map((stage) => listingStages.indexOf(stage)));
  const later = listingStages.slice(furthest + 1);
  return and(reachedAny(stages, span), not(reachedAny(later, span)), not(withdrawn(span)));
}

/** Withdrawn or ended at the end of the period; a case that is suspended is still on its way. */
const withdrawn = ({
  to,
}: Span) => sql`exists (select 1 from ${listingSideStates} where ${listingSideStates.caseId} = ${listingCases.id}
  and ${listingSideStates.deletedAt} is null and ${listingSideStates.kind} = 'WITHDRAW' and ${listingSideStates.fromDay} <= ${to}::date
  and (${listingSideStates.toDay} is null or ${listingSideStates.toDay} > ${to}::date))`;

const cases = (label: string, more: (span: Span) => SQL | undefined): Part => ({
  label,
  ground: caseGround,
  where: (span) => and(isNull(listingCases.deletedAt), more(span)),
  on: listingCases.stageOn,
});

const inTier = (label: string, tier?: string): Part =>
  cases(label, () =>
    and(
      ne(listingCases.stage, "LISTED"),
      tier ? eq(listingCases.tier, tier) : and(isNotNull(listingCases.tier), ne(listingCases.tier, "LISTED")),
    ),
  );

const tierOf = (tier: string, key: string, label: string): Reading => ({
  key,
  label,
  basis: "filed",
  parts: { rows: inTier(`${label}的企业`, tier) },
  compute: countOf,
});

export const L04: Definition = {
  name: "后备梯队数",
  formula: "后备、培育、拟上市企业与现有上市公司，按梯队计数",
  caliber: "前三档按现状（没有历史），上市档为上市公司册中的现有公司；保密企业只计入有权查看的人的数字",
  unit: "家",
  period: "stock",
  counts: "企业",
  readings: [
    {
      label: "四档合计",
      basis: "filed",
      parts: { candidates: inTier("后备、培育、拟上市企业"), listed: listedNow },
      compute: ({ candidates, listed }) => ({ number: (candidates?.count ?? 0) + (listed?.count ?? 0) }),
    },
    tierOf("RESERVE", "reserve", "上市后备"),
    tierOf("CULTIVATED", "cultivated", "上市培育"),
    tierOf("PLANNED", "planned", "拟上市"),
    {
      key: "listed",
      label: "上市公司（现有）",
      basis: "filed",
      parts: { rows: listedNow },
      compute: countOf,
    },
  ],
  example: { given: { candidates: { count: 71 }, listed: { count: 21 } }, shown: "92" },
};

const stood = (stages: readonly ListingStage[], label: string): Part =>
  cases(label, (span) => standsAt(stages, span));

export const L05: Definition = {
  name: "辅导备案企业数",
  formula: "期末前已辅导备案、尚未申报受理的企业",
  caliber: "辅导备案、辅导验收两步；撤回、终止的不计，中止的仍计",
  unit: "家",
  period: "stock",
  counts: "企业",
  readings: [
    { basis: "filed", parts: { rows: stood(inTutoring, "已辅导备案、未受理的企业") }, compute: countOf },
  ],
  example: { given: { rows: { count: 5 } }, shown: "5" },
};

export const L06: Definition = {
  name: "在审企业数",
  formula: "期末前已受理、尚未注册的企业",
  caliber: "受理、问询、过会、提交注册四步都算在审；撤回、终止的不计，中止的仍计",
  unit: "家",
  period: "stock",
  counts: "企业",
  readings: [
    { basis: "filed", parts: { rows: stood(underReview, "已受理、未注册的企业") }, compute: countOf },
  ],
  example: { given: { rows: { count: 3 } }, shown: "3" },
};
