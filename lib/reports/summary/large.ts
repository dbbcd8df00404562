import { yearOf } from "@/lib/date/day";
import type { ReportSection, ReportTable } from "@/lib/export/report-content";
import { showYi } from "@/lib/money/yuan";
import { dayInFull } from "@/lib/reports/span";
import type { RankedRow } from "@/lib/reports/tallies";
import { column, count, words, yi } from "./cells";
import { cutWords } from "./words";

export type LargeAsk = {
  large: readonly RankedRow[];
  largeCount: number;
  hundreds: readonly RankedRow[];
  hundredCount: number;
  reach: string;
  unitName: (id: number) => string;
  chainName: (code: string) => string;
};

/** 二、重大项目: an ordinal always says of what it counts, where, and since when. */
export function largeSection(asked: LargeAsk): ReportSection {
  const { large, largeCount, hundreds, hundredCount, reach, unitName } = asked;
  if (largeCount === 0)
    return { heading: "重大项目", paragraphs: ["期内没有总投资亿元以上的新签约正式项目。"], tables: [] };
  const lead =
    hundredCount > 0
      ? `期内新签约正式项目中，百亿元以上${hundredCount}个。`
      : "期内新签约正式项目中，没有百亿元以上的。";
  const earliest = [...hundreds].sort(
    (a, b) => a.ordinal - b.ordinal || (a.on ?? "").localeCompare(b.on ?? ""),
  );
  const each = earliest.map(
    ({ name, unitId, amount, on, ordinal }) =>
      `${name}（${unitName(unitId)}，总投资${showYi(amount)}亿元，${dayInFull(on ?? "")}正式签约），是${yearOf(on ?? "")}年${reach}第${ordinal}个正式签约的百亿元以上项目。`,
  );
  return {
    heading: "重大项目",
    paragraphs: [lead, ...each],
    tables: [listOf(large, asked, cutWords(large.length, largeCount))],
  };
}

function listOf(
  rows: readonly RankedRow[],
  { unitName, chainName, reach }: LargeAsk,
  cut: string | undefined,
): ReportTable {
  return {
    title: "总投资亿元以上新签约正式项目",
    unitLine: "单位：亿元",
    columns: [
      column("序号", 7, "center"),
      column("项目名称", 38, "start"),
      column("单位", 12, "center"),
      column("产业链", 13, "center"),
      column("签约日期", 15, "center"),
      column("总投资（亿元）", 14),
      column(`当年${reach}亿元以上项目第几个`, 17, "center"),
    ],
    rows: rows.map(({ code, name, unitId, chain, on, amount, ordinal }, i) => [
      count(i + 1),
      words(name, `/projects/${code}`),
      words(unitName(unitId)),
      words(chainName(chain)),
      words(on ?? "—"),
      yi(amount),
      words(`${yearOf(on ?? "")}年第${ordinal}个`),
    ]),
    note: [cut, "第几个按正式签约日期在当年内排，同一天的按登记先后"].filter(Boolean).join("；"),
  };
}
