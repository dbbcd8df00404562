import { isProhibited, type Stage, stages } from "./rules";

/** What a gate looks at; gathered by queries, judged here. */
export type GateFacts = {
  hasInvestor: boolean;
  hasCreditedCompany: boolean;
  content: string | null;
  totalYuan: number | null;
  fixedYuan: number | null;
  chainCode: string | null;
  industryCode: string | null;
  projectType: string | null;
  regionCode: string | null;
  approvalCode: string | null;
  landArea: string | null;
  plantArea: string | null;
  energy: string | null;
  electricity: string | null;
  expectedTaxYuan: number | null;
  plannedStartOn: string | null;
  plannedProductionOn: string | null;
  followUps: number;
  promises: { kind: string; review: string }[];
  evidence: Partial<Record<Stage, number>>;
};

type Requirement = { what: string; met: (facts: GateFacts) => boolean };

const evidenceOf = (stage: Stage, what: string): Requirement => ({
  what,
  met: ({ evidence }) => (evidence[stage] ?? 0) > 0,
});
const filled = (what: string, key: keyof GateFacts): Requirement => ({
  what,
  met: (facts) => facts[key] !== null && facts[key] !== "",
});

/** What should be there before a stage is entered (domain.md §1.2). A list of what is still missing, never a wall. */
const requirements: Readonly<Record<Stage, readonly Requirement[]>> = {
  LEAD: [
    { what: "投资方", met: ({ hasInvestor }) => hasInvestor },
    filled("建设内容", "content"),
    filled("总投资", "totalYuan"),
  ],
  TALK: [{ what: "至少一次洽谈、来访或拜访记录", met: ({ followUps }) => followUps > 0 }],
  REVIEW: [
    filled("所属产业链", "chainCode"),
    filled("行业代码", "industryCode"),
    filled("项目类型", "projectType"),
    evidenceOf("REVIEW", "评审意见或会商表"),
  ],
  SIGN_FW: [evidenceOf("SIGN_FW", "框架协议扫描件")],
  SIGN: [
    filled("固定资产投资", "fixedYuan"),
    filled("落户地", "regionCode"),
    filled("预计年税收", "expectedTaxYuan"),
    filled("计划开工日期", "plannedStartOn"),
    filled("计划投产日期", "plannedProductionOn"),
    {
      what: "承诺事项的公平竞争审查结论",
      met: ({ promises }) => promises.every(({ review }) => review !== "none"),
    },
    evidenceOf("SIGN", "投资协议扫描件"),
  ],
  REG: [
    { what: "项目公司及其统一社会信用代码", met: ({ hasCreditedCompany }) => hasCreditedCompany },
    evidenceOf("REG", "营业执照"),
  ],
  FILE: [filled("24 位项目代码", "approvalCode"), evidenceOf("FILE", "备案通知书或核准批复")],
  LAND: [
    { what: "用地面积或厂房面积", met: ({ landArea, plantArea }) => landArea !== null || plantArea !== null },
    evidenceOf("LAND", "成交确认书、出让合同或租购合同"),
  ],
  START: [evidenceOf("START", "施工许可证、现场照片或施工合同")],
  BUILD: [],
  DONE: [evidenceOf("DONE", "竣工验收意见")],
  PROD: [evidenceOf("PROD", "首张销售发票或用能记录")],
  FULL: [evidenceOf("FULL", "审计、税务口径数据或达产评价表")],
};

/** What is still missing to enter a stage. */
export const missingFor = (stage: Stage, facts: GateFacts): string[] =>
  requirements[stage].filter(({ met }) => !met(facts)).map(({ what }) => what);

/** The one wall: promises that may not be made at all. In words, or null. */
export function wallBefore(stage: Stage, promises: { kind: string; review: string }[]): string | null {
  if (stage !== "SIGN") return null;
  if (promises.some(({ kind }) => isProhibited(kind)))
    return "存在禁止的承诺（如税收返还、土地出让金返还），不能办理正式签约；请先撤销这项承诺";
  if (promises.some(({ review }) => review === "refused"))
    return "有承诺未通过公平竞争审查，不能办理正式签约；请先修改这项承诺";
  return null;
}

/** The next stage somebody would enter by hand. */
export function nextStage(stage: Stage): Stage | null {
  return stages.slice(stages.indexOf(stage) + 1).find((one) => one !== "BUILD") ?? null;
}

/** Energy thresholds from which a review of energy use is due (domain.md §1.12). */
export function needsEnergyReview({
  energy,
  electricity,
}: Pick<GateFacts, "energy" | "electricity">): boolean {
  return Number(energy ?? 0) >= 1_000 || Number(electricity ?? 0) >= 500;
}
