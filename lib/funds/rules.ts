import type { Day } from "@/lib/date/day";

/** Where a fund stands in the matrix (domain.md §2.1). Depth beyond two is discouraged, not impossible. */
export const layers = { mother: "母基金", sub: "子基金", special: "专项基金" } as const;
export type Layer = keyof typeof layers;

/** The two classes of 国办发〔2025〕1号. */
export const fundKinds = { industry: "产业投资类", venture: "创业投资类" } as const;

export const fundStatuses = {
  raising: "募集期",
  investing: "投资期",
  exiting: "退出期",
  closed: "已清算",
} as const;

/** Whose money a contributor brings; fiscal and state-owned money both count as the government's. */
export const moneyKinds = {
  government: "本级财政",
  soe: "国有企业",
  higher: "上级政府",
  social: "社会资本",
} as const;
export type MoneyKind = keyof typeof moneyKinds;

/** What a flow is, seen from the fund: money in or out, and whether its contributors paid or received it. */
export const flowKinds = {
  contribution: "出资",
  investment: "投资",
  exit: "退出回款",
  income: "分红收益",
  distribution: "分配",
  fee: "费用",
} as const;
export type FlowKind = keyof typeof flowKinds;

/** +1 into the fund, −1 out of it. */
export const flowSigns = {
  contribution: 1,
  investment: -1,
  exit: 1,
  income: 1,
  distribution: -1,
  fee: -1,
} as const satisfies Record<FlowKind, 1 | -1>;

/** Kinds that belong to one investment; the others belong to the fund as a whole. */
export const dealFlowKinds = ["investment", "exit", "income"] as const satisfies readonly FlowKind[];
export const isOfDeal = (kind: FlowKind): boolean => (dealFlowKinds as readonly FlowKind[]).includes(kind);

export const leverageKinds = {
  equity: "同轮社会股权",
  loan: "银行贷款",
  owner: "企业自筹",
  higher: "上级资金",
  other: "其他资本",
} as const;
export type LeverageKind = keyof typeof leverageKinds;

export const dealRoles = { lead: "领投", follow: "跟投", sole: "独家" } as const;

/** The road of an investment in order; words are dated rows of the dictionary `dealStages`. */
export const dealStages = ["SRC", "APPR", "DD", "IC", "AGREE", "PAID", "HOLD", "EXIT"] as const;
export type DealStage = (typeof dealStages)[number];

export const isDealStage = (text: string): text is DealStage =>
  (dealStages as readonly string[]).includes(text);

/** PAID follows the flows; everything else is typed with its day. */
export const isTypedStage = (stage: DealStage): boolean => stage !== "PAID";

/** The furthest stage that has a day. */
export function dealStageOf(reached: readonly { stage: DealStage; reachedOn: Day }[]): DealStage {
  return reached.reduce<DealStage>(
    (far, { stage }) => (dealStages.indexOf(stage) > dealStages.indexOf(far) ? stage : far),
    "SRC",
  );
}

export type Period = { from: Day; to: Day };

/** When an investment counts: decided, agreed or paid. The three are never mixed. */
export const bases = { decided: "投决", agreed: "签约", paid: "打款" } as const;
export type Basis = keyof typeof bases;

/** What the matrix sets beside the funds. */
export type MatrixAxis = "chain" | "unit" | "year";

/** Government funds are not set up for 招商引资 (国办发〔2025〕1号), and none is called so here. */
export const isForbiddenName = (name: string): boolean => /招商(引资)?基金/.test(name);
export const forbiddenName = "政府投资基金不以招商引资为目的设立，名称里请不要写“招商基金”";
