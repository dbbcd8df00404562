import { addMonths, type Day, lastDayOf, monthOf, yearOf } from "@/lib/date/day";
import type { Span } from "./part";

/** The same months and days a year earlier; the end of February stays the end of February. */
export const yearBefore = ({ from, to }: Span): Span => ({
  from: addMonths(from, -12),
  to: isLastOfMonth(to) ? lastDayOf(monthOf(addMonths(to, -12))) : addMonths(to, -12),
});

export const isLastOfMonth = (day: Day): boolean => lastDayOf(monthOf(day)) === day;

const monthNumber = (day: Day) => Number(day.slice(5, 7));
const dayNumber = (day: Day) => Number(day.slice(8));
const spoken = (day: Day) => `${monthNumber(day)}月${dayNumber(day)}日`;
const quarters = ["一", "二", "三", "四"];

/** 2026年, 2026年第三季度, 2026年1—10月, 2026年1月1日至11月28日: as a bulletin names a period. */
export function spanWords({ from, to }: Span): string {
  const year = yearOf(from);
  if (year !== yearOf(to)) return `${year}年${spoken(from)}至${yearOf(to)}年${spoken(to)}`;
  const [first, last] = [monthNumber(from), monthNumber(to)];
  if (!from.endsWith("-01") || !isLastOfMonth(to)) return `${year}年${spoken(from)}至${spoken(to)}`;
  if (first === 1 && last === 12) return `${year}年`;
  if (last - first === 2 && last % 3 === 0) return `${year}年第${quarters[last / 3 - 1]}季度`;
  return first === last ? `${year}年${first}月` : `${year}年${first}—${last}月`;
}

/** `2026年11月28日` */
export const dayInFull = (day: Day): string => `${yearOf(day)}年${spoken(day)}`;
