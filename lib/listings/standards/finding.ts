import type { Day } from "@/lib/date/day";
import { showIn, showWan } from "@/lib/money/yuan";
import type { Accounts } from "./accounts";
import { type Exact, exactOf, isLess, minus, numberOf, plus, times, whole } from "./exact";
import { type Measured, measure, rounded } from "./measure";

/** One dated row of the standards, as far as a verdict needs it. */
export type Condition = {
  ruleId: string;
  board: string;
  setNo: string;
  appliesTo: string;
  alt: string;
  metric: string;
  window: string;
  op: string;
  value: string | null;
  unit: string;
  condition: string;
  ruleName: string;
  validFrom: Day | null;
  validTo: Day | null;
  mark: string;
  note: string | null;
};

/** 符合, 缺口, 不符合 (a yes-or-no answered no), 缺数据, or a rule whose numbers are not known yet. */
export type State = "met" | "short" | "unmet" | "unknown" | "pending";

export type Finding = {
  ruleId: string;
  alt: string;
  condition: string;
  clause: string;
  from: Day | null;
  doubtful: boolean;
  note: string | null;
  state: State;
  /** 缺口 in words; what is missing; or nothing. */
  word: string;
  /** The numbers it was compared with. */
  used: string;
  caveats: string[];
};

export const inForce = (on: { validFrom: Day | null; validTo: Day | null }, day: Day): boolean =>
  on.validFrom !== null && on.validFrom <= day && (on.validTo === null || day <= on.validTo);

export const isPending = ({ metric, value }: Condition): boolean => metric === "pending" || value === null;

/** What a condition says of these accounts on a day. A missing input is missing, never failed. */
export function findingOf(condition: Condition, accounts: Accounts, day: Day): Finding {
  const { ruleId, alt, condition: text, ruleName: clause, validFrom: from, mark, note } = condition;
  const shown = { ruleId, alt, condition: text, clause, from, note, doubtful: mark !== "sourced" };
  if (isPending(condition))
    return { ...shown, state: "pending", word: "数值未公布，不作判断", used: "", caveats: [] };
  const measured = measure(condition, accounts, day);
  return { ...shown, ...judged(condition, measured) };
}

type Judged = Pick<Finding, "state" | "word" | "used" | "caveats">;

function judged(condition: Condition, measured: Measured): Judged {
  const threshold = thresholdOf(condition);
  const fails = (value: Exact) => !holds(condition.op, value, threshold);
  const used = usedIn(condition, measured);
  // One year that fails decides, whatever the others would say.
  const failing = (measured.known ? measured.values : measured.failing).filter(fails);
  const caveats = measured.known ? measured.caveats : [];
  if (failing.length > 0) {
    if (condition.unit === "bool") return { state: "unmet", word: "不符合", used, caveats };
    const worst = failing.reduce((least, value) => (isLess(value, least) ? value : least));
    return { state: "short", word: gapInWords(condition, worst, threshold), used, caveats };
  }
  if (!measured.known) return { state: "unknown", word: `缺 ${measured.missing.join("、")}`, used, caveats };
  return { state: "met", word: "", used, caveats };
}

const isCompound = (metric: string) => metric.endsWith("_cagr");

/** Growth over two steps is compared as last ÷ first ≥ (1 + g)², without a root. */
function thresholdOf({ metric, value }: Condition): Exact {
  const stated = exactOf(value ?? "0");
  if (!isCompound(metric)) return stated;
  const step = plus(whole(1), stated);
  return times(step, step);
}

function holds(op: string, value: Exact, threshold: Exact): boolean {
  if (op === ">") return isLess(threshold, value);
  if (op === "=") return !isLess(value, threshold) && !isLess(threshold, value);
  return !isLess(value, threshold);
}

const rootOf = (value: Exact) => Math.sqrt(Math.max(0, numberOf(value))) - 1;

function usedIn({ metric, unit }: Condition, measured: Measured): string {
  const [value] = measured.known ? measured.values : [];
  if (!measured.known || !value) return measured.used;
  if (isCompound(metric)) return `${measured.used}，复合 ${rounded(rootOf(value) * 100)}%`;
  if (metric === "rd_ratio") return `${measured.used} = ${rounded(numberOf(value) * 100)}%`;
  if (unit === "ratio" && measured.values.length === 1 && measured.used.includes("、"))
    return `${measured.used}，平均 ${rounded(numberOf(value) * 100)}%`;
  return measured.used;
}

function gapInWords(condition: Condition, value: Exact, threshold: Exact): string {
  if (isCompound(condition.metric))
    return `缺口 ${rounded((rootOf(threshold) - rootOf(value)) * 100)} 个百分点`;
  const gap = minus(threshold, value);
  if (condition.unit === "ratio") return `缺口 ${pointsOf(gap)} 个百分点`;
  const least = roundedUp(gap);
  if (condition.unit === "CNY" || condition.unit === "HKD") {
    const yuan = condition.unit === "HKD" ? "港元" : "元";
    const more = least === 0 ? "，须高于门槛" : "";
    const words = least >= 100_000_000 ? `${showIn(least, "亿元")} 亿${yuan}` : `${showWan(least)} 万${yuan}`;
    return `缺口 ${words}${more}`;
  }
  return `缺口 ${least.toLocaleString("en-US")} ${countWords[condition.unit] ?? ""}`.trim();
}

const countWords: Readonly<Record<string, string>> = { share: "股", month: "个月", year: "年" };

/** A gap is never told as nothing: 0.004 of a point reads 小于 0.01. */
function pointsOf(gap: Exact): string {
  const points = rounded(numberOf(gap) * 100);
  return Number(points) === 0 ? "不到 0.01" : points;
}

function roundedUp({ over, under }: Exact): number {
  return Number((over + under - 1n) / under);
}
