import { flowFields, roundFields } from "@/lib/funds/fields";
import { fieldColumns, labelIn, plainColumn } from "@/lib/imports/field-columns";
import type { ImportColumn } from "@/lib/imports/register";

/** Everything a column of a fund's cash-flow ledger can be. */
export const flowColumns: readonly ImportColumn[] = [
  plainColumn({
    key: "code",
    group: "编号",
    names: ["流水编号", "编号", "系统编号"],
    hint: "本系统的编号，修改已有流水时填写",
  }),
  ...fieldColumns(flowFields, {
    group: "现金流",
    moreNames: {
      fundId: ["基金简称", "子基金名称", "所属基金"],
      kind: ["现金流类型", "资金性质", "业务类型", "收支类别", "收付类型"],
      happenedOn: ["到账时间", "付款时间", "交易日期", "记账日期", "收付日期", "支付日期"],
      money: ["交易金额", "收付金额", "发生金额", "资金金额"],
      commitmentId: ["合伙人", "出资方", "有限合伙人", "收款人", "付款人"],
      dealId: ["投资标的", "标的企业", "被投资企业", "企业名称", "投资项目编号"],
      voucherNote: ["凭证号码", "银行流水号", "回单号", "记账凭证号"],
      note: ["说明", "事由"],
    },
    hints: {
      fundId: "必填，已登记基金的名称、简称或编号",
      kind: "必填：出资、投资、退出回款、分红收益、分配、费用",
      commitmentId: "出资必填，基金里已登记认缴的出资人；分配可填",
      dealId: "投资、退出回款、分红收益必填：被投企业名称或投资项目编号",
    },
    examples: {
      fundId: "【示例】某某新材料产业投资基金",
      kind: "投资",
      happenedOn: "2026-03-18",
      money: "3000",
      dealId: "某某半导体材料有限公司",
      voucherNote: "记-0318",
    },
  }),
  plainColumn({
    key: "other",
    group: "现金流",
    names: ["出资人或投资项目", "对方", "对方单位", "对方户名", "往来单位", "交易对手"],
    hint: "一列里既有出资人又有被投企业的台账：按流水类型分别理解",
  }),
  plainColumn({
    key: "round",
    group: "现金流",
    names: [roundFields.name.label, ...roundFields.name.also],
    hint: "同一只基金投过同一家企业几轮时填写",
  }),
];

export const labelOf = (key: string): string => labelIn(flowColumns, key);
