import "server-only";
import type { Definition, NotProduced } from "./definition";
import * as candidates from "./figures/candidates";
import * as deals from "./figures/deals";
import * as keeping from "./figures/keeping";
import * as land from "./figures/land";
import * as leads from "./figures/leads";
import * as leverage from "./figures/leverage";
import * as listings from "./figures/listings";
import * as matrix from "./figures/matrix";
import * as money from "./figures/money";
import * as own from "./figures/own";
import * as road from "./figures/road";
import * as signing from "./figures/signing";
import type { Part } from "./part";

/** Every indicator of the library by its number, and those of our own (N) that its bulletins tell. */
export const indicatorCodes = [
  ...(["P01", "P02", "P03", "P04", "P05", "P06", "P07", "P08", "P09", "P10", "P11"] as const),
  ...(["P12", "P13", "P14", "P15", "P16", "P17", "P18", "P19", "P20", "P21", "P22"] as const),
  ...(["P23", "P24", "P25", "P26", "P27", "P28", "P29", "P30", "P31", "P32", "P33"] as const),
  ...(["F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08"] as const),
  ...(["F09", "F10", "F11", "F12", "F13", "F14", "F15", "F16"] as const),
  ...(["N01", "N02", "N03", "N04", "N05", "N06"] as const),
  ...(["L01", "L02", "L03", "L04", "L05", "L06", "L07", "L08", "L09", "L10"] as const),
] as const;
export type IndicatorCode = (typeof indicatorCodes)[number];

const { P01, P02, P03, P04, P05, P06, P07, P08, P10, P17 } = signing;
const { P09, P27 } = leads;
const { P11, P12, P23, P24, P25 } = road;
const { P26, P28 } = keeping;
const { P13, P14, P18 } = money;
const { P20, P21, P22 } = land;
const { N01, N02, N03, N04, N05, N06 } = own;
const { F01, F02, F06, F14, F15, F16 } = deals;
const { F03, F04 } = leverage;
const { F05, F07, F08 } = matrix;
const { L01, L02, L08, L09, L10 } = listings;
const { L04, L05, L06 } = candidates;

/** What our rows can produce: each with its query, its example and the way to its rows. */
export const produced = {
  ...{ P01, P02, P03, P04, P05, P06, P07, P08, P09, P10, P11, P12, P13, P14, P17, P18 },
  ...{ P20, P21, P22, P23, P24, P25, P26, P27, P28 },
  ...{ N01, N02, N03, N04, N05, N06 },
  ...{ F01, F02, F03, F04, F05, F06, F07, F08, F14, F15, F16 },
  ...{ L01, L02, L04, L05, L06, L08, L09, L10 },
} as const satisfies Partial<Record<IndicatorCode, Definition>>;
export type ProducedCode = keyof typeof produced;

const perFund = { words: "逐只基金计算，见基金页面", href: "/funds" };
const perFundReason = "母子基金之间的净值和分配相互包含，合并成一个数会重复计算";
const noTargets = "年度目标任务没有登记";
const noSeries = "需要统计部门的宏观数据，本系统没有登记";
const noPayments = "惠企政策兑付记录没有登记";

/** What they cannot, and why: said, never made up. An indicator in neither list does not compile. */
export const notProduced: Readonly<Record<Exclude<IndicatorCode, ProducedCode>, NotProduced>> = {
  P15: { name: "年度目标完成率", unit: "%", reason: noTargets },
  P16: { name: "序时进度差", unit: "百分点", reason: noTargets },
  P19: { name: "固定资产投资完成率", unit: "%", reason: "项目的年度计划投资没有登记" },
  P29: { name: "链主（龙头）企业产值占比", unit: "%", reason: noSeries },
  P30: { name: "六大产业链产值占比", unit: "%", reason: noSeries },
  P31: { name: "增速领先幅度", unit: "百分点", reason: noSeries },
  P32: { name: "惠企资金兑现额", unit: "亿元", reason: noPayments },
  P33: { name: "免申即享率", unit: "%", reason: noPayments },
  F09: { name: "返投完成率", unit: "%", reason: "返投认定没有登记；返投只作为信息，不作为评分" },
  F10: { name: "DPI", unit: "倍", reason: perFundReason, instead: perFund },
  F11: { name: "RVPI", unit: "倍", reason: perFundReason, instead: perFund },
  F12: { name: "TVPI", unit: "倍", reason: perFundReason, instead: perFund },
  F13: { name: "净 IRR", unit: "%", reason: perFundReason, instead: perFund },
  L03: { name: "上市目标完成率", unit: "%", reason: noTargets },
  L07: {
    name: "板块符合度",
    unit: "—",
    reason: "逐家、逐板块、逐条对照，不汇总成一个数",
    instead: { words: "见上市条件对照", href: "/listings/check" },
  },
};

export const isProduced = (code: string): code is ProducedCode => Object.hasOwn(produced, code);
export const isIndicator = (code: string): code is IndicatorCode =>
  (indicatorCodes as readonly string[]).includes(code);

/** One part of a reading: what a summary or an overview counts is always a part of a defined figure. */
export function partOf(code: ProducedCode, { key = "", name = "rows" } = {}): Part {
  const definition: Definition = produced[code];
  const part = definition.readings.find((reading) => (reading.key ?? "") === key)?.parts[name];
  if (!part) throw new Error(`${code} has no ${key} ${name}`);
  return part;
}
