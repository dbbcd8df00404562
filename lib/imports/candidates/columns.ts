import { fieldColumns, labelIn, plainColumn } from "@/lib/imports/field-columns";
import type { ImportColumn } from "@/lib/imports/register";
import { listingFields, yearFields } from "@/lib/listings/fields";
import type { IntermediaryRole } from "@/lib/listings/rules";

const firms: readonly { role: IntermediaryRole; names: readonly string[]; example?: string }[] = [
  { role: "sponsor", names: ["保荐机构", "券商", "保荐人", "主办券商", "辅导机构"], example: "示例证券" },
  { role: "accountant", names: ["会计师事务所", "会计师", "审计机构"] },
  { role: "lawyer", names: ["律师事务所", "律师", "律所"] },
];

export const firmRoles: readonly IntermediaryRole[] = firms.map(({ role }) => role);
export const firmKey = (role: IntermediaryRole): string => `firm.${role}`;

/** How many years back a word of a heading means. */
const yearsBack = { 上年: 1, 前年: 2, 前前年: 3 } as const;
const otherWords: Readonly<Record<number, readonly string[]>> = {
  1: ["去年", "上一年", "上年度", "最近一年"],
  2: ["前一年", "前年度", "最近两年"],
  3: ["大前年", "前前年度", "最近三年"],
};

type YearKey = "revenue" | "netProfit" | "operatingCash" | "rndSpending";
const yearKeys: readonly YearKey[] = ["revenue", "netProfit", "operatingCash", "rndSpending"];

/** Figures of earlier years beside a candidate, as ledgers of the reserve carry them. */
export const pastFigures = yearKeys.flatMap((field) =>
  Object.entries(yearsBack).map(([word, back]) => ({ key: `${field}.${back}`, field, word, back })),
);

const pastColumns = pastFigures.map(({ key, field, word, back }) => {
  const labels = [yearFields[field].label, ...yearFields[field].also];
  const spellings = [word, ...(otherWords[back] ?? [])];
  return plainColumn({
    key,
    group: "以前年度财务",
    names: labels.flatMap((label) => spellings.flatMap((one) => [`${label}（${one}）`, `${one}${label}`])),
    kind: "amount",
    unit: "万元",
    hint: "按表的年份往前推；表里没有写年份的，按今年往前推",
  });
});

/** Everything a column of the ledger of candidates can be. */
export const candidateColumns: readonly ImportColumn[] = [
  plainColumn({
    key: "code",
    group: "编号",
    names: ["后备企业编号", "编号", "系统编号"],
    hint: "本系统的编号，修改已有企业时填写",
  }),
  ...fieldColumns(listingFields, {
    group: "企业情况",
    moreNames: {
      companyId: ["后备企业", "后备企业名称", "拟上市企业", "企业全称", "单位名称"],
      unitId: ["县区", "区县", "县市区", "所在县区", "所在地", "落户地", "地区"],
      tier: ["培育梯队", "梯队类别", "企业类别", "类别"],
      board: ["拟申报板块", "上市板块", "计划上市板块", "意向板块"],
      plannedFilingOn: ["拟申报时间", "预计申报时间", "拟报会时间"],
      plannedListingOn: ["拟上市时间", "预计上市时间"],
      problem: ["障碍", "主要问题", "困难问题", "需协调事项"],
    },
    hints: { companyId: "必填，企业全称；没有登记过的会列出来，确认后登记" },
    examples: { companyId: "【示例】某某新材料股份有限公司", unitId: "柯城" },
  }),
  plainColumn({
    key: "creditCode",
    group: "企业情况",
    names: ["统一社会信用代码", "信用代码", "统一代码", "社会信用代码"],
    hint: "18 位；填了就按它找企业",
  }),
  plainColumn({
    key: "stage",
    group: "阶段",
    names: ["上市阶段", "进度", "目前阶段", "当前阶段", "阶段", "上市进度", "最新进展"],
    hint: "与阶段日期一起填；只有阶段、没有日期的不登记",
    example: "辅导备案",
  }),
  plainColumn({
    key: "stageOn",
    group: "阶段",
    names: ["阶段日期", "阶段时间", "进度日期", "进入阶段日期"],
    kind: "day",
    example: "2026-03-18",
  }),
  ...firms.map(({ role, names, example }) =>
    plainColumn({ key: firmKey(role), group: "中介机构", names, hint: "机构名称", example }),
  ),
  ...pastColumns,
];

export const labelOf = (key: string): string => labelIn(candidateColumns, key);
