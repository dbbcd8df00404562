import type { companies, contacts } from "@/db/schema";
import type { FactsOf } from "@/lib/fields/input";
import { coded, lines, officialCode, reference, required, text } from "@/lib/fields/kinds";

type Tracked = "id" | "version" | "createdAt" | "createdBy" | "updatedAt" | "updatedBy" | "deletedAt";
type Own =
  | Tracked
  | "code"
  | "nameKey"
  | "searchText"
  | "isChainLeader"
  | "chainLeaderFrom"
  | "chainLeaderTo";

export const companyFields = {
  name: required(text("企业名称", { also: ["公司名称", "单位名称"] })),
  shortName: text("简称", { longest: 40 }),
  creditCode: officialCode("统一社会信用代码", { also: ["信用代码", "统一代码", "税号"] }),
  unitId: required(reference("登记单位", { also: ["所属单位"] })),
  place: text("所在地", { also: ["注册地", "属地"] }),
  industryCode: coded("所属行业", "industries", { also: ["行业代码", "国民经济行业", "行业分类"] }),
  groupName: text("所属集团", { also: ["母公司", "集团"] }),
  chainCode: coded("所属产业链", "chains", { also: ["产业链"] }),
  note: lines("备注", { also: ["说明"], longest: 500 }),
} satisfies FactsOf<typeof companies.$inferSelect, Own>;

export const contactFields = {
  name: required(text("姓名", { longest: 40, also: ["联系人", "企业联系人"] })),
  title: text("职务", { longest: 60 }),
  phone: text("联系电话", { longest: 40, also: ["手机", "电话"] }),
  email: text("邮箱", { longest: 80 }),
  note: text("备注", { longest: 200 }),
} satisfies FactsOf<typeof contacts.$inferSelect, Tracked | "companyId">;

/** Words for columns the program keeps, as a history shows them. */
export const companyHistoryLabels: Readonly<Record<string, string>> = {
  code: "编号",
  isChainLeader: "链主企业",
  chainLeaderFrom: "链主认定日",
  chainLeaderTo: "链主到期日",
  deletedAt: "删除时间",
};
