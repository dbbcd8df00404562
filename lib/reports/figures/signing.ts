import "server-only";
import { isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { projects } from "@/db/schema";
import { isNew } from "@/lib/projects/counting";
import type { Definition } from "@/lib/reports/definition";
import { accepted, acceptedBy, counted, event, ledgerOf } from "@/lib/reports/grounds";
import type { Part } from "@/lib/reports/part";
import { yearBefore } from "@/lib/reports/span";
import { countGrowth, countOf, countRatio, meanOf, sumGrowth, sumOf } from "@/lib/reports/value";

const yuan = (part: Part, amount = counted): Part => ({ ...part, amount: () => amount, measure: "yuan" });

/** New projects at their first formal signing. */
export const signed: Part = {
  ...yuan(event("SIGN", "正式签约的新项目", isNew)),
  ledger: ledgerOf("SIGN", { fresh: "1" }),
};

/** Everything agreed formally: new projects, and the increments of expansions and capital increases. */
export const agreed: Part = {
  ...yuan(event("SIGN", "正式签约的项目，含增资扩产的增量")),
  ledger: ledgerOf("SIGN"),
};

const signedFrom = (label: string, least: number): Part =>
  yuan(event("SIGN", label, sql`${isNew} and ${counted} >= ${least}`));
const amountUnknown = event("SIGN", "总投资待定、为区间或外币未折算", sql`${isNew} and ${counted} is null`);
const amountUnknownWords = "总投资未知，无法判断是否达到";

const yi = 100_000_000;
export const signedYi: Part = signedFrom("正式签约的亿元以上新项目", yi);
export const signedHundredYi: Part = signedFrom("正式签约的百亿元以上新项目", 100 * yi);

const isManufacturing = sql`${projects.industryCode} like 'C%'`;
const newAnd = (label: string, more: SQL): Part => event("SIGN", label, sql`${isNew} and ${more}`);
const before = (part: Part): Part => ({ ...part, label: `上年同期${part.label}`, span: yearBefore });

const sized = (name: string, words: string, part: Part, example: Definition["example"]): Definition => ({
  name,
  formula: `期内正式签约的新项目中，总投资 ≥ ${words} 的个数`,
  caliber: "下界含；累计口径，含更大的项目；按认定时的总投资。总投资待定或为区间的不计",
  unit: "个",
  period: "flow",
  counts: "项目",
  readings: [
    {
      basis: "verified",
      parts: { rows: part },
      compute: countOf,
      leftOut: amountUnknown,
      leftOutWords: amountUnknownWords,
    },
  ],
  example,
});

export const P01: Definition = {
  name: "新签约项目数",
  formula: "期内首次正式签约的项目，每个计一次",
  caliber: "正式签约并经认定；框架协议不计；分期项目按总项目计一次；增资扩产不计个数；已合并的不重复计",
  unit: "个",
  period: "flow",
  counts: "项目",
  readings: [
    {
      basis: "verified",
      parts: { rows: { ...signed, amount: undefined, measure: undefined } },
      compute: countOf,
    },
  ],
  example: { given: { rows: { count: 161 } }, shown: "161" },
};

export const P02: Definition = {
  name: "协议总投资额",
  formula: "期内正式签约项目的总投资之和，增资扩产只加增量",
  caliber: "按认定时的总投资；外币按签约时登记的汇率折算，未登记汇率的不计；待定、区间不计入合计",
  unit: "亿元",
  period: "flow",
  counts: "项目",
  readings: [{ basis: "verified", parts: { rows: agreed }, compute: sumOf }],
  example: { given: { rows: { count: 28, sum: 17_770_000_000 } }, shown: "177.70" },
};

export const P03: Definition = sized("亿元以上签约项目数", "1 亿元", signedYi, {
  given: { rows: { count: 12 } },
  shown: "12",
});
export const P04: Definition = sized(
  "10 亿元以上签约项目数",
  "10 亿元",
  signedFrom("正式签约的 10 亿元以上新项目", 10 * yi),
  { given: { rows: { count: 14 } }, shown: "14" },
);

const hundred: Definition = sized("百亿元项目数", "100 亿元", signedHundredYi, {
  given: { rows: { count: 6 } },
  shown: "6",
});
export const P05: Definition = {
  ...hundred,
  readings: [
    { ...hundred.readings[0], label: "全部项目" },
    {
      key: "manufacturing",
      label: "其中制造业（行业代码以 C 开头）",
      basis: "verified",
      parts: {
        rows: yuan(
          newAnd("正式签约的百亿元以上制造业新项目", sql`${counted} >= ${100 * yi} and ${isManufacturing}`),
        ),
      },
      compute: countOf,
    },
  ],
};

export const P06: Definition = {
  name: "制造业项目占比",
  formula: "期内正式签约的制造业新项目 ÷ 期内正式签约的新项目",
  caliber: "国民经济行业代码以 C 开头；未填行业的不进分子、分母",
  unit: "%",
  period: "flow",
  counts: "项目",
  readings: [
    {
      basis: "verified",
      parts: {
        part: newAnd("正式签约的制造业新项目", isManufacturing),
        whole: newAnd("正式签约且行业已填的新项目", isNotNull(projects.industryCode)),
      },
      compute: countRatio,
      leftOut: newAnd("行业未填", isNull(projects.industryCode)),
      leftOutWords: "行业未填",
    },
  ],
  example: { given: { part: { count: 94 }, whole: { count: 131 } }, shown: "71.76" },
};

export const P07: Definition = {
  name: "六大产业链项目占比",
  formula: "期内正式签约、归入六大产业链的新项目 ÷ 期内正式签约的新项目",
  caliber: "一个项目只归一条主链；未归链的只在分母",
  unit: "%",
  period: "flow",
  counts: "项目",
  readings: [
    {
      basis: "verified",
      parts: { part: newAnd("正式签约、已归链的新项目", isNotNull(projects.chainCode)), whole: signed },
      compute: countRatio,
    },
  ],
  example: { given: { part: { count: 118 }, whole: { count: 131 } }, shown: "90.08" },
};

export const P08: Definition = {
  name: "单体项目平均规模",
  formula: "期内正式签约新项目的总投资之和 ÷ 其中总投资已知的个数",
  caliber: "不含增资扩产；总投资未知的项目不进分子、分母",
  unit: "亿元/个",
  period: "flow",
  counts: "项目",
  readings: [{ basis: "verified", parts: { rows: signed }, compute: meanOf }],
  example: { given: { rows: { count: 114, sum: 26_330_000_000 } }, shown: "2.31" },
};

const registered = sql`${projects.status} <> 'ended'`;
export const P10: Definition = {
  name: "履约率（注册率）",
  formula: "期内正式签约的新项目中，期末前已注册的 ÷ 全部",
  caliber: "同一批次；已终止的从分母剔除，暂缓的仍在分母；注册以认定为准",
  unit: "%",
  period: "cohort",
  counts: "项目",
  readings: [
    {
      basis: "verified",
      parts: {
        part: {
          ...event("SIGN", "正式签约且已注册的新项目"),
          where: (span) =>
            sql`${accepted("SIGN", sql`${isNew} and ${registered}`)(span)} and ${acceptedBy("REG", span)}`,
        },
        whole: newAnd("正式签约、未终止的新项目", registered),
      },
      compute: countRatio,
      leftOut: newAnd("签约后终止", sql`${projects.status} = 'ended'`),
      leftOutWords: "签约后已终止，从分母剔除",
    },
  ],
  example: { given: { part: { count: 45 }, whole: { count: 50 } }, shown: "90.00" },
};

export const P17: Definition = {
  name: "同比增速",
  formula: "本期累计 ÷ 上年同期累计 − 1",
  caliber: "上年同期按相同起止月日、以现有记录统计；基数为零或为负不计算",
  unit: "%",
  period: "flow",
  counts: "项目",
  readings: [
    {
      label: "协议总投资额",
      basis: "verified",
      parts: { now: agreed, before: before(agreed) },
      compute: sumGrowth,
    },
    {
      key: "count",
      label: "新签约项目数",
      basis: "verified",
      parts: { now: signed, before: before(signed) },
      compute: countGrowth,
    },
  ],
  example: { given: { now: { sum: 12_044_000_000 }, before: { sum: 9_336_000_000 } }, shown: "29.01" },
};
