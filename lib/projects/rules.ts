import type { Yuan } from "@/lib/money/yuan";

/** The 13 main-line stages in order; their words are dated rows of the dictionary `stages` (domain.md §1.2). */
export const stages = [
  "LEAD",
  "TALK",
  "REVIEW",
  "SIGN_FW",
  "SIGN",
  "REG",
  "FILE",
  "LAND",
  "START",
  "BUILD",
  "DONE",
  "PROD",
  "FULL",
] as const;
export type Stage = (typeof stages)[number];

export const isStage = (text: string): text is Stage => (stages as readonly string[]).includes(text);

export const statusNames = {
  active: "推进",
  slow: "放缓",
  stalled: "停滞",
  paused: "暂缓",
  ended: "终止",
  moved: "流转",
  merged: "合并",
} as const;
export type Status = keyof typeof statusNames;

/** Out of the running: neither in any stock figure nor asked for monthly reports. */
export const closedStatuses = ["ended", "merged"] as const satisfies readonly Status[];

/** These count by their date alone; the others only once the city has accepted them (DESIGN: Stage and status). */
const countsByDate: readonly Stage[] = ["LEAD", "TALK", "REVIEW"];

export const needsAcceptance = (stage: Stage): boolean => !countsByDate.includes(stage) && stage !== "BUILD";

/** BUILD is reached by time after a verified START, never typed. */
export const isTyped = (stage: Stage): boolean => stage !== "BUILD";

export type MilestoneState = { stage: Stage; actualOn: string | null; verifiedAt: string | null };

/** The furthest milestone that has a date. */
export function stageOf(milestones: readonly MilestoneState[]): Stage {
  return furthest(milestones.filter(({ actualOn }) => actualOn !== null)) ?? "LEAD";
}

/** The furthest milestone that counts: by its date, or verified. */
export function verifiedStageOf(milestones: readonly MilestoneState[]): Stage | null {
  return furthest(milestones.filter(isVerified));
}

export const isVerified = ({ stage, actualOn, verifiedAt }: MilestoneState): boolean =>
  actualOn !== null && (verifiedAt !== null || !needsAcceptance(stage));

function furthest(milestones: readonly MilestoneState[]): Stage | null {
  return milestones.reduce<Stage | null>(
    (far, { stage }) => (far === null || stages.indexOf(stage) > stages.indexOf(far) ? stage : far),
    null,
  );
}

/**
 * Dates that run backwards along the main line, as pairs: a warning with a reason, not a block (先开工后补证). A lead's day
 * is the day it was written down, which is often long after the fact, so it is left out.
 */
export function backwardsPairs(milestones: readonly MilestoneState[]): [earlier: Stage, later: Stage][] {
  const dated = stages.slice(1).flatMap((stage) => {
    const found = milestones.find((milestone) => milestone.stage === stage);
    return found?.actualOn ? [{ stage, on: found.actualOn }] : [];
  });
  return dated.flatMap((one, i) => {
    const next = dated[i + 1];
    return next && next.on < one.on ? [[one.stage, next.stage] as [Stage, Stage]] : [];
  });
}

export type SizeBand = { code: string; from: Yuan };

/** The band a total falls into; lower bounds belong to the band. Unknown totals have none. */
export function sizeClassOf(total: Yuan | null, bands: readonly SizeBand[]): string | null {
  if (total === null) return null;
  return [...bands].sort((a, b) => b.from - a.from).find(({ from }) => total >= from)?.code ?? null;
}

export const hundredMillion: Yuan = 100_000_000;

export const isHundredMillion = (total: Yuan | null): boolean => total !== null && total >= hundredMillion;

/** Promises that fair-competition rules forbid: the one wall at formal signing (domain.md §1.13). */
export const promiseKinds = {
  industryFund: "产业扶持资金",
  talent: "人才政策",
  plant: "厂房租金优惠",
  equipment: "设备补助",
  rnd: "研发补助",
  service: "代办与要素保障",
  other: "其他承诺",
  taxRefund: "税收返还",
  landRefund: "土地出让金返还",
  taxLinkedAward: "与税收挂钩的奖补",
  localPurchase: "指定本地采购",
  lockedPlace: "限定注册地",
} as const;
export type PromiseKind = keyof typeof promiseKinds;

const prohibited: readonly string[] = [
  "taxRefund",
  "landRefund",
  "taxLinkedAward",
  "localPurchase",
  "lockedPlace",
];
export const isProhibited = (kind: string): boolean => prohibited.includes(kind);

export const reviewNames = {
  none: "未审查",
  harmless: "已审查，无影响",
  excepted: "已审查，适用例外",
  refused: "不予通过",
} as const;
export type ReviewOutcome = keyof typeof reviewNames;

export const investorRoles = { lead: "主投资方", partner: "联合投资方", company: "项目公司" } as const;
export type InvestorRole = keyof typeof investorRoles;

export const sourceAreas = {
  city: "市内",
  province: "省内市外",
  domestic: "省外",
  hmt: "港澳台",
  abroad: "境外",
} as const;

export const projectTypes = {
  manufacturing: "制造业",
  service: "服务业",
  agriculture: "农业",
  tourism: "文旅",
  infrastructure: "基础设施",
  science: "科创平台",
} as const;

export const buildTypes = { new: "新建", extend: "扩建", upgrade: "技改", increase: "增资" } as const;

/** How a project serves its chain. */
export const chainRoles = { build: "建链", extend: "延链", fill: "补链", strengthen: "强链" } as const;
