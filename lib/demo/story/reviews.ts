import type { Day } from "@/lib/date/day";
import type { ItemRule } from "@/lib/reviews/rules";

/** A meeting that was held: which projects it spoke about, and which assignments (by name) came out of it. */
export type ToldReview = {
  title: string;
  heldOn: Day;
  items: readonly {
    about: string;
    rule: ItemRule;
    reason: string;
    minutes: number;
    obstacle: string;
    department?: string;
    suggestion: string;
    /** What was decided about it. */
    decided?: string;
  }[];
};

export const place = "市行政中心示例会议室";
export const chair = "演示·领导";
export const attendees = [
  "演示·市招商负责人、演示·市招商业务员",
  "各县（市、区）、智造新城、智慧新城招商部门负责人",
  "市发改委、市经信局、市资规局、市生态环境局、市住建局联络员",
].join("\n");

export const heldReviews: readonly ToldReview[] = [
  {
    title: "10月招商项目调度会",
    heldOn: "2026-11-02",
    items: [
      {
        ...{ about: "bearing-steel", rule: "UNSTARTED", minutes: 8, department: "330800D3" },
        reason: "正式签约后久未开工",
        obstacle: "地块规划条件未出具，出让时间定不下来",
        suggestion: "市资规局月内明确规划条件和出让时间",
        decided: "明确轴承钢项目地块规划条件和出让时间",
      },
      {
        ...{ about: "gearboxes", rule: "NEW_RED", minutes: 6 },
        reason: "计划开工日期已过，转红灯",
        obstacle: "场平只完成四成，进度没有倒排",
        suggestion: "衢江区公布场平倒排计划，每周报进度",
        decided: "公布重型齿轮箱项目场平倒排计划，每周报进度",
      },
      {
        ...{ about: "solar-glass", rule: "SILENT", minutes: 6, department: "330800D1" },
        reason: "重大项目久无动静",
        obstacle: "节能审查两次退回补正",
        suggestion: "江山市会同市发改委拿出补正方案",
        decided: "拿出光伏玻璃项目节能审查补正方案",
      },
    ],
  },
  {
    title: "11月招商项目调度会",
    heldOn: "2026-11-16",
    items: [
      {
        ...{ about: "storage-two", rule: "MANUAL", minutes: 10, department: "330800D1" },
        reason: "百亿项目二期，会议安排",
        obstacle: "用能指标缺口较大，平衡方案未报批",
        suggestion: "两周内落实用能指标，确保二期按期开工",
        decided: "落实储能基地二期用能指标",
      },
      {
        ...{ about: "gearboxes", rule: "OPEN", minutes: 5, department: "330800D5" },
        reason: "上次议定已办结，转入施工许可",
        obstacle: "施工单位未定",
        suggestion: "衢江区确定施工单位，市住建局提前介入施工许可",
        decided: "确定重型齿轮箱项目施工单位并申领施工许可",
      },
      {
        ...{ about: "aviation", rule: "UNSTARTED", minutes: 5 },
        reason: "正式签约后久未开工，属地未提出新计划",
        obstacle: "总部投资决策推迟",
        suggestion: "由市招商中心约谈投资方，下次会议汇报",
      },
    ],
  },
];

/** What the next meeting has prepared so far, in the order of its agenda: by the name of the project's own key. */
export const prepared: Readonly<
  Record<string, { obstacle: string; department?: string; suggestion: string }>
> = {
  "bearing-steel": {
    obstacle: "规划条件超期未出具，企业要求年内明确供地时间",
    department: "330800D3",
    suggestion: "市资规局一周内书面答复规划条件，龙游县同步组织出让方案报批",
  },
  aviation: {
    obstacle: "投资方总部决策推迟，计划开工日期已过",
    suggestion: "下达最后期限：年底前不开工的按协议启动退出程序",
  },
};

/** The projects the meetings speak about, by the key the story knows them under. */
export const nameOf: Readonly<Record<string, string>> = {
  "bearing-steel": "泓砾高强度轴承钢深加工项目",
  gearboxes: "岚钧重型齿轮箱制造基地项目",
  "solar-glass": "曜砚光伏玻璃及深加工项目",
  "storage-two": "栩能智慧储能产业基地项目二期",
  aviation: "巽风航空零部件基地项目",
};
