import "server-only";
import { and, type SQLWrapper, sql } from "drizzle-orm";
import { milestones, projects } from "@/db/schema";
import { isNew } from "@/lib/projects/counting";
import type { Definition } from "@/lib/reports/definition";
import { accepted, milestoneGround } from "@/lib/reports/grounds";
import type { Measure, Part, Span } from "@/lib/reports/part";
import { sumRatio } from "@/lib/reports/value";

const signedBy = ({ to }: Span) => accepted("SIGN", isNew)({ from: "0001-01-01", to });

/** Signed projects for which both numbers are known, as numerator and denominator. */
function perUnit(
  [above, aboveMeasure]: readonly [SQLWrapper, Measure],
  [below, belowMeasure]: readonly [SQLWrapper, Measure],
  [part, whole]: readonly [string, string],
): { part: Part; whole: Part; leftOut: Part } {
  const known = sql`(${above} is not null and coalesce(${below}, 0) > 0)`;
  const rows = {
    ground: milestoneGround,
    where: (span: Span) => and(signedBy(span), known),
    on: milestones.actualOn,
  };
  return {
    part: { ...rows, label: part, amount: () => above, measure: aboveMeasure },
    whole: { ...rows, label: whole, amount: () => below, measure: belowMeasure },
    leftOut: { ...rows, label: "资料不全", where: (span) => and(signedBy(span), sql`not ${known}`) },
  };
}

const definitionOf = (
  definition: Omit<Definition, "readings" | "period" | "counts">,
  { leftOut, ...parts }: ReturnType<typeof perUnit>,
): Definition => ({
  ...definition,
  period: "stock",
  counts: "项目",
  readings: [
    {
      label: "承诺值（签约时填报），不是达产实绩",
      basis: "reported",
      parts,
      compute: sumRatio,
      leftOut,
      leftOutWords: "资料不全",
    },
  ],
});

export const P20: Definition = definitionOf(
  {
    name: "亩均投资强度",
    formula: "期末前正式签约新项目的固定资产投资之和 ÷ 用地面积之和",
    caliber: "只计两项都已填、用地大于零的项目；租赁厂房不填用地，自然不在内",
    unit: "万元/亩",
    example: { given: { part: { sum: 630_000_000 }, whole: { sum: 150 } }, shown: "420.00" },
  },
  perUnit([projects.fixedInvestmentYuan, "yuan"], [projects.landArea, "mu"], ["固定资产投资", "用地面积"]),
);

export const P21: Definition = definitionOf(
  {
    name: "亩均税收",
    formula: "期末前正式签约新项目的预计年税收之和 ÷ 用地面积之和",
    caliber: "只计两项都已填、用地大于零的项目；达产实绩没有登记，不在此列",
    unit: "万元/亩",
    example: { given: { part: { sum: 52_500_000 }, whole: { sum: 150 } }, shown: "35.00" },
  },
  perUnit([projects.expectedTaxYuan, "yuan"], [projects.landArea, "mu"], ["预计年税收", "用地面积"]),
);

export const P22: Definition = definitionOf(
  {
    name: "单位产值能耗",
    formula: "期末前正式签约新项目的年综合能耗之和 ÷ 预计年产值之和",
    caliber: "当量值；只计两项都已填的项目",
    unit: "吨标煤/万元",
    example: { given: { part: { sum: 9_600 }, whole: { sum: 840_000_000 } }, shown: "0.1143" },
  },
  perUnit([projects.energy, "tce"], [projects.expectedOutputYuan, "yuan"], ["年综合能耗", "预计年产值"]),
);
