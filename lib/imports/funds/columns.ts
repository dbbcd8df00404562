import { fundFields } from "@/lib/funds/fields";
import { fieldColumns, labelIn, plainColumn } from "@/lib/imports/field-columns";
import type { ImportColumn } from "@/lib/imports/register";

/** Everything a column of a fund ledger can be. */
export const fundColumns: readonly ImportColumn[] = [
  plainColumn({
    key: "code",
    group: "编号",
    names: ["基金编号", "编号", "系统编号"],
    hint: "本系统的编号，修改已有基金时填写",
  }),
  ...fieldColumns(fundFields, {
    group: "基金情况",
    moreNames: {
      name: ["基金", "名称", "子基金"],
      parentId: ["所属母基金", "上层基金"],
      manager: ["基金管理机构", "管理机构", "管理公司"],
      size: ["目标规模", "基金总规模", "认缴规模", "注册规模"],
      registrationNumber: ["备案号", "基金备案号", "备案编码"],
      establishedOn: ["注册日期", "注册时间", "设立时间"],
      focus: ["重点投向", "投资方向"],
    },
    hints: { parentId: "上级基金的名称或编号，可以是同一张表里的基金", unitId: "不填就是您所在的单位" },
    examples: {
      name: "【示例】某某新材料产业投资基金合伙企业（有限合伙）",
      layer: "子基金",
      kind: "产业投资类",
      size: "10",
      status: "投资期",
      establishedOn: "2024-05-20",
    },
  }),
];

export const labelOf = (key: string): string => labelIn(fundColumns, key);
