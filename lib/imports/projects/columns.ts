import { fieldColumns, labelIn, plainColumn } from "@/lib/imports/field-columns";
import type { ImportColumn } from "@/lib/imports/register";
import { projectFields } from "@/lib/projects/fields";
import { isTyped, type Stage, stages } from "@/lib/projects/rules";

/** Titles some ledgers use beside those registered with the field. */
const moreNames: Readonly<Record<string, readonly string[]>> = {
  chainCode: ["产业"],
  unitId: [
    "承接地",
    "县区",
    "区县",
    "所在县区",
    "所在区县",
    "所属县区",
    "所属区县",
    "所属区域",
    "所属县（市、区）",
    "所在县（市、区）",
    "承接县（市、区）",
    "区（县、市）",
    "县区名称",
    "所在地区",
    "落户区县",
    "责任县区",
    "责任区县",
    "县（区）",
    "区县市",
    "所在区域",
    "所在地",
  ],
  landArea: ["土地面积", "拟用地规模", "拟用地", "拟用地面积", "用地需求", "项目用地"],
  sourceNumber: ["项目序列号"],
  jobs: ["就业", "就业人数", "预计就业人数", "用工人数"],
};

const examples: Readonly<Record<string, string>> = {
  name: "【示例】年产5万吨电子级湿化学品项目",
  unitId: "柯城",
  content: "新建厂房6万平方米，购置生产线4条",
  totalInvestment: "108000",
  fixedInvestment: "82000",
  landArea: "120",
};

const factColumns = fieldColumns(projectFields, {
  group: "项目情况",
  moreNames,
  examples,
  hints: { name: "必填，不超过 120 个字" },
});

const otherColumns: readonly ImportColumn[] = [
  plainColumn({
    key: "code",
    group: "编号",
    names: ["项目编号", "编号", "台账编号", "内部编号", "系统编号"],
    hint: "本系统的编号，修改已有项目时填写",
  }),
  plainColumn({
    key: "amountUnit",
    group: "编号",
    names: ["金额单位", "计量单位"],
    hint: "金额每行单位不同时填写：万元、亿元、万美元",
  }),
  plainColumn({
    key: "amountCurrency",
    group: "编号",
    names: ["币种", "货币", "币别", "货币种类", "投资币种"],
    hint: "金额每行币种不同时填写：人民币、美元、欧元",
  }),
  plainColumn({
    key: "investors",
    group: "投资方",
    names: [
      "投资方",
      "投资主体",
      "投资企业",
      "投资单位",
      "投资商",
      "客商",
      "母公司",
      "投资方名称",
      "引进企业",
      "投资人",
      "投资者",
      "客商名称",
      "企业名称",
      "引进单位",
      "投资公司",
      "项目业主",
      "业主单位",
    ],
    hint: "几家用分号隔开",
    example: "某某半导体材料有限公司",
  }),
  plainColumn({
    key: "companies",
    group: "投资方",
    names: ["项目公司", "落地企业", "注册公司", "项目公司名称"],
    hint: "在本地注册的公司",
  }),
  plainColumn({
    key: "stage",
    group: "阶段与日期",
    names: [
      "项目阶段",
      "阶段",
      "当前阶段",
      "目前阶段",
      "洽谈阶段",
      "推进阶段",
      "项目状态",
      "进展阶段",
      "状态",
      "进展",
      "进展情况",
      "项目进展",
      "目前进展",
      "当前进展",
      "最新进展",
      "目前进度",
      "项目进度",
      "当前状态",
      "形象进度",
      "推进情况",
      "工作进展",
    ],
    hint: "阶段由下面的日期决定；只有阶段、没有日期的会标为阶段待核",
    example: "正式签约",
  }),
];

type Dated = { stage: Stage; word: string; names: readonly string[]; planned: readonly string[] };

