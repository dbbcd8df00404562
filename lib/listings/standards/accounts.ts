import type { Day } from "@/lib/date/day";
import type { AnswerMetric } from "./metrics";

/** One year of a company as the conditions read it: whole yuan, people, percent as typed. */
export type YearAccount = {
  year: number;
  revenue: number | null;
  netProfit: number | null;
  coreProfit: number | null;
  operatingCash: number | null;
  rndSpending: number | null;
  netAssets: number | null;
  rndStaff: number | null;
  staff: number | null;
  /** Percent, as stored: `8.500000`. */
  weightedRoe: string | null;
  audit: string | null;
};

/** The value as stored: yuan, a fraction for percent, 1 or 0 for yes or no. */
export type AnswerFact = { metric: AnswerMetric; value: string; asOf: Day };

/** All that is known of a company, whatever the day. */
export type Accounts = {
  years: readonly YearAccount[];
  answers: readonly AnswerFact[];
  /** The day it was first quoted on 新三板. */
  quotedOn: Day | null;
};

/** Until when last year's report may be missing: the accounts of the year before are good for six months. */
const lastDayOfOldAccounts = "-06-30";

/** The last business year a check on that day goes by. */
export function lastYearOn(day: Day, years: readonly { year: number }[]): { year: number; isOld: boolean } {
  const due = Number(day.slice(0, 4)) - 1;
  const has = (year: number) => years.some((one) => one.year === year);
  const mayBeOld = day.slice(4) <= lastDayOfOldAccounts;
  return !has(due) && mayBeOld && has(due - 1) ? { year: due - 1, isOld: true } : { year: due, isOld: false };
}

/** The latest answer given by that day. */
export function answerOn(answers: readonly AnswerFact[], metric: AnswerMetric, day: Day): AnswerFact | null {
  return answers
    .filter((one) => one.metric === metric && one.asOf <= day)
    .reduce<AnswerFact | null>((latest, one) => (latest && latest.asOf >= one.asOf ? latest : one), null);
}
