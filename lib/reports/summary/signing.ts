import type { ReportCell, ReportSection, ReportTable } from "@/lib/export/report-content";
import { showIn, showYi } from "@/lib/money/yuan";
import type { ReportAsk } from "@/lib/reports/ask";
import { nothing, type Tally } from "@/lib/reports/part";
import type { Tallies } from "@/lib/reports/tallies";
import { changeWords, countRatio, growth, showValue, type Value } from "@/lib/reports/value";
import { column, count, words, yi } from "./cells";
import type { Compared, SigningFacts } from "./facts";
import { periodAndReach, unknownWords } from "./words";

type Named = { key: number | string; name: string; unitCode?: string };
export type SigningAsk = {
  facts: SigningFacts;
  ask: ReportAsk;
  reach: string;
  units: readonly Named[];
  chains: readonly Named[];
  /** Where the rows behind a number are. */
  rows: (code: "P01" | "P02" | "N01" | "N02", unitCode?: string) => string;
};

/** 一、总体情况: signed, started and in production, against last year, by unit and by chain. */
export function signingSection(asked: SigningAsk): ReportSection {
  const { units, chains, facts } = asked;
  const byUnit = (tallies: Tallies, key: Named["key"]) => tallies.byUnit.get(Number(key)) ?? nothing;
  const byChain = (tallies: Tallies, key: Named["key"]) => tallies.byChain.get(String(key)) ?? nothing;
  const tables = [
    dividedTable("分单位情况", "单位", asked, { of: units, tallyOf: byUnit }),
    dividedTable("分产业链情况", "产业链", asked, { of: chains, tallyOf: byChain }),
  ].filter((table) => table.rows.length > 2);
  return {
    heading: "总体情况",
    paragraphs: [signedWords(asked), roadWords(asked), moneyWords(facts)].filter(Boolean),
    tables,
  };
}

function signedWords({ facts, ask, reach }: SigningAsk): string {
  const { signed, agreed, increased, yi: large, tenYi, hundredYi, framework, upgraded } = facts;
  const sentences = [
    `${periodAndReach(ask, reach)}新签约正式项目${signed.now.total.count}个，${comparedCount(signed)}`,
    `协议总投资${showYi(agreed.now.total.sum)}亿元，${comparedSum(agreed)}`,
    increased.count > 0
      ? `其中增资扩产${increased.count}个，增量${showYi(increased.sum)}亿元，不计入个数`
      : null,
  ];
  const sizes = `新签约项目中，总投资亿元以上${large.count}个、10亿元以上${tenYi.count}个、百亿元以上${hundredYi.count}个（累计口径，大项目含在小一档内）。`;
  const frame =
    framework.count > 0
      ? `框架签约另计${framework.count}个、${showYi(framework.sum)}亿元，其中${upgraded.count}个已转正式签约。`
      : "";
  const unknown = unknownWords(agreed.now.total);
  return `${sentences.filter(Boolean).join("；")}。${sizes}${frame}${unknown}`;
}

function roadWords({ facts }: SigningAsk): string {
  const { started, made, startRate } = facts;
  const [signing = null, due = null] = startRate;
  const rate = (tallies: { part: Tally; whole: Tally } | null, name: string) => {
    const value: Value = tallies ? countRatio(tallies) : { reason: "" };
    return "reason" in value || !tallies
      ? null
      : `${name}开工率${showValue(value, "%")}%（${tallies.part.count}/${tallies.whole.count}）`;
  };
  const rates = [rate(signing, "期内签约项目"), rate(due, "应开工项目")].filter(Boolean).join("，");
  return [
    `新开工项目${started.now.total.count}个，${comparedCount(started)}，总投资${showYi(started.now.total.sum)}亿元`,
    `新投产项目${made.now.total.count}个，${comparedCount(made)}，总投资${showYi(made.now.total.sum)}亿元`,
    rates,
  ]
    .filter(Boolean)
    .join("；")
    .concat("。", unknownWords(started.now.total, "新开工项目"), unknownWords(made.now.total, "新投产项目"));
}

function moneyWords({ arrived, foreign }: SigningFacts): string {
  const known = ({ count: all, unknown }: Tally) => all > unknown;
  return [
    known(arrived)
      ? `实际到位市外资金${showYi(arrived.sum)}亿元（${arrived.count - arrived.unknown}笔）。`
      : "",
    unknownWords(arrived, "到位资金", "笔"),
    known(foreign) ? `实际使用外资${showIn(foreign.sum, "万元", 2)}万美元，不与市外资金相加。` : "",
    unknownWords(foreign, "外资", "笔"),
  ].join("");
}

/** 比上年同期增加3个; a count that has no base needs no rate. */
function comparedCount({ now, before }: Compared): string {
  const more = now.total.count - before.total.count;
  if (more === 0) return "与上年同期持平";
  return `比上年同期${more > 0 ? "增加" : "减少"}${Math.abs(more)}个`;
}

function comparedSum({ now, before }: Compared): string {
  return `同比${changeWords(growth(now.total.sum, before.total.sum))}`;
}

type Division = { of: readonly Named[]; tallyOf: (tallies: Tallies, key: Named["key"]) => Tally };

/** One line per unit or chain under the total; what has nothing in either year is not there. */
function dividedTable(
  title: string,
  head: string,
  { facts, rows }: SigningAsk,
  { of, tallyOf }: Division,
): ReportTable {
  const { signed, agreed, started, made } = facts;
  const lineOf = (name: string, pick: (tallies: Tallies) => Tally, unitCode?: string): ReportCell[] => [
    words(name),
    count(pick(signed.now).count, rows("P01", unitCode)),
    count(pick(signed.before).count),
    yi(pick(agreed.now).sum, rows("P02", unitCode)),
    yi(pick(agreed.before).sum),
    words(shortChange(growth(pick(agreed.now).sum, pick(agreed.before).sum))),
    count(pick(started.now).count, rows("N01", unitCode)),
    yi(pick(started.now).sum),
    count(pick(made.now).count, rows("N02", unitCode)),
    yi(pick(made.now).sum),
  ];
  const all = [signed, agreed, started, made].flatMap(({ now, before }) => [now, before]);
  const lines = of
    .filter(({ key }) => all.some((tallies) => tallyOf(tallies, key).count > 0))
    .map(({ key, name, unitCode }) => lineOf(name, (tallies) => tallyOf(tallies, key), unitCode));
  return {
    title,
    unitLine: "单位：个、亿元",
    columns: [
      column(head, 14, "start"),
      column("正式签约（个）", 9),
      column("上年同期（个）", 9),
      column("协议总投资（亿元）", 11),
      column("上年同期（亿元）", 11),
      column("同比", 12),
      column("开工（个）", 8),
      column("开工总投资（亿元）", 11),
      column("投产（个）", 8),
      column("投产总投资（亿元）", 11),
    ],
    rows: [lineOf("合计", ({ total }) => total), ...lines],
    hasTotal: true,
  };
}

/** In a column: the reason alone stands for a rate that cannot be. */
const shortChange = (change: Value) => ("reason" in change ? change.reason : changeWords(change));
