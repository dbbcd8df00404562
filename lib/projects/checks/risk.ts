import type { FieldChange } from "@/db/schema";
import { isTenfold } from "@/lib/money/amount";

/** How closely a change has to be looked at. */
export const riskNames = { high: "高风险", usual: "一般", low: "低风险" } as const;
export type Risk = keyof typeof riskNames;

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

/** Why a change deserves a second look, in the words of the desk. */
export function marksOf(changes: readonly FieldChange[], movedBefore: number): string[] {
  const marks = changes.flatMap(({ field, from, to }) => {
    if (field === "name" && from !== null) return ["改名"];
    if (field === "plannedOn" && from !== null && movedBefore >= 1)
      return [`计划日期第 ${movedBefore + 1} 次改动`];
    return amountFields.includes(field) ? amountMarks(yuanOf(from), yuanOf(to)) : [];
  });
  return [...new Set(marks)];
}

function amountMarks(was: number | null, will: number | null): string[] {
  const marks = isTenfold(was, will) ? ["相差十倍以上"] : [];
  if (was === null || was <= 0 || will === null) return marks;
  // Counted in whole yuan: a share as a float would put some amounts on the wrong side of the line.
  const shrunk = BigInt(was - will) * 100n >= BigInt(was) * BigInt(shrinkPercent);
  return shrunk ? [...marks, `金额减少 ${(((was - will) / was) * 100).toFixed(1)}%`] : marks;
}

export function riskOf(changes: readonly FieldChange[], movedBefore: number): Risk {
  if (marksOf(changes, movedBefore).length > 0) return "high";
  return changes.every(({ field }) => wordFields.includes(field)) ? "low" : "usual";
}