const dated: readonly Dated[] = [
  { stage: "LEAD", word: "线索", names: ["线索时间", "线索登记日期"], planned: [] },
  { stage: "TALK", word: "洽谈", names: ["洽谈时间", "首次洽谈日期"], planned: [] },
  { stage: "REVIEW", word: "评审", names: ["评审时间", "预审日期", "研判评审日期"], planned: [] },
  {
    stage: "SIGN_FW",
    word: "框架签约",
    names: ["框架签约时间", "框架协议签订时间", "框架协议签约日期"],
    planned: [],
  },
  {
    stage: "SIGN",
    word: "正式签约",
    names: ["正式签约时间", "签约日期", "签约时间", "签订日期", "签订时间", "合同签订时间", "协议签订时间"],
    planned: ["计划签约日期", "计划签约时间", "预计签约时间", "拟签约日期", "拟签约时间"],
  },
  { stage: "REG", word: "注册", names: ["注册时间", "工商注册时间", "公司注册日期"], planned: [] },
  { stage: "FILE", word: "备案", names: ["备案时间", "立项时间", "立项日期", "立项备案日期"], planned: [] },
  {
    stage: "LAND",
    word: "供地",
    names: ["供地时间", "摘牌时间", "摘牌日期", "拿地时间", "拿地日期"],
    planned: [],
  },
  {
    stage: "START",
    word: "开工",
    names: ["开工时间", "实际开工时间", "实际开工日期", "动工时间", "开工建设时间"],
    planned: ["约定开工时间", "约定开工日期", "拟开工时间"],
  },
  { stage: "DONE", word: "竣工", names: ["竣工时间", "实际竣工时间", "实际竣工日期"], planned: [] },
  {
    stage: "PROD",
    word: "投产",
    names: ["投产时间", "实际投产时间", "实际投产日期"],
    planned: ["约定投产时间", "约定投产日期", "拟投产时间"],
  },
  { stage: "FULL", word: "达产", names: ["达产时间", "实际达产日期"], planned: [] },
];

export const actualKey = (stage: Stage): string => `on.${stage}`;
export const plannedKey = (stage: Stage): string => `plan.${stage}`;

const dayColumn = (key: string, names: readonly string[], planned: boolean): ImportColumn =>
  plainColumn({ key, group: "阶段与日期", names, kind: "day", planned });

const actualColumns = dated.map(({ stage, word, names }) =>
  dayColumn(actualKey(stage), [`${word}日期`, ...names], false),
);
const plannedColumns = dated.map(({ stage, word, planned }) =>
  dayColumn(
    plannedKey(stage),
    [
      ...[`计划${word}日期`, `计划${word}时间`, `预计${word}日期`, `预计${word}时间`],
      // As our own ledger heads it when it is taken out.
      ...[`计划${word}`, `预计${word}`],
      ...planned,
    ],
    true,
  ),
);

/** Which dates a row may hold, in the order of the main line. */
export const datedStages: readonly Stage[] = stages.filter(isTyped);

const moneyColumn = (key: string, names: readonly string[]): ImportColumn =>
  plainColumn({
    key,
    group: "按月资金",
    names,
    kind: "amount",
    hint: "截至某月的累计数，导入时选择月份",
    monthly: true,
    unit: "万元",
  });

const monthlyColumns: readonly ImportColumn[] = [
  moneyColumn("arrived", [
    "到位资金",
    "实际到位资金",
    "实际到位资金（市外）",
    "市外到位内资",
    "引进内资",
    "累计到位资金",
    "到资额",
  ]),
  moneyColumn("investment", [
    "完成投资",
    "累计完成投资",
    "累计完成",
    "自开工累计",
    "本年完成投资",
    "当年完成投资",
    "完成投资额",
  ]),
];

/** Everything a column of a project ledger can be. */
export const projectColumns: readonly ImportColumn[] = [
  ...factColumns,
  ...otherColumns,
  ...actualColumns,
  ...plannedColumns,
  ...monthlyColumns,
];

export const labelOf = (key: string): string => labelIn(projectColumns, key);
