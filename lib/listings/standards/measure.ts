import { type Day, monthsBetween } from "@/lib/date/day";
import { showIn } from "@/lib/money/yuan";
import { type Accounts, answerOn, lastYearOn, type YearAccount } from "./accounts";
import { dividedBy, type Exact, exactOf, minus, numberOf, plus, times, total, whole } from "./exact";
import {
  type AnswerMetric,
  answerMetrics,
  isAnswerMetric,
  isYearMetric,
  windows,
  type YearMetric,
  type YearWindow,
  yearMetrics,
} from "./metrics";

/** What a condition is compared with, the numbers it was made of in words, or what is missing for it. */
export type Measured =
  | { known: true; values: Exact[]; used: string; caveats: string[] }
  | { known: false; missing: string[]; failing: Exact[]; used: string };

type Asked = { metric: string; window: string; unit: string };

/** Measures one condition on a day. Pure: the day decides which years and which answers count. */
export function measure(asked: Asked, accounts: Accounts, day: Day): Measured {
  if (isAnswerMetric(asked.metric)) return answered(asked.metric, asked.unit, accounts, day);
  if (!isYearMetric(asked.metric) || !Object.hasOwn(windows, asked.window))
    return unknown([`本系统还不会计算“${asked.metric}”`]);
  const last = lastYearOn(day, accounts.years).year;
  const measured = overYears(asked.metric, asked.window as YearWindow, accounts, last);
  return asked.unit === "HKD" ? inHkd(measured, accounts, day) : measured;
}

const unknown = (missing: string[]): Measured => ({ known: false, missing, failing: [], used: "" });

function answered(metric: AnswerMetric, unit: string, accounts: Accounts, day: Day): Measured {
  const found = answerOn(accounts.answers, metric, day);
  if (!found)
    return metric === "neeq_months" ? monthsQuoted(accounts, day) : unknown([answerMetrics[metric].label]);
  const measured: Measured = {
    known: true,
    values: [exactOf(found.value)],
    used: `${answerInWords(metric, found.value)}（${found.asOf} 填）`,
    caveats: [],
  };
  return unit === "HKD" ? inHkd(measured, accounts, day) : measured;
}

/** Asked for by nobody: counted from the day it was quoted. */
function monthsQuoted({ quotedOn }: Accounts, day: Day): Measured {
  if (!quotedOn || quotedOn > day) return unknown([answerMetrics.neeq_months.label]);
  const months = monthsBetween(quotedOn, day) - (day.slice(8) < quotedOn.slice(8) ? 1 : 0);
  return {
    known: true,
    values: [whole(Math.max(0, months))],
    used: `${Math.max(0, months)} 个月（按挂牌日 ${quotedOn} 推算）`,
    caveats: [],
  };
}

/** The stored value as people typed it: 5.00 亿元, 25%, 是. */
export function answerInWords(metric: AnswerMetric, value: string): string {
  const { kind } = answerMetrics[metric];
  const number = numberOf(exactOf(value));
  if (kind === "flag") return number === 1 ? "是" : "否";
  if (kind === "amount") return `${showIn(number, "亿元")} 亿元`;
  if (kind === "percent") return `${rounded(number * 100)}%`;
  const { unit = "" } = answerMetrics[metric] as { unit?: string };
  return `${number.toLocaleString("en-US", { maximumFractionDigits: 6 })} ${unit}`.trim();
}

/** Two decimals, without zeros at the end. */
export const rounded = (value: number): string => String(Number(value.toFixed(2)));

