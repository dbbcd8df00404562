import type { ReportSection, ReportTable } from "@/lib/export/report-content";
import type { ReportAsk } from "@/lib/reports/ask";
import { dayInFull } from "@/lib/reports/span";
import { column, count, words } from "./cells";
import type { SummaryFacts } from "./facts";
import { cutWords } from "./words";

type Lists = SummaryFacts["overdue"];
type List = Lists[number];

const counted: Readonly<Record<List["code"], string>> = {
  P25: "计划开工日已过仍未开工的签约项目",
  N05: "逾期未办结的督办事项",
  N06: "逾期未销号的上市障碍",
};

/** 五、逾期事项: how many of each; only signed projects by name. What tasks and obstacles say stays with those who keep them. */
export function overdueSection(
  lists: Lists,
  { ask, unitName }: { ask: ReportAsk; unitName: (id: number) => string },
): ReportSection {
  const told = lists.map(({ code, tally }) => `${counted[code]}${tally.count}个`);
  const tables = lists
    .filter(({ code, rows }) => code === "P25" && rows.length > 0)
    .map((list) => tableOf(list, unitName));
  return {
    heading: "逾期事项",
    paragraphs: [`截至${dayInFull(ask.to)}，${told.join("，")}。`],
    tables,
  };
}

function tableOf({ tally, rows, path }: List, unitName: (id: number) => string): ReportTable {
  return {
    title: "超期未开工项目",
    unitLine: "单位：天",
    columns: [
      column("序号", 8, "center"),
      column("项目名称", 52, "start"),
      column("单位", 14, "center"),
      column("计划开工", 16, "center"),
      column("超期（天）", 12),
    ],
    rows: rows.map(({ code, name, unitId, on, amount }, i) => [
      count(i + 1),
      words(name, path(code)),
      words(unitName(unitId)),
      words(on ?? "—"),
      count(amount ?? 0),
    ]),
    note: cutWords(rows.length, tally.count),
  };
}
