import type { Day } from "@/lib/date/day";

/** A meeting goes forward only. */
export const stateNames = {
  draft: "议程草案",
  frozen: "数据已冻结",
  running: "会议中",
  closed: "已闭会",
} as const;
export type ReviewState = keyof typeof stateNames;
export const states = Object.keys(stateNames) as ReviewState[];

export const itemKinds = { project: "项目", resolution: "上次议定", topic: "专题" } as const;
export type ItemKind = keyof typeof itemKinds;

export const topicNames = {
  city: "全市情况与排名",
  funds: "基金专题",
  listings: "上市专题",
  inputs: "要素保障专题",
  other: "其他专题",
} as const;
export type Topic = keyof typeof topicNames;

/** Why something is on an agenda. The thresholds are dated rows of the dictionary `agendaRules`. */
export const agendaRules = ["OPEN", "NEW_RED", "SLIPS", "SILENT", "UNSTARTED", "NO_CHANGE"] as const;
export type AgendaRule = (typeof agendaRules)[number];
export type ItemRule = AgendaRule | "MANUAL";

export const resolutionKinds = {
  assign: "交办事项",
  supervise: "督办事项",
  ensure: "要素保障",
  decide: "会议决策",
} as const;
export type ResolutionKind = keyof typeof resolutionKinds;

export const verdictNames = {
  agreed: "同意",
  agreedInPrinciple: "原则同意",
  deferred: "暂缓",
  refused: "不予通过",
} as const;
export type Verdict = keyof typeof verdictNames;

export const levelNames = { normal: "一般", important: "重要", urgent: "紧急" } as const;
export type Level = keyof typeof levelNames;

export const paperKinds = {
  minutes: "会议纪要",
  deck: "会议幻灯",
  message: "领导短信",
  data: "冻结数据",
} as const;
export type PaperKind = keyof typeof paperKinds;

/** What a leader reads on a telephone. */
export const longestMessage = 200;

/** Counted as a person counts: a character is a character, however it is stored. */
export const lengthOf = (text: string): number => [...text].length;

type Sealable = { number: number; ownerUnitId: number | null; dueOn: Day | null };

/** Why a meeting cannot close yet, one sentence per resolution; empty when it can. */
export function missingToClose(resolutions: readonly Sealable[]): string[] {
  return resolutions.flatMap(({ number, ownerUnitId, dueOn }) => {
    const missing = [ownerUnitId === null && "责任单位", dueOn === null && "完成时限"].filter(Boolean);
    return missing.length > 0 ? [`第 ${number} 条缺${missing.join("和")}`] : [];
  });
}

/** After which item the time runs out, and how much is planned altogether. */
export function budgetOf(items: readonly { minutes: number }[], budget: number) {
  let planned = 0;
  const ends = items.map(({ minutes }) => {
    planned += minutes;
    return planned;
  });
  return {
    ends,
    planned,
    over: Math.max(0, planned - budget),
    firstOver: ends.findIndex((end) => end > budget),
  };
}

/** `14:30` and 95 minutes → `16:05`. */
export function clockAfter(start: string, minutes: number): string {
  const [hour = 0, minute = 0] = start.split(":").map(Number);
  const total = (hour * 60 + minute + minutes) % (24 * 60);
  return `${String(Math.floor(total / 60)).padStart(2, "0")}:${String(total % 60).padStart(2, "0")}`;
}

/** The stages a leader asks about in a meeting; the others are on the project's own page. */
export const toldStages: readonly string[] = ["SIGN", "REG", "FILE", "LAND", "START", "DONE", "PROD"];
