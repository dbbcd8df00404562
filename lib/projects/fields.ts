import type { projects } from "@/db/schema";
import type { FactsOf } from "@/lib/fields/input";
import { choice, coded, day, lines, officialCode, reference, required, text } from "@/lib/fields/kinds";
import { amount, count, quantity } from "@/lib/fields/numbers";
import { buildTypes, chainRoles, projectTypes, sourceAreas } from "./rules";

/** Columns the program keeps itself: ids, caches of milestones and progress, what search and the database derive. */
type Own =
  | "id"
  | "code"
  | "version"
  | "createdAt"
  | "createdBy"
  | "updatedAt"
  | "updatedBy"
  | "deletedAt"
  | "nameKey"
  | "searchText"
  | "investorNames"
  | "stage"
  | "stageOn"
  | "verifiedStage"
  | "status"
  | "signedOn"
  | "startedOn"
  | "plannedStartOn"
  | "sizeClass"
  | "investedYuan"
  | "arrivedYuan"
  | "reportedMonth"
  | "movedOn"
  | "reportedStage"
  | "stageDoubt"
  | "parentId"
  | "firstProjectId"
  | "totalInvestmentYuan"
  | "fixedInvestmentYuan"
  | "equipmentInvestmentYuan"
  | "expectedOutputYuan"
  | "expectedTaxYuan";

export const projectFields = {
  name: required(text("项目名称", { also: ["招商项目名称", "项目"] })),
  content: lines("建设内容及规模", {
    also: ["项目内容", "建设规模", "主要建设内容", "建设内容", "主要内容"],
    longest: 1000,
  }),
  unitId: required(
    reference("承接单位", {
      also: ["县（市、区）", "县市区", "落地平台", "所属地区", "属地", "落户县区", "地区", "单位", "区域"],
    }),
  ),
  regionCode: coded("落户地", "regions", { also: ["项目所在地", "落地县区"] }),
  park: text("落户园区/平台", { also: ["园区", "开发区", "平台"], longest: 60 }),
  sourceArea: choice("资金来源地", sourceAreas, { also: ["客商来源", "来源地", "省外/境外"] }),
  leadSource: text("线索来源", { also: ["信息来源"] }),
  chainCode: coded("所属产业链", "chains", { also: ["产业链", "主导产业", "产业类别"] }),
  segmentCode: coded("产业链环节", "segments", { also: ["细分领域", "环节"] }),
  chainRole: choice("建延补强", chainRoles, { also: ["链条作用"] }),
  industryCode: coded("行业代码", "industries", { also: ["国民经济行业", "行业分类", "所属行业"] }),
  projectType: choice("项目类型", projectTypes),
  buildType: choice("建设性质", buildTypes),
  totalInvestment: amount("总投资", {
    also: [
      ...["计划总投资", "协议总投资", "总投资额", "投资总额", "投资额", "项目总投资"],
      ...["计划总投资额", "项目投资总额", "总投资规模", "投资规模", "投资总规模", "投资金额"],
      ...["项目总投资额", "协议投资额", "合同投资额", "合同总投资", "协议投资", "协议投资金额", "签约投资额"],
      ...["计划投资", "计划投资额", "拟投资", "拟投资额", "拟总投资", "预计总投资", "预计投资额"],
      ...["投资概算", "概算总投资", "总投资概算", "投资估算"],
    ],
  }),
  fixedInvestment: amount("固定资产投资", {
    also: ["其中：固定资产投资", "其中：固定资产", "固投", "固定资产"],
  }),
  equipmentInvestment: amount("设备投资", { also: ["其中：设备投资", "设备投资额"] }),
  landArea: quantity("用地面积", "亩", { also: ["用地", "占地面积", "用地规模"] }),
  plantArea: quantity("厂房面积", "㎡", { also: ["租赁面积"] }),
  energy: quantity("年综合能耗", "吨标煤", { also: ["能耗", "综合能源消费量"] }),
  electricity: quantity("年用电量", "万千瓦时", { also: ["用电量"] }),
  jobs: count("预计就业", "人", { also: ["带动就业", "用工"] }),
  expectedOutput: amount("预计年产值", { also: ["达产年产值", "年销售收入"] }),
  expectedTax: amount("预计年税收", { also: ["预计税收", "年税收"] }),
  approvalCode: officialCode("项目代码", { also: ["立项代码", "赋码", "投资项目代码"] }),
  statisticsOn: day("入统日期", { also: ["入统时间", "纳统日期", "纳统时间", "入库时间"] }),
  signEvent: text("签约活动", { also: ["签约场次", "招商活动"], longest: 80 }),
  owner: text("责任人", { also: ["项目专员", "牵头人"], longest: 40 }),
  leader: text("联系领导", { also: ["市领导", "包联领导"], longest: 40 }),
  problem: lines("存在问题", { also: ["困难问题", "堵点"], longest: 1000 }),
  demand: lines("要素需求", { also: ["协调事项", "需协调解决事项"], longest: 1000 }),
  nextStep: lines("下步举措", { also: ["下一步工作", "推进措施"], longest: 1000 }),
  remark: lines("备注", { also: ["说明"], longest: 500 }),
  sourceNumber: text("来源编号", { also: ["原编号", "外部编号"], longest: 60 }),
} satisfies FactsOf<typeof projects.$inferSelect, Own>;

/** Words for the columns the program keeps, as a history shows them. */
export const ownFieldLabels: Readonly<Record<string, string>> = {
  code: "项目编号",
  stage: "阶段",
  stageOn: "阶段日期",
  verifiedStage: "已认定阶段",
  status: "状态",
  signedOn: "正式签约日期",
  startedOn: "开工日期",
  plannedStartOn: "计划开工日期",
  sizeClass: "规模档",
  investorNames: "投资方",
  reportedStage: "原表阶段",
  stageDoubt: "阶段待核",
  parentId: "所属总项目",
  firstProjectId: "首期项目",
  deletedAt: "作废时间",
};
