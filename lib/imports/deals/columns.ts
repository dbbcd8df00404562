import { pick } from "@/lib/fields/input";
import { dealFields, roundFields } from "@/lib/funds/fields";
import type { DealStage } from "@/lib/funds/rules";
import { fieldColumns, labelIn, plainColumn } from "@/lib/imports/field-columns";
import type { ImportColumn } from "@/lib/imports/register";

/** A round's own fields by the names a deal's sheet gives them: its name is the record's 轮次, its note stands apart. */
export const roundKeys = {
  round: "name",
  projectId: "projectId",
  unitId: "unitId",
  chainCode: "chainCode",
  postMoney: "postMoney",
} as const;

const own = pick(dealFields, "fundId", "role", "share", "decided", "agreed", "owner", "note", "sourceNumber");
const ofRound = pick(roundFields, "companyId", "projectId", "unitId", "chainCode", "postMoney");

type Dated = { stage: DealStage; names: readonly string[] };

const dated: readonly Dated[] = [
  { stage: "SRC", names: ["储备日期", "入库日期", "线索日期"] },
  { stage: "APPR", names: ["立项日期", "立项时间", "立项通过日期"] },
  { stage: "DD", names: ["尽调日期", "尽调时间", "尽职调查日期"] },
  { stage: "IC", names: ["决策日期", "决策时间", "投决日期", "投决时间", "投委会日期", "过会日期"] },
  { stage: "AGREE", names: ["签约日期", "签约时间", "协议签订日期", "投资协议签订日期"] },
  { stage: "HOLD", names: ["投后日期", "投后管理日期"] },
  { stage: "EXIT", names: ["退出日期", "退出时间"] },
];

export const stageKey = (stage: DealStage): string => `on.${stage}`;
export const datedStages: readonly DealStage[] = dated.map(({ stage }) => stage);

/** Everything a column of an investment ledger can be. */
export const dealColumns: readonly ImportColumn[] = [
  plainColumn({
    key: "code",
    group: "编号",
    names: ["投资编号", "编号", "系统编号"],
    hint: "本系统的编号，修改已有投资项目时填写",
  }),
  ...fieldColumns(ofRound, {
    group: "企业与轮次",
    moreNames: {
      companyId: ["被投资企业", "投资企业", "项目公司", "被投公司", "投资标的企业"],
      unitId: ["县区", "区县", "县（市、区）", "县市区", "所在县区", "所属县区", "属地", "落地县区"],
      projectId: ["关联招商项目", "招商项目编号"],
      postMoney: ["投后估值（整体）", "整体估值"],
    },
    hints: {
      companyId: "必填，企业全称；没有登记过的会列出来，确认后登记",
      projectId: "招商项目的编号或名称，须已正式签约",
    },
    examples: { companyId: "【示例】某某半导体材料有限公司", unitId: "柯城", chainCode: "新材料" },
  }),
  plainColumn({
    key: "round",
    group: "企业与轮次",
    names: [roundFields.name.label, ...roundFields.name.also, "融资轮次"],
    hint: "如 天使轮、A轮；同一轮几只基金一起投的写同一个名称；不填记为“未注明轮次”",
    example: "A轮",
  }),
  ...fieldColumns(own, {
    group: "这只基金的投资",
    moreNames: {
      fundId: ["子基金名称", "出资基金", "基金", "投资主体名称"],
      share: ["占股比例", "股权比例"],
      decided: ["决策投资额", "批准投资额", "过会金额"],
      agreed: ["认购金额", "拟投资金额", "计划投资额"],
    },
    hints: { fundId: "必填，已登记基金的名称、简称或编号" },
    examples: { fundId: "某某新材料产业投资基金", share: "8.5", agreed: "3000", decided: "3000" },
  }),
  ...dated.map(({ stage, names }) =>
    plainColumn({ key: stageKey(stage), group: "阶段与日期", names, kind: "day" }),
  ),
  plainColumn({
    key: "stage",
    group: "阶段与日期",
    names: ["投资阶段", "阶段", "当前阶段", "项目阶段", "状态", "进展"],
    hint: "阶段由日期决定；只有阶段、没有日期的不登记",
    example: "投后",
  }),
  plainColumn({
    key: "paid",
    group: "打款",
    names: ["打款金额", "投资金额", "投资额", "实际投资额", "实际出资额", "累计打款", "已投金额", "出资金额"],
    kind: "amount",
    unit: "万元",
    hint: "已经打出的投资款；登记为一笔投资流水，再打款请在现金流里登记",
    example: "3000",
  }),
  plainColumn({
    key: "paidOn",
    group: "打款",
    names: [
      "打款日期",
      "投资日期",
      "投资时间",
      "打款时间",
      "首次打款日期",
      "首次打款",
      "出资日期",
      "出资时间",
      "交割日期",
    ],
    kind: "day",
    hint: "打款金额到账的日期",
    example: "2026-03-18",
  }),
];

export const labelOf = (key: string): string => labelIn(dealColumns, key);
