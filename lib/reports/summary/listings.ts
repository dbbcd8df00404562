import type { ReportSection } from "@/lib/export/report-content";
import type { ReportAsk } from "@/lib/reports/ask";
import { dayInFull } from "@/lib/reports/span";
import { column, words } from "./cells";
import type { SummaryFacts } from "./facts";
import { periodAndReach } from "./words";

type ListingFacts = NonNullable<SummaryFacts["listings"]>;

/** 四、企业上市: from how many to how many; 累计 and 现有 are two figures. Candidates are counted, never named. */
export function listingSection(
  { now, ever, everBefore, fresh, reserves, tutored, underReview, listed }: ListingFacts,
  { ask, reach, unitName }: { ask: ReportAsk; reach: string; unitName: (id: number) => string },
): ReportSection {
  const growth =
    fresh.count > 0
      ? `新增上市公司${fresh.count}家，累计由${everBefore.count}家增至${ever.count}家`
      : `没有新增上市公司，累计${ever.count}家`;
  const gone = ever.count - now.count;
  const standing = gone > 0 ? `期末现有${now.count}家（累计中${gone}家已退市）` : `期末现有${now.count}家`;
  const pool = `期末在库后备企业${reserves.count}家，其中已辅导备案未申报${tutored.count}家、在审${underReview.count}家。`;
  const table = {
    title: "期内上市公司",
    unitLine: "",
    columns: [
      column("序次", 20, "center"),
      column("公司", 50, "start"),
      column("单位", 20, "center"),
      column("上市日期", 20, "center"),
    ],
    rows: [...listed]
      .sort((a, b) => a.ordinal - b.ordinal)
      .map(({ name, code, unitId, on, ordinal }) => [
        words(`${reach}第${ordinal}家`),
        words(name, `/listings/listed/${code}`),
        words(unitName(unitId)),
        words(on ?? "—"),
      ]),
    note: "第几家按上市日期排，含已退市的",
  };
  return {
    heading: "企业上市",
    paragraphs: [`${periodAndReach(ask, reach)}${growth}；${standing}（截至${dayInFull(ask.to)}）。${pool}`],
    tables: listed.length > 0 ? [table] : [],
  };
}
