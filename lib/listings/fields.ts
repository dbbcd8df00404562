import type {
  listedCompanies,
  listingCases,
  listingFinancials,
  listingIntermediaries,
  listingObstacles,
} from "@/db/schema";
import type { FactsOf } from "@/lib/fields/input";
import { choice, coded, day, flag, lines, officialCode, reference, required, text } from "@/lib/fields/kinds";
import { amount, count, quantity } from "@/lib/fields/numbers";
import { auditOpinions, intermediaryRoles, obstacleKinds, severities } from "./rules";

type Tracked = "id" | "version" | "createdAt" | "createdBy" | "updatedAt" | "updatedBy" | "deletedAt";

export const listingFields = {
  companyId: required(reference("企业", { also: ["企业名称", "公司名称"] })),
  unitId: required(reference("属地", { also: ["所属县区", "县（市、区）"] })),
  tier: coded("梯队", "listingTiers", { also: ["层级", "后备梯队"] }),
  board: coded("拟上市板块", "boards", { also: ["目标板块", "申报板块"] }),
  plannedFilingOn: day("计划申报日期", { also: ["计划申报时间"], planned: true }),
  plannedListingOn: day("计划上市日期", { also: ["计划上市时间"], planned: true }),
  isConfidential: flag("保密", { also: ["是否保密"] }),
  owner: text("联系人", { also: ["责任人", "专班联系人"], longest: 40 }),
  problem: lines("主要障碍", { also: ["存在问题"], longest: 1000 }),
  nextStep: lines("下步举措", { also: ["下一步工作"], longest: 1000 }),
  note: lines("备注", { also: ["说明"], longest: 500 }),
} satisfies FactsOf<
  typeof listingCases.$inferSelect,
  Tracked | "code" | "companyName" | "stage" | "stageOn" | "sideState" | "searchText"
>;

export const yearFields = {
  year: required(count("年度", "年", { also: ["会计年度", "财务年度"] })),
  revenue: amount("营业收入", { also: ["营收", "主营业务收入"] }),
  netProfit: amount("净利润", { also: ["归母净利润"], signed: true }),
  coreProfit: amount("扣非净利润", { also: ["扣除非经常性损益净利润"], signed: true }),
  operatingCash: amount("经营现金流净额", { also: ["经营活动现金流量净额", "经营性现金流"], signed: true }),
  rndSpending: amount("研发投入", { also: ["研发费用"] }),
  netAssets: amount("期末净资产", { also: ["净资产"], signed: true }),
  totalAssets: amount("期末总资产", { also: ["总资产", "资产总额"] }),
  rndStaff: count("研发人员", "人"),
  staff: count("员工总数", "人", { also: ["职工人数"] }),
  weightedRoe: quantity("加权净资产收益率", "%", { also: ["加权ROE", "ROE"], signed: true }),
  auditOpinion: choice("审计意见", auditOpinions),
  source: text("数据来源", { also: ["来源"] }),
  note: text("备注", { longest: 200 }),
} satisfies FactsOf<
  typeof listingFinancials.$inferSelect,
  | Tracked
  | "caseId"
  | "revenueYuan"
  | "netProfitYuan"
  | "coreProfitYuan"
  | "operatingCashYuan"
  | "rndSpendingYuan"
  | "netAssetsYuan"
  | "totalAssetsYuan"
>;

export const intermediaryFields = {
  role: required(choice("机构类别", intermediaryRoles)),
  firm: required(text("机构名称", { also: ["中介机构"] })),
  people: text("经办人员", { also: ["签字人员", "保荐代表人"] }),
  fromDay: day("签约日期", { also: ["进场日期"] }),
  toDay: day("结束日期"),
  note: text("备注", { longest: 200 }),
} satisfies FactsOf<typeof listingIntermediaries.$inferSelect, Tracked | "caseId">;

export const obstacleFields = {
  kind: required(choice("障碍类别", obstacleKinds)),
  content: required(lines("具体问题", { longest: 500 })),
  severity: choice("程度", severities),
  departmentId: reference("责任部门", { also: ["牵头部门"] }),
  dueOn: day("办结期限", { planned: true }),
} satisfies FactsOf<
  typeof listingObstacles.$inferSelect,
  Tracked | "caseId" | "closedOn" | "closeNote" | "fileId"
>;

export const listedFields = {
  companyId: required(reference("企业", { also: ["企业名称", "公司名称"] })),
  unitId: required(reference("属地", { also: ["所属县区"] })),
  board: required(coded("上市板块", "boards", { also: ["板块", "上市地"] })),
  stockCode: officialCode("证券代码", { also: ["股票代码"] }),
  stockName: text("证券简称", { also: ["股票简称"], longest: 40 }),
  listedOn: required(day("上市日期", { also: ["上市时间"] })),
  proceeds: amount("首发募集资金", { also: ["募资额", "募集资金净额"], unit: "亿元" }),
  localProceeds: amount("其中：投向本地", { unit: "亿元" }),
  delistedOn: day("退市日期", { also: ["摘牌日期"] }),
  delistReason: text("退市原因"),
  note: lines("备注", { also: ["说明"], longest: 500 }),
} satisfies FactsOf<
  typeof listedCompanies.$inferSelect,
  Tracked | "code" | "caseId" | "companyName" | "proceedsYuan" | "localProceedsYuan" | "searchText"
>;

/** Words for columns the program keeps, as a history shows them. */
export const ownFieldLabels: Readonly<Record<string, string>> = {
  code: "编号",
  stage: "上市阶段",
  stageOn: "阶段日期",
  plannedOn: "计划日期",
  actualOn: "实际日期",
  sideState: "主线外状态",
  companyName: "企业名称",
  fromDay: "起始日期",
  toDay: "结束日期",
  fromBoard: "原板块",
  toBoard: "新板块",
  reason: "原因",
  metric: "条件",
  value: "数值",
  typed: "填写内容",
  asOf: "截至日期",
  closedOn: "销号日期",
  closeNote: "销号说明",
  fileId: "佐证材料",
  caseId: "上市后备档案",
  deletedAt: "删除时间",
};
