import type { Day, Month, Precision } from "@/lib/date/day";
import type { Yuan } from "@/lib/money/yuan";
import type { Stage, Status } from "@/lib/projects/rules";

/** The rules the program knows how to measure; their numbers are dated rows of the dictionary `lightRules`. */
export const lightRuleCodes = [
  "SILENCE",
  "START-LATE",
  "START-UNPLANNED",
  "PROGRESS-GAP",
  "REPORT-GAP",
  "STATISTICS",
  "FULL-LATE",
  "TASK",
] as const;
export type LightRuleCode = (typeof lightRuleCodes)[number];

/** One wording of a rule, in force from a day on. No number means that the rule never shows that colour. */
export type LightRule = {
  code: LightRuleCode;
  label: string;
  from: Day;
  to: Day | null;
  yellow: number | null;
  red: number | null;
  firstStage: Stage;
  lastStage: Stage;
};

/** All that lights look at. */
export type LightFacts = {
  status: Status;
  /** The day the unit last said something new. */
  movedOn: Day;
  milestones: {
    stage: Stage;
    plannedOn: Day | null;
    plannedPrecision: Precision | null;
    actualOn: Day | null;
    returned: boolean;
  }[];
  investedYuan: Yuan | null;
  /** What the money put in is measured against: fixed investment, or the total where that is not stated. */
  baseYuan: Yuan | null;
  statisticsOn: Day | null;
  /** The last month with money or words; "no change" is none. */
  lastReport: Month | null;
  /** Its phases report for it. */
  hasPhases: boolean;
  /** Deadlines of open assignments. */
  dues: Day[];
};
