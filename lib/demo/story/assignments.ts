import type { Day } from "@/lib/date/day";

/** One step of an assignment's life: `account day｜what was said`. */
type Step = string;

/** What a city or a county assigned, and how far it has come. Days are those of the story's own calendar. */
export type ToldAssignment = {
  name: string;
  requirement?: string;
  level?: "important" | "urgent";
  by: string;
  /** The unit that owes it. */
  owner: string;
  helpers?: readonly string[];
  department?: string;
  about?: readonly string[];
  source?: string;
  on: Day;
  due: Day;
  received?: Step;
  reported?: Step;
  replied?: Step;
  returned?: Step;
  closed?: Step;
  withdrawn?: Step;
  asked?: { step: Step; until: Day };
};

export const assignments: readonly ToldAssignment[] = [
  {
    ...{
      name: "公布重型齿轮箱项目场平倒排计划，每周报进度",
      by: "shi",
      owner: "330803",
      about: ["gearboxes"],
    },
    ...{ on: "2026-11-02", due: "2026-11-13", source: "10月调度会" },
    received: "qujiang 2026-11-02｜",
    replied: "qujiang 2026-11-12｜倒排计划已报送，场平已完成六成",
    closed: "shi 2026-11-13｜同意销号，进度继续每周报送",
  },
  {
    ...{ name: "拿出光伏玻璃项目节能审查补正方案", by: "shi", owner: "330881", about: ["solar-glass"] },
    ...{ on: "2026-11-02", due: "2026-11-25", source: "10月调度会", department: "330800D1" },
    received: "jiangshan 2026-11-03｜",
    reported: "jiangshan 2026-11-18｜第二次补正材料已报发改委，等待受理",
  },
  {
    ...{ name: "确定重型齿轮箱项目施工单位并申领施工许可", by: "shi", owner: "330803", about: ["gearboxes"] },
    ...{ on: "2026-11-16", due: "2026-12-11", source: "11月调度会", department: "330800D5" },
    received: "qujiang 2026-11-17｜",
  },
  {
    ...{ name: "梳理三季度签约未开工项目清单", by: "shi-fu", owner: "330803" },
    ...{ on: "2026-09-07", due: "2026-09-25", source: "三季度调度会" },
    received: "qujiang 2026-09-08｜",
    replied: "qujiang 2026-09-23｜清单已报送，共 7 个项目，逐个注明原因和计划开工日期",
    closed: "shi-fu 2026-09-24｜同意销号",
  },
  {
    ...{
      name: "协调解决包装纸技改项目投产发票主体不一致问题",
      by: "shi",
      owner: "330824",
      about: ["wrapping"],
    },
    ...{ on: "2026-09-14", due: "2026-10-16" },
    received: "kaihua 2026-09-15｜",
    reported: "kaihua 2026-09-28｜企业同意换开发票，财务正在办理",
    replied: "kaihua 2026-10-14｜发票已换开，原件已核对",
    closed: "shi 2026-10-15｜材料齐全，同意销号",
  },
  {
    ...{
      name: "完成清洁能源结构件项目扶持条款公平竞争审查",
      by: "shi-fu",
      owner: "330824",
      about: ["structures"],
    },
    ...{ on: "2026-09-21", due: "2026-10-20", level: "important" },
    received: "kaihua-shen 2026-09-22｜",
    replied: "kaihua 2026-10-26｜审查意见已出具，税收返还诉求已撤销",
    closed: "shi-fu 2026-10-28｜逾期办结，请今后提前报告进度",
  },
  {
    ...{
      name: "提供常山县重点项目用电负荷缺口",
      by: "shi",
      owner: "330822",
      on: "2026-10-09",
      due: "2026-10-23",
    },
    received: "changshan 2026-10-09｜",
    replied: "changshan 2026-10-22｜缺口 3 处，已与供电公司核对",
    closed: "shi 2026-10-23｜",
  },
  {
    ...{
      name: "上报江山市四季度集中开工项目",
      by: "shi",
      owner: "330881",
      on: "2026-10-12",
      due: "2026-10-28",
    },
    received: "jiangshan 2026-10-13｜",
    replied: "jiangshan 2026-10-27｜拟开工 4 个，名单见附件",
    closed: "shi 2026-10-28｜",
  },
  {
    ...{ name: "提供海外招商渠道名单", by: "shi-fu", owner: "330800Z2", on: "2026-10-15", due: "2026-11-06" },
    withdrawn: "shi-fu 2026-10-21｜改由市招商中心统一收集，不再单独办理",
  },
  {
    ...{
      name: "督促航空零部件基地提出可核查的开工时间表",
      by: "lingdao",
      owner: "330800B1",
      about: ["aviation"],
    },
    requirement: "说明三次延期的原因，逐项列出未完成的前期手续，提出可核查的开工时间表。",
    ...{ on: "2026-10-26", due: "2026-11-10", level: "urgent", source: "领导批示" },
    received: "shi 2026-10-27｜",
    reported: "shi 2026-11-16｜企业设计方案再次调整，正在核对新的时间表",
  },
  {
    ...{
      name: "明确轴承钢项目地块规划条件和出让时间",
      by: "shi-fu",
      owner: "330800D3",
      about: ["bearing-steel"],
    },
    ...{ helpers: ["330825"], on: "2026-11-02", due: "2026-11-20", level: "important", source: "10月调度会" },
    requirement: "出具规划条件，明确挂牌时间；涉及调规的一并说明。",
    received: "zigui 2026-11-04｜",
    reported: "longyou 2026-11-12｜县里已提交地块资料，请市局尽快出具条件",
  },
  {
    ...{ name: "倒排中药配方颗粒项目交地与施工许可时间", by: "shi", owner: "330824", about: ["granules"] },
    ...{ department: "330800D3", on: "2026-11-04", due: "2026-11-20" },
    received: "kaihua 2026-11-05｜",
    reported: "kaihua 2026-11-13｜倒排表初稿已与县资规部门对接",
    replied: "kaihua 2026-11-23｜倒排表已定稿，交地 12 月 10 日前、施工许可 12 月底前",
  },
  {
    ...{ name: "补齐医药冷链物流中心项目出让合同签章页", by: "shi", owner: "330802", about: ["cold-chain"] },
    ...{ on: "2026-11-09", due: "2026-12-01" },
    received: "kecheng 2026-11-10｜",
    replied: "kecheng 2026-11-17｜合同已补传",
    returned: "shi 2026-11-19｜缺第 12 页签章，日期与成交确认书不一致，请核对后重报",
  },
  {
    ...{ name: "落实储能基地二期用能指标", by: "lingdao", owner: "330800B1", about: ["storage-two"] },
    ...{
      department: "330800D1",
      on: "2026-11-16",
      due: "2026-11-27",
      level: "important",
      source: "11月调度会",
    },
    requirement: "会同市发改委提出用能指标平衡方案，报市政府审定。",
    received: "shi-fu 2026-11-16｜",
    reported: "shi-fu 2026-11-20｜平衡方案已送审，等待批复",
  },
  {
    ...{ name: "取得电子特气项目外方出资时间表", by: "shi", owner: "330800Z1", about: ["gases"] },
    ...{ on: "2026-11-10", due: "2026-11-30" },
    received: "zhizao 2026-11-11｜",
    reported: "zhizao 2026-11-18｜外方董事会 12 月上旬开会",
    asked: { step: "zhizao 2026-11-23｜外方董事会改在 12 月上旬，此前无法确定出资时间", until: "2026-12-18" },
  },
  {
    ...{
      name: "提出隔膜项目与现有电解液企业的配套方案",
      by: "shi-fu",
      owner: "330800C-XCL",
      about: ["separators"],
    },
    ...{ helpers: ["330800Z1"], department: "330800D2", on: "2026-11-23", due: "2026-12-16" },
    requirement: "走访两家以上电解液企业，形成配套清单和时间表。",
  },
  {
    ...{
      name: "补齐三季度月报佐证材料",
      by: "kaihua-shen",
      owner: "330824",
      on: "2026-11-18",
      due: "2026-12-04",
    },
    received: "kaihua 2026-11-18｜",
  },
];
