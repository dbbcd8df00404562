/** What a report says, once: a page, a document and a workbook show these words and numbers and no others. */
export type ReportContent = {
  title: string;
  /** 统计期、范围、截至、制表: the line under the title. */
  facts: readonly string[];
  sections: readonly ReportSection[];
  /** 口径与说明, numbered. */
  notes: readonly string[];
};

export type ReportSection = {
  heading: string;
  paragraphs: readonly string[];
  tables: readonly ReportTable[];
};

export type ReportTable = {
  title: string;
  /** 单位：个、亿元 */
  unitLine: string;
  columns: readonly ReportColumn[];
  rows: readonly (readonly ReportCell[])[];
  /** Its first row is the total of the others. */
  hasTotal?: boolean;
  note?: string;
};

export type ReportColumn = {
  title: string;
  align: "start" | "center" | "end" /** Share of the width. */;
  width: number;
};

/** `shown` is what people read, in all three. A sheet holds `number` under `format`, which shows the same. */
export type ReportCell = { shown: string; number?: number; format?: string; href?: string };

/** 一、二、… 十、十一 */
export function chineseNumber(n: number): string {
  const digits = "〇一二三四五六七八九";
  if (n < 10) return digits[n] ?? "";
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  return `${tens > 1 ? digits[tens] : ""}十${ones > 0 ? digits[ones] : ""}`;
}