function overYears(metric: YearMetric, window: YearWindow, accounts: Accounts, last: number): Measured {
  const { years: back, how } = windows[window];
  const years = back.map((steps) => last - steps);
  if (metric.endsWith("_cagr")) return compound(metric, years, accounts);
  if (metric === "rd_ratio" && how === "sum") return ratioOfSums(years, accounts);
  const parts = years.map((year) => ({ year, ...valueIn(metric, year, accounts) }));
  const missing = parts.flatMap((part) => part.missing);
  const known = parts.flatMap((part) => (part.value ? [{ year: part.year, value: part.value }] : []));
  const used = wordsOf(metric, known, how);
  if (missing.length > 0)
    return { known: false, missing, used, failing: how === "each" ? known.map(({ value }) => value) : [] };
  const values = known.map(({ value }) => value);
  const caveats = [...new Set(parts.flatMap((part) => part.caveats))];
  if (how === "each") return { known: true, values, used, caveats };
  const sum = total(values);
  const value = how === "average" ? times(sum, { over: 1n, under: BigInt(values.length) }) : sum;
  return { known: true, values: [value], used, caveats };
}

type Value = { value: Exact | null; missing: string[]; caveats: string[] };

const isRatio = (metric: YearMetric) => /ratio|roe|growth|cagr/.test(metric);

const accountOf = ({ years }: Accounts, year: number): YearAccount | undefined =>
  years.find((one) => one.year === year);

const lacking = (year: number, what: string): Value => ({
  value: null,
  missing: [`${year} 年${what}`],
  caveats: [],
});

const plainKeys = {
  revenue: "revenue",
  ocf: "operatingCash",
  rd_amount: "rndSpending",
  net_assets: "netAssets",
} as const;

/** One metric of one year. */
function valueIn(metric: YearMetric, year: number, accounts: Accounts): Value {
  const account = accountOf(accounts, year);
  if (!account) return lacking(year, yearMetrics[metric]);
  if (metric === "net_profit") return lowerProfit(account);
  if (metric === "roe_weighted") {
    if (account.weightedRoe === null) return lacking(year, yearMetrics.roe_weighted);
    return plain(times(exactOf(account.weightedRoe), { over: 1n, under: 100n }), account);
  }
  if (metric === "rd_staff_ratio")
    return quotient(account, [account.rndStaff, "研发人员"], [account.staff, "员工总数"]);
  if (metric === "rd_ratio")
    return quotient(account, [account.rndSpending, "研发投入"], [account.revenue, "营业收入"]);
  if (metric === "revenue_growth") return growth(account, accounts);
  const stated = account[plainKeys[metric as keyof typeof plainKeys]];
  return stated === null ? lacking(year, yearMetrics[metric]) : plain(whole(stated), account);
}

const plain = (value: Exact, { year, audit }: YearAccount): Value => ({
  value,
  missing: [],
  caveats: audit === "unaudited" ? [`${year} 年数据未经审计`] : [],
});

/** 扣非前后孰低. With only one of the two the other is unknown, which is said. */
function lowerProfit(account: YearAccount): Value {
  const { year, netProfit, coreProfit } = account;
  const stated = [netProfit, coreProfit].filter((value) => value !== null);
  if (stated.length === 0) return lacking(year, "净利润");
  const value = plain(whole(Math.min(...stated)), account);
  if (stated.length === 2) return value;
  const words = coreProfit === null ? "未填扣非净利润，按净利润比较" : "未填净利润，按扣非净利润比较";
  return { ...value, caveats: [...value.caveats, `${year} 年${words}`] };
}

type Named = [value: number | null, name: string];

function quotient(account: YearAccount, over: Named, under: Named): Value {
  const missing = [over, under].flatMap(([value, name]) =>
    value === null ? [`${account.year} 年${name}`] : [],
  );
  if (missing.length > 0) return { value: null, missing, caveats: [] };
  const value = dividedBy(whole(over[0] ?? 0), whole(under[0] ?? 0));
  return value ? plain(value, account) : lacking(account.year, `${under[1]}（为零，无法计算比例）`);
}

function growth(account: YearAccount, accounts: Accounts): Value {
  const before = accountOf(accounts, account.year - 1)?.revenue ?? null;
  if (account.revenue === null) return lacking(account.year, "营业收入");
  if (before === null) return lacking(account.year - 1, "营业收入");
  if (before <= 0) return lacking(account.year - 1, "营业收入（为零，无法计算增长率）");
  const value = dividedBy(minus(whole(account.revenue), whole(before)), whole(before));
  return value ? plain(value, account) : lacking(account.year, "营业收入");
}

