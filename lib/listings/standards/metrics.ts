/** What the conditions of a board speak of, and where each is known from. */
export const yearMetrics = {
  net_profit: "净利润",
  revenue: "营业收入",
  ocf: "经营现金流净额",
  rd_amount: "研发投入",
  net_assets: "期末净资产",
  rd_ratio: "研发投入占比",
  rd_staff_ratio: "研发人员占比",
  roe_weighted: "加权净资产收益率",
  revenue_growth: "营业收入增长率",
  revenue_cagr: "营业收入复合增长率",
  rd_cagr: "研发投入复合增长率",
} as const;
export type YearMetric = keyof typeof yearMetrics;

export type AnswerKind = "amount" | "percent" | "count" | "flag" | "rate";
export type AnswerMetricRow = { label: string; kind: AnswerKind; unit?: string; help?: string };

/** What no yearly report tells: asked of people, dated, one answer per day. */
export const answerMetrics = {
  market_cap: { label: "预计市值", kind: "amount", unit: "亿元", help: "按保荐机构估值或最近一轮投后估值" },
  post_issue_capital: { label: "发行后股本总额", kind: "amount", unit: "万元" },
  public_ratio: { label: "公开发行比例", kind: "percent", unit: "%" },
  offer_shares: { label: "公开发行股份", kind: "count", unit: "股" },
  offer_targets: { label: "发行对象", kind: "count", unit: "人" },
  holders: { label: "发行后股东", kind: "count", unit: "人" },
  operating_years: { label: "持续经营年限", kind: "count", unit: "年" },
  invention_patents: { label: "用于主营业务的发明专利", kind: "count", unit: "项" },
  neeq_innovation: { label: "是否全国股转创新层公司", kind: "flag" },
  neeq_months: { label: "连续挂牌月数", kind: "count", unit: "个月", help: "不填时按新三板挂牌日推算" },
  industry_flag: { label: "是否属于创业板支持的现代产业体系领域", kind: "flag" },
  star_breakthrough: { label: "是否具备科创板第五套的核心产品或明显技术优势", kind: "flag" },
  special_structure: { label: "是否红筹企业或有表决权差异安排", kind: "flag" },
  pro_investment: { label: "近 24 个月专业机构股权投资", kind: "amount", unit: "万元" },
  market_makers: { label: "做市商家数", kind: "count", unit: "家" },
  business_years: { label: "现有业务的会计年度数", kind: "count", unit: "年" },
  working_capital_ratio: { label: "营运资金占未来 12 个月开支", kind: "percent", unit: "%" },
  core_product: { label: "是否有核心产品已过概念阶段", kind: "flag" },
  specialist_tech: { label: "是否属于港交所特专科技行业", kind: "flag" },
  hkd_rate: { label: "1 港元合人民币", kind: "rate", unit: "元", help: "对照港交所条件时折算用，如 0.9123" },
} as const satisfies Record<string, AnswerMetricRow>;
export type AnswerMetric = keyof typeof answerMetrics;

export const isAnswerMetric = (metric: string): metric is AnswerMetric =>
  Object.hasOwn(answerMetrics, metric);
export const isYearMetric = (metric: string): metric is YearMetric => Object.hasOwn(yearMetrics, metric);

/** How many years a window looks back, the last one first. */
export const windows = {
  last_1y: { years: [0], how: "each" },
  each_of_last_2y: { years: [1, 0], how: "each" },
  each_of_last_3y: { years: [2, 1, 0], how: "each" },
  sum_last_2y: { years: [1, 0], how: "sum" },
  sum_last_3y: { years: [2, 1, 0], how: "sum" },
  sum_prior_2y: { years: [2, 1], how: "sum" },
  avg_last_2y: { years: [1, 0], how: "average" },
  last_period_end: { years: [0], how: "each" },
  last_3y: { years: [2, 1, 0], how: "growth" },
} as const satisfies Record<string, { years: readonly number[]; how: "each" | "sum" | "average" | "growth" }>;
export type YearWindow = keyof typeof windows;

export const windowWords: Readonly<Record<string, string>> = {
  last_1y: "近 1 年",
  each_of_last_2y: "近 2 年每年",
  each_of_last_3y: "近 3 年每年",
  sum_last_2y: "近 2 年合计",
  sum_last_3y: "近 3 年合计",
  sum_prior_2y: "再前 2 年合计",
  avg_last_2y: "近 2 年平均",
  last_period_end: "最近一年期末",
  last_3y: "近 3 年复合",
  at_listing: "上市时",
  current: "当前",
  next_12m: "未来 12 个月",
  last_24m: "近 24 个月",
};

export const ops = { ">=": "不低于", ">": "高于", "=": "为" } as const;
export const units: Readonly<Record<string, string>> = {
  CNY: "元",
  HKD: "港元",
  ratio: "比例",
  bool: "是否",
  count: "个",
  share: "股",
  month: "月",
  year: "年",
};
