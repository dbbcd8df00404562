import { fieldColumns, labelIn, plainColumn } from "@/lib/imports/field-columns";
import type { ImportColumn } from "@/lib/imports/register";
import { yearFields } from "@/lib/listings/fields";

/** Everything a column of the yearly accounts of candidates can be. */
export const financialColumns: readonly ImportColumn[] = [
  plainColumn({
    key: "code",
    group: "企业",
    names: ["后备企业编号", "编号", "系统编号"],
    hint: "本系统里后备企业的编号",
  }),
  plainColumn({
    key: "companyId",
    group: "企业",
    names: ["企业名称", "企业", "公司名称", "公司", "后备企业", "企业全称"],
    required: true,
    hint: "必填，已在上市后备企业台账里的企业",
    example: "【示例】某某新材料股份有限公司",
  }),
  plainColumn({
    key: "creditCode",
    group: "企业",
    names: ["统一社会信用代码", "信用代码", "统一代码"],
    hint: "18 位；填了就按它找企业",
  }),
  ...fieldColumns(yearFields, {
    group: "年度财务",
    moreNames: {
      year: ["年份", "报告年度", "会计期间", "所属年度"],
      revenue: ["营业总收入", "主营收入", "销售收入"],
      netProfit: ["归属于母公司股东的净利润", "归母净利", "税后净利润", "净利"],
      coreProfit: ["扣非归母净利润", "扣除非经常性损益后净利润", "扣除非经常性损益后的净利润"],
      operatingCash: ["经营活动产生的现金流量净额", "经营性现金流净额", "经营活动现金流净额"],
      rndSpending: ["研发支出", "研发投入金额", "研发经费"],
      netAssets: ["归母净资产", "净资产总额", "所有者权益"],
      rndStaff: ["研发人员数", "研发人员数量"],
      staff: ["员工人数", "从业人员", "员工数"],
    },
    hints: { year: "必填，四位年份" },
    examples: {
      year: "2025",
      revenue: "36000",
      netProfit: "4200",
      coreProfit: "3900",
      rndSpending: "2100",
      auditOpinion: "标准无保留",
    },
  }),
];

export const labelOf = (key: string): string => labelIn(financialColumns, key);
