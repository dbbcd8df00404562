import { addMonths, type Day } from "@/lib/date/day";

/** The main line of a listing in order; words are dated rows of the dictionary `listingStages` (domain.md §3.1). */
export const listingStages = [
  "POOL",
  "CULT",
  "MAND",
  "REFORM",
  "NEEQ",
  "TUTOR",
  "TUTOR_OK",
  "ACCEPT",
  "FILE_OS",
  "INQUIRY",
  "HEARING",
  "SUBMIT",
  "REGD",
  "ISSUE",
  "LISTED",
] as const;
export type ListingStage = (typeof listingStages)[number];

export const isListingStage = (text: string): text is ListingStage =>
  (listingStages as readonly string[]).includes(text);

/** Beside the main line. */
export const sideKinds = { SUSPEND: "中止", WITHDRAW: "撤回/终止", SWITCH: "换板" } as const;
export type SideKind = keyof typeof sideKinds;

/** 在审: accepted and not yet registered. */
export const underReview = [
  "ACCEPT",
  "INQUIRY",
  "HEARING",
  "SUBMIT",
] as const satisfies readonly ListingStage[];

export const intermediaryRoles = {
  sponsor: "保荐机构",
  accountant: "会计师事务所",
  lawyer: "律师事务所",
  appraiser: "评估机构",
  adviser: "财务顾问",
} as const;
export type IntermediaryRole = keyof typeof intermediaryRoles;

/** What usually stands in the way (domain.md §3.5). */
export const obstacleKinds = {
  ownership: "股权与代持",
  related: "关联交易与同业竞争",
  tax: "税务与社保",
  land: "土地与房产权证",
  environment: "环保与安全许可",
  technology: "核心技术与资质",
  customers: "客户集中",
  funds: "资金占用",
  assets: "历史国资转让",
  proceeds: "募投项目要素",
  litigation: "诉讼仲裁",
  clauses: "对赌与回购条款",
  other: "其他",
} as const;

export const severities = { high: "重大", middle: "较大", low: "一般" } as const;

export const auditOpinions = {
  standard: "标准无保留",
  emphasis: "带强调事项无保留",
  qualified: "保留意见",
  unaudited: "未审计",
} as const;

/** The furthest milestone that has a day. */
export function listingStageOf(
  milestones: readonly { stage: ListingStage; actualOn: string | null }[],
): ListingStage {
  return milestones
    .filter(({ actualOn }) => actualOn !== null)
    .reduce<ListingStage>(
      (far, { stage }) => (listingStages.indexOf(stage) > listingStages.indexOf(far) ? stage : far),
      "POOL",
    );
}

export const nextStageOf = (stage: ListingStage): ListingStage | null =>
  listingStages[listingStages.indexOf(stage) + 1] ?? null;

export const isBefore = (one: ListingStage, other: ListingStage): boolean =>
  listingStages.indexOf(one) < listingStages.indexOf(other);

/** 辅导备案: filed and not yet accepted by an exchange. */
export const inTutoring = ["TUTOR", "TUTOR_OK"] as const satisfies readonly ListingStage[];

/** Papers that grow old: how many months they are good for after the stage's day (domain.md §3.1). */
const goodForMonths: Partial<Record<ListingStage, { months: number; what: string }>> = {
  TUTOR_OK: { months: 12, what: "辅导验收工作完成函" },
  REGD: { months: 12, what: "注册批复" },
};

/** The paper a case now lives on and the last day it is good for; null where none runs out. */
export function paperRunsOut(stage: string, stageOn: Day | null): { what: string; on: Day } | null {
  const paper = isListingStage(stage) ? goodForMonths[stage] : undefined;
  return paper && stageOn ? { what: paper.what, on: addMonths(stageOn, paper.months) } : null;
}

/** The rules of 新三板 are kept for the way to 北交所; being quoted there is not being listed. */
export const isListingBoard = (board: string): boolean => board !== "NEEQ";
