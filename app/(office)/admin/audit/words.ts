import { systemVerbNames, verbName, verbNames } from "@/lib/auth/verb-names";
import { companyFields, companyHistoryLabels, contactFields } from "@/lib/companies/fields";
import { entryFields } from "@/lib/dictionaries/fields";
import * as fundFacts from "@/lib/funds/fields";
import * as listingFacts from "@/lib/listings/fields";
import { grantFields, personFields, personHistoryLabels } from "@/lib/people/fields";
import { ownFieldLabels, projectFields } from "@/lib/projects/fields";
import { promiseFields } from "@/lib/projects/promise-input";
import { unitFields } from "@/lib/units/fields";

export const wordOfVerb = verbName;

export const verbChoices = Object.entries({ ...verbNames, ...systemVerbNames }).map(([value, label]) => ({
  value,
  label,
}));

/** What a table holds, as people call it. */
const tableNames: Readonly<Record<string, string>> = {
  users: "账号",
  grants: "授权",
  sessions: "登录",
  units: "单位",
  dictionary_items: "字典条目",
  companies: "企业",
  contacts: "联系人",
  projects: "项目",
  project_investors: "投资方",
  milestones: "项目节点",
  evidence: "佐证材料",
  promises: "政策承诺",
  progress: "月度金额",
  monthly_reports: "月度填报",
  follow_ups: "跟进记录",
  comments: "留言",
  tasks: "任务",
  saved_views: "列表视图",
  files: "附件",
  import_runs: "导入批次",
  funds: "基金",
  fund_commitments: "基金认缴",
  fund_calls: "缴款通知",
  investment_rounds: "投资轮次",
  fund_deals: "投资项目",
  deal_stages: "投资项目阶段",
  fund_flows: "现金流",
  fund_valuations: "估值",
  leveraged_capital: "撬动资本",
  listing_cases: "上市后备企业",
  listing_milestones: "上市节点",
  listing_side_states: "中止与换板",
  listing_financials: "年度财务",
  listing_answers: "上市条件填报",
  listing_intermediaries: "中介机构",
  listing_obstacles: "上市障碍",
  listing_checks: "条件对照",
  listing_standards: "上市条件",
  listed_companies: "上市公司",
  report_snapshots: "汇总快照",
};

export const wordOfTable = (table: string): string => tableNames[table] ?? table;

type Facts = Readonly<Record<string, { label?: unknown }>>;

const registers = [fundFacts, listingFacts].flatMap((module) => Object.values(module) as unknown[]);
const isFacts = (value: unknown): value is Facts => typeof value === "object" && value !== null;

const everyFact: readonly Facts[] = [
  ...registers.filter(isFacts),
  entryFields,
  unitFields,
  grantFields,
  personFields,
  promiseFields,
  contactFields,
  companyFields,
  projectFields,
];

/** Columns that no form shows. */
const ownLabels: Readonly<Record<string, string>> = {
  ...personHistoryLabels,
  ...companyHistoryLabels,
  ...ownFieldLabels,
  code: "编号",
  projectId: "项目",
  companyId: "企业",
  milestoneId: "节点",
  fileId: "文件",
  assigneeId: "承办人",
  kind: "类型",
  heldOn: "日期",
  place: "地点",
  people: "参加人员",
  content: "内容",
  nextStep: "下一步",
  nextOn: "下一步时间",
  body: "内容",
  title: "标题",
  dueOn: "到期日",
  doneAt: "办结时间",
  doneNote: "办理情况",
  ledger: "台账",
  scope: "范围",
  query: "筛选条件",
  position: "顺序",
  validTo: "停用日",
  attributes: "属性",
  dictionary: "字典",
  plannedOn: "计划日期",
  plannedPrecision: "计划日期精度",
  actualOn: "实际日期",
  actualPrecision: "实际日期精度",
  reportedBy: "填报人",
  reportedAt: "填报时间",
  passedBy: "审核人",
  passedAt: "审核时间",
  verifiedBy: "认定人",
  verifiedAt: "认定时间",
  returnedBy: "退回人",
  returnedAt: "退回时间",
  returnReason: "退回原因",
  countedAmount: "计入金额",
  datedOn: "材料日期",
  month: "月份",
  words: "形象进度",
  origin: "来源地",
  currency: "币种",
  cumulative: "累计金额",
  typed: "原始填报",
  basis: "填报口径",
  rate: "汇率",
  fallReason: "下降原因",
  voucherId: "凭证",
  voucherNote: "凭证说明",
  reportedMonth: "最近填报月",
  share: "持股比例",
  review: "公平竞争审查",
  reviewedOn: "审查日期",
  note: "说明",
};

const labels: ReadonlyMap<string, string> = new Map([
  ...everyFact.flatMap((facts) =>
    Object.entries(facts).flatMap(([field, { label }]): [string, string][] =>
      typeof label === "string" ? [[field, label]] : [],
    ),
  ),
  ...Object.entries(ownLabels),
]);

/** A column as the forms call it; one of a later version reads as it was written. */
export const wordOfField = (field: string): string => labels.get(field) ?? field;