/** Σ研发投入 ÷ Σ营业收入, not the mean of the yearly ratios. */
function ratioOfSums(years: readonly number[], accounts: Accounts): Measured {
  const pairs = years.map((year) => ({
    over: valueIn("rd_amount", year, accounts),
    under: valueIn("revenue", year, accounts),
  }));
  const missing = pairs.flatMap(({ over, under }) => [...over.missing, ...under.missing]);
  if (missing.length > 0) return unknown(missing);
  const sumOf = (values: (Exact | null)[]) => total(values.flatMap((value) => value ?? []));
  const [over, under] = [
    sumOf(pairs.map((pair) => pair.over.value)),
    sumOf(pairs.map((pair) => pair.under.value)),
  ];
  const value = dividedBy(over, under);
  if (!value) return unknown([`${years.join("、")} 年营业收入（合计为零，无法计算比例）`]);
  return {
    known: true,
    values: [value],
    used: `研发投入合计 ${showIn(numberOf(over), "亿元")} ÷ 营业收入合计 ${showIn(numberOf(under), "亿元")} 亿元`,
    caveats: [...new Set(pairs.flatMap((pair) => [...pair.over.caveats, ...pair.under.caveats]))],
  };
}

/**
 * Over three years there are two steps: growth g holds when last ÷ first ≥ (1 + g)². What is handed on is that
 * quotient; the threshold is raised where it is compared.
 */
function compound(metric: YearMetric, years: readonly number[], accounts: Accounts): Measured {
  const base: YearMetric = metric === "rd_cagr" ? "rd_amount" : "revenue";
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  const [from, to] = [valueIn(base, first, accounts), valueIn(base, last, accounts)];
  const missing = [...from.missing, ...to.missing];
  if (missing.length > 0 || !from.value || !to.value) return unknown(missing);
  if (from.value.over <= 0n) return unknown([`${first} 年${yearMetrics[base]}（为零，无法计算增长率）`]);
  const value = dividedBy(to.value, from.value);
  const yi = (one: Exact) => showIn(numberOf(one), "亿元");
  return {
    known: true,
    values: value ? [value] : [],
    used: `${first} 年 ${yi(from.value)} → ${last} 年 ${yi(to.value)} 亿元`,
    caveats: [...from.caveats, ...to.caveats],
  };
}

/** Yuan against a threshold in Hong Kong dollars: the rate is asked for, never assumed. */
function inHkd(measured: Measured, accounts: Accounts, day: Day): Measured {
  if (!measured.known) return measured;
  const rate = answerOn(accounts.answers, "hkd_rate", day);
  const per = rate && exactOf(rate.value);
  if (!rate || !per || per.over <= 0n) return unknown([answerMetrics.hkd_rate.label]);
  return {
    ...measured,
    values: measured.values.map((value) => dividedBy(value, per) ?? value),
    used: `${measured.used}；按 1 港元 = ${rounded4(numberOf(per))} 元折算（${rate.asOf}）`,
  };
}

const rounded4 = (value: number) => String(Number(value.toFixed(6)));

function wordsOf(metric: YearMetric, known: readonly { year: number; value: Exact }[], how: string): string {
  const word = (value: Exact) =>
    isRatio(metric) ? `${rounded(numberOf(value) * 100)}%` : showIn(numberOf(value), "亿元");
  const each = known.map(({ year, value }) => `${year} 年 ${word(value)}`).join("、");
  if (!each) return "";
  const unit = isRatio(metric) ? "" : " 亿元";
  if (how !== "sum" || known.length < 2) return `${each}${unit}`;
  return `${each}${unit}，合计 ${word(known.reduce((sum, { value }) => plus(sum, value), whole(0)))}${unit}`;
}
