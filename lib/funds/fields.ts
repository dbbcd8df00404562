import type {
  fundCalls,
  fundCommitments,
  fundDeals,
  fundFlows,
  funds,
  fundValuations,
  investmentRounds,
  leveragedCapital,
} from "@/db/schema";
import type { FactsOf } from "@/lib/fields/input";
import { choice, coded, day, lines, officialCode, reference, required, text } from "@/lib/fields/kinds";
import { amount, quantity } from "@/lib/fields/numbers";
import { dealRoles, flowKinds, fundKinds, fundStatuses, layers, leverageKinds, moneyKinds } from "./rules";

type Tracked = "id" | "version" | "createdAt" | "createdBy" | "updatedAt" | "updatedBy" | "deletedAt";

export const fundFields = {
  name: required(text("基金名称", { also: ["子基金名称", "投资主体", "基金全称"] })),
  shortName: text("基金简称", { also: ["简称"], longest: 40 }),
  unitId: required(reference("登记单位", { also: ["所属单位"] })),
  parentId: reference("上级基金", { also: ["母基金", "母基金名称"] }),
  layer: required(choice("基金层级", layers, { also: ["基金类型", "层级"] })),
  kind: choice("基金分类", fundKinds, { also: ["基金类别", "投资类型"] }),
  manager: text("管理人", { also: ["基金管理人", "GP"] }),
  size: amount("基金规模", { also: ["认缴总规模", "总规模"], unit: "亿元" }),
  registrationNumber: officialCode("备案编号", { also: ["基金编码", "中基协备案号"] }),
  establishedOn: day("设立日期", { also: ["成立日期", "成立时间"] }),
  investUntil: day("投资期届满", { also: ["投资期至"], planned: true }),
  endsOn: day("存续期届满", { also: ["存续期至", "到期日"], planned: true }),
  focus: text("主投领域", { also: ["投资领域", "投向"], longest: 200 }),
  policyBasis: text("设立依据", { also: ["政策依据"], longest: 200 }),
  status: required(choice("基金状态", fundStatuses, { also: ["状态"] })),
  note: lines("备注", { also: ["说明"], longest: 500 }),
} satisfies FactsOf<typeof funds.$inferSelect, Tracked | "code" | "nameKey" | "sizeYuan" | "searchText">;

export const commitmentFields = {
  contributor: required(text("出资人", { also: ["LP", "合伙人", "出资方"] })),
  moneyKind: required(choice("资金性质", moneyKinds, { also: ["出资类型"] })),
  fromFundId: reference("出自基金", { also: ["出资基金"] }),
  committed: amount("认缴金额", { also: ["认缴", "认缴出资", "政府出资（认缴）"] }),
  committedOn: day("认缴日期"),
  note: text("备注", { longest: 200 }),
} satisfies FactsOf<typeof fundCommitments.$inferSelect, Tracked | "fundId" | "committedYuan">;

export const callFields = {
  called: required(amount("应缴金额", { also: ["缴款金额"] })),
  dueOn: required(day("缴款期限", { planned: true })),
  note: text("备注", { longest: 200 }),
} satisfies FactsOf<typeof fundCalls.$inferSelect, Tracked | "commitmentId" | "calledYuan">;

export const roundFields = {
  companyId: required(reference("被投企业", { also: ["标的企业", "投资标的", "企业名称"] })),
  name: required(text("轮次", { also: ["投资轮次"], longest: 40 })),
  projectId: reference("关联项目", { also: ["招商项目"] }),
  unitId: required(reference("落户地", { also: ["投资地", "所属县区"] })),
  chainCode: coded("所属产业链", "chains", { also: ["产业链"] }),
  postMoney: amount("投后估值", { also: ["投后整体估值"] }),
  note: text("轮次备注", { longest: 200 }),
} satisfies FactsOf<typeof investmentRounds.$inferSelect, Tracked | "postMoneyYuan">;

export const dealFields = {
  fundId: required(reference("投资基金", { also: ["基金名称", "投资主体"] })),
  role: choice("投资角色", dealRoles, { also: ["角色"] }),
  share: quantity("持股比例", "%", { also: ["股比"] }),
  decided: amount("决策金额", { also: ["投决金额"] }),
  agreed: amount("签约金额", { also: ["协议投资额", "协议金额"] }),
  owner: text("项目负责人", { also: ["投资经理", "负责人"], longest: 40 }),
  note: lines("备注", { also: ["说明"], longest: 500 }),
  sourceNumber: text("来源编号", { also: ["项目编号", "外部编号"], longest: 60 }),
} satisfies FactsOf<
  typeof fundDeals.$inferSelect,
  | Tracked
  | "code"
  | "roundId"
  | "decidedYuan"
  | "agreedYuan"
  | "stage"
  | "stageOn"
  | "decidedOn"
  | "agreedOn"
  | "firstPaidOn"
  | "paidYuan"
  | "exitedYuan"
  | "exitedOn"
  | "endedOn"
  | "endReason"
  | "searchText"
>;

export const flowFields = {
  fundId: required(reference("基金", { also: ["基金名称"] })),
  kind: required(choice("流水类型", flowKinds, { also: ["类型", "收支类型", "款项性质"] })),
  happenedOn: required(day("到账日期", { also: ["日期", "付款日期", "打款日期", "发生日期"] })),
  money: required(amount("金额", { also: ["发生额", "到账金额"] })),
  commitmentId: reference("出资人", { also: ["LP", "交易对方"] }),
  dealId: reference("投资项目", { also: ["被投企业", "项目"] }),
  voucherNote: text("凭证号", { also: ["凭证", "凭证编号"], longest: 80 }),
  note: text("摘要", { also: ["备注", "用途"], longest: 200 }),
} satisfies FactsOf<
  typeof fundFlows.$inferSelect,
  Tracked | "code" | "moneyYuan" | "voucherId" | "searchText"
>;

export const leverageFields = {
  source: required(text("出资来源", { also: ["资本来源", "资金来源"] })),
  kind: required(choice("资本类型", leverageKinds)),
  promised: amount("承诺金额", { also: ["协议金额"] }),
  paid: amount("到位金额", { also: ["已到位"] }),
  happenedOn: day("日期", { also: ["到位日期"] }),
  note: text("备注", { longest: 200 }),
} satisfies FactsOf<
  typeof leveragedCapital.$inferSelect,
  Tracked | "roundId" | "promisedYuan" | "paidYuan" | "fileId"
>;

export const valuationFields = {
  valuedOn: required(day("估值日", { also: ["估值日期"] })),
  worth: required(amount("估值", { also: ["净值", "最新估值（我方权益）", "NAV"] })),
  method: text("估值方法", { longest: 80 }),
  note: text("备注", { longest: 200 }),
} satisfies FactsOf<typeof fundValuations.$inferSelect, Tracked | "fundId" | "dealId" | "worthYuan">;

/** Words for columns the program keeps, as a history shows them. */
export const ownFieldLabels: Readonly<Record<string, string>> = {
  code: "编号",
  stage: "投资阶段",
  stageOn: "阶段日期",
  reachedOn: "日期",
  decidedOn: "决策日期",
  agreedOn: "签约日期",
  firstPaidOn: "首次打款日期",
  paidYuan: "累计打款",
  exitedYuan: "累计回款",
  exitedOn: "退出日期",
  endedOn: "终止日期",
  endReason: "终止原因",
  fileId: "佐证材料",
  voucherId: "凭证文件",
  deletedAt: "删除时间",
};
