import type { Accounts, YearAccount } from "./accounts";
import type { Condition } from "./finding";
import type { AnswerMetric } from "./metrics";
import { beijing } from "./reference/beijing";
import { chinext } from "./reference/chinext";
import { hongKong } from "./reference/hong-kong";
import { mainBoards } from "./reference/main-board";
import { quoted } from "./reference/quoted";
import { starMarket } from "./reference/star";
import type { BoardVerdict } from "./verdict";

export const standards = [...mainBoards, ...starMarket, ...chinext, ...beijing, ...hongKong, ...quoted].map(
  (row) => ({ value: null, validFrom: null, validTo: null, note: null, ...row }) as Condition,
);

const blank = {
  revenue: null,
  netProfit: null,
  coreProfit: null,
  operatingCash: null,
  rndSpending: null,
  netAssets: null,
  rndStaff: null,
  staff: null,
  weightedRoe: null,
  audit: "standard",
};
export const yi = (value: number) => Math.round(value * 100_000_000);
export const year = (of: number, facts: Partial<YearAccount>): YearAccount => ({
  ...blank,
  year: of,
  ...facts,
});

export function profits(last: number, ...values: number[]): YearAccount[] {
  return values.map((value, i) =>
    year(last - values.length + 1 + i, { netProfit: yi(value), coreProfit: yi(value) }),
  );
}

export function accounts(
  years: YearAccount[],
  answers: Partial<Record<AnswerMetric, string>> = {},
  quotedOn: string | null = null,
): Accounts {
  const given = Object.entries(answers).map(([metric, value]) => ({
    metric: metric as AnswerMetric,
    value,
    asOf: "2020-01-01",
  }));
  return { years, answers: given, quotedOn };
}

export const setOf = (verdict: BoardVerdict, setNo: string) => {
  const set = verdict.sets.find((one) => one.setNo === setNo);
  if (!set) throw new Error(`no set ${setNo}`);
  return set;
};
export const findingOf = (verdict: BoardVerdict, ruleId: string) => {
  const found = verdict.sets
    .flatMap(({ alternatives }) => alternatives.flatMap(({ findings }) => findings))
    .find((one) => one.ruleId === ruleId);
  if (!found) throw new Error(`no finding ${ruleId}`);
  return found;
};

export const basics = { post_issue_capital: "100000000", public_ratio: "0.25", operating_years: "8" };
