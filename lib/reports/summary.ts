import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { showMoment } from "@/lib/date/moment";
import type { ReportContent, ReportSection } from "@/lib/export/report-content";
import { type ReportAsk, reachWords } from "./ask";
import { type ProducedCode, produced } from "./definitions";
import { roundingWords } from "./rounding";
import { spanWords, yearBefore } from "./span";
import { rowsOfFigure, type SummaryFacts, summaryFacts } from "./summary/facts";
import { fundSection } from "./summary/funds";
import { largeSection } from "./summary/large";
import { listingSection } from "./summary/listings";
import { overdueSection } from "./summary/overdue";
import { signingSection } from "./summary/signing";
import { titleOf } from "./summary/words";

/** The definitions a summary speaks by, and the version of their wording. */
export const definitionsVersion = "2026-11";

/** What is said of a period and a reach: words and tables, made once for page, document and workbook. */
export async function summaryOf(viewer: Viewer, ask: ReportAsk): Promise<ReportContent> {
  const [facts, reach] = await Promise.all([summaryFacts(viewer, ask), reachWords(viewer, ask.unit)]);
  const sections = sectionsOf(facts, reach);
  return {
    title: titleOf(ask, reach),
    facts: [
      `统计期：${ask.from} 至 ${ask.to}`,
      `范围：${reach}`,
      `数据截至：${showMoment(new Date())}`,
      `口径版本：${definitionsVersion}`,
    ],
    sections,
    notes: notesOf(facts),
  };
}

function sectionsOf(facts: SummaryFacts, reach: string): ReportSection[] {
  const { ask, units, chains, signing, funds, listings, overdue } = facts;
  const unitName = (id: number) => units.find((unit) => unit.id === id)?.shortName ?? "";
  const chainName = (code: string) => chains.get(code) ?? "未归链";
  const rows = (code: ProducedCode, unit?: string) => rowsOfFigure(ask, code, unit ? { unit } : {});
  return [
    ...(signing
      ? [
          signingSection({
            facts: signing,
            ...{ ask, reach, rows },
            units: units.map(({ id, shortName, code }) => ({ key: id, name: shortName, unitCode: code })),
            chains: [...chains, ["", "未归链"] as const].map(([key, name]) => ({ key, name })),
          }),
          largeSection({
            ...{ large: signing.large, largeCount: signing.yi.count, hundreds: signing.hundreds },
            ...{ hundredCount: signing.hundredYi.count, reach, unitName, chainName },
          }),
        ]
      : []),
    ...(funds ? [fundSection(funds, ask, reach)] : []),
    ...(listings ? [listingSection(listings, { ask, reach, unitName })] : []),
    ...(overdue.length > 0 ? [overdueSection(overdue, { ask, unitName })] : []),
  ];
}

const told = {
  signing: ["P01", "P02", "N04", "N03", "N01", "N02", "P11", "P14"],
  funds: ["F01", "F02", "F03", "F04"],
  listings: ["L01", "L04", "L05", "L06"],
  overdue: ["P25"],
} as const satisfies Record<string, readonly ProducedCode[]>;

/** 口径: every kind of number said above, and what holds for all of them. */
function notesOf({ ask, signing, funds, listings, overdue }: SummaryFacts): string[] {
  const codes: ProducedCode[] = [
    ...(signing ? told.signing : []),
    ...(funds ? told.funds : []),
    ...(listings ? told.listings : []),
    ...(overdue.some(({ code }) => code === "P25") ? told.overdue : []),
  ];
  return [
    ...codes.map(
      (code) => `${produced[code].name}（${code}）：${produced[code].formula}。${produced[code].caliber}。`,
    ),
    `上年同期为${spanWords(yearBefore(ask))}，以系统现有记录统计。`,
    `金额以元存储，显示时四舍五入到0.01亿元；${roundingWords}。`,
    "金额待定、为区间或外币未折算的，计个数、不计金额，文中注明个数。",
  ];
}
