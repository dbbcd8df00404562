import type { FieldChange } from "@/db/schema";
import { isTenfold } from "@/lib/money/amount";

/** How closely a change has to be looked at; a project that was not there before has nothing to be compared with. */
export const riskNames = { high: "高风险", usual: "一般", low: "低风险", new: "新登记" } as const;
export type Risk = keyof typeof riskNames;

/** Acts that take a project out of the figures, or move it between them, with their word on the desk. */
export const graveActs = {
  "project.pause": "暂缓",
  "project.end": "终止",
  "project.setBack": "阶段回退",
  "project.transfer": "流转",
  "project.merge": "合并",
} as const;

/** Amounts, dates, places and kinds count in figures; words about them do not. */
export const wordFields: readonly string[] = [
  ...["content", "park", "leadSource", "owner", "leader", "problem", "demand", "nextStep", "remark"],
  ...["signEvent", "sourceNumber"],
];

export const amountFields: readonly string[] = [
  ...["totalInvestment", "fixedInvestment", "equipmentInvestment", "expectedOutput", "expectedTax"],
];

/** Smaller by this share or more is a mark (缩水). */
export const shrinkPercent = 20;

const yuanOf = (value: unknown): number | null => (value as { yuan?: number | null } | null)?.yuan ?? null;

/** Acts on where a project stands, beside those on its facts and plans. */
export const isStandingAct = (verb: string): boolean =>
  Object.hasOwn(graveActs, verb) || verb === "project.setPace" || verb === "project.resume";

/** What is asked about a change: the act, what it did, and how often the plan had been moved before. */
export type Asked = { verb: string; changes: readonly FieldChange[]; movedBefore: number };

const isNewProject = (verb: string) => verb === "project.log";

/** Why a change deserves a second look, in the words of the desk. */
export function marksOf({ verb, changes, movedBefore }: Asked): string[] {
  if (isNewProject(verb)) return [];
  const act = Object.hasOwn(graveActs, verb) ? [graveActs[verb as keyof typeof graveActs]] : [];
  const marks = changes.flatMap(({ field, from, to }) => {
    if (field === "name" && from !== null) return ["改名"];
    if (field === "plannedOn" && from !== null && movedBefore >= 1)
      return [`计划日期第 ${movedBefore + 1} 次改动`];
    return amountFields.includes(field) ? amountMarks(yuanOf(from), yuanOf(to)) : [];
  });
  return [...new Set([...act, ...marks])];
}

function amountMarks(was: number | null, will: number | null): string[] {
  const marks = isTenfold(was, will) ? ["相差十倍以上"] : [];
  if (was === null || was <= 0 || will === null) return marks;
  // Counted in whole yuan: a share as a float would put some amounts on the wrong side of the line.
  const shrunk = BigInt(was - will) * 100n >= BigInt(was) * BigInt(shrinkPercent);
  return shrunk ? [...marks, `金额减少 ${(((was - will) / was) * 100).toFixed(1)}%`] : marks;
}

export function riskOf(asked: Asked): Risk {
  if (isNewProject(asked.verb)) return "new";
  if (marksOf(asked).length > 0) return "high";
  return asked.changes.every(({ field }) => wordFields.includes(field)) ? "low" : "usual";
}
