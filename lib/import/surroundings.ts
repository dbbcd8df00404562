import { type Day, lastDayMeant, today } from "@/lib/date/day";
import { parseDay } from "@/lib/date/parse";

const chineseDigits = "〇一二三四五六七八九";
const range = /(?:19|20)\d{2}年?(?:-|—|–|~|至|到)(?:19|20)\d{2}年/;

/** 二〇二三年 is 2023年, and widths are folded. */
const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/[〇○零一二三四五六七八九]{4}(?=年)/g, (year) =>
      year.replace(/./g, (digit) => String(Math.max(0, chineseDigits.indexOf(digit)))),
    );

/** The year a ledger is for, from the first text that names one: its title, its notes, its sheet, its file. */
export function yearIn(texts: readonly string[]): number | null {
  for (const text of texts.map(plain)) {
    if (range.test(text)) return null;
    const year = /(?<!\d)((?:19|20)\d{2})(?=年)/.exec(text)?.[1];
    if (year) return Number(year);
  }
  for (const text of texts.map(plain)) {
    const year = /(?<!\d)(20\d{2})(?!\d)/.exec(text)?.[1];
    if (year) return Number(year);
  }
  return null;
}

const asOf =
  /截[至止](?:时间|日期|到)?:?((?:\d{4}[年.\-/])?(?:\d{1,2}(?:月份?|[.\-/]))?(?:\d{1,2}日?|[底末]|年底)?)/;

/** The day a ledger is as of: 截至2023年9月30日, 截至9月底. A month means its last day. */
export function asOfIn(texts: readonly string[], yearHint: number | null): Day | null {
  for (const text of texts.map(plain)) {
    const written = asOf.exec(text)?.[1];
    const parsed = written ? parseDay(written, { today: today(), yearHint, planned: true }) : null;
    if (parsed?.ok && parsed.day) return lastDayMeant(parsed.day, parsed.precision);
  }
  return null;
}
