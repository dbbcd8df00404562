import type { ReportSection } from "@/lib/export/report-content";
import { leverageReadings } from "@/lib/funds/leverage";
import { showYi } from "@/lib/money/yuan";
import type { ReportAsk } from "@/lib/reports/ask";
import { showValue, sumRatio } from "@/lib/reports/value";
import type { SummaryFacts } from "./facts";
import { periodAndReach, unknownWords } from "./words";

type FundFacts = NonNullable<SummaryFacts["funds"]>;

/** 三、基金投资: never a multiple without what it holds. */
export function fundSection(facts: FundFacts, ask: ReportAsk, reach: string): ReportSection {
  const { paid, agreed, decided, money, leveraged, equity, paidIn } = facts;
  const when = periodAndReach(ask, reach);
  const steps = `按环节：决策口径${decided.count}个、签约口径${agreed.count}个、打款口径${paid.count}个，各自统计，不相加。`;
  const invested =
    money.count > 0
      ? `${when}基金新增投资项目${paid.count}个（首次打款口径，一家企业不论几只基金、几个轮次计一个），新增投资规模${showYi(money.sum)}亿元（含追加投资，不含母基金对子基金的出资）。${steps}${unknownWords(money, "打款中", "笔")}`
      : `${when}没有基金打款。${steps}`;
  return {
    heading: "基金投资",
    paragraphs: [invested, leverageWords({ money, leveraged, equity }), paidInWords(paidIn)].filter(Boolean),
    tables: [],
  };
}

function leverageWords({
  money,
  leveraged,
  equity,
}: Pick<FundFacts, "money" | "leveraged" | "equity">): string {
  if (leveraged.count === 0) return "";
  const drawn = `期内首次打款的轮次，同轮到位其他资本${showYi(leveraged.sum)}亿元，其中社会股权${showYi(equity.sum)}亿元（不含基金自身出资）。`;
  const readings = leverageReadings(leveraged.sum, money.sum).flatMap(({ ratio, label }) =>
    ratio === null ? [] : [`${showValue({ number: ratio }, "倍")}倍（${label}）`],
  );
  const unknown = unknownWords(leveraged, "其他资本", "笔");
  return `${drawn}${readings.length > 0 ? `撬动倍数：${readings.join("，")}。` : ""}${unknown}`;
}

function paidInWords(paidIn: FundFacts["paidIn"]): string {
  if (!paidIn || paidIn.whole.count === 0) return "";
  const { part, whole } = paidIn;
  const rate = sumRatio(paidIn);
  return `期末基金矩阵外部出资人认缴${showYi(whole.sum)}亿元、实缴${showYi(part.sum)}亿元，实缴率${showValue(rate, "%")}%（母基金对子基金的出资不重复计）。`;
}
