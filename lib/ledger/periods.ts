import { addMonths, type Day, firstDayOf, lastDayOf, monthOf } from "@/lib/date/day";

type Ends = [from: Day | null, to: Day | null];

const months = (first: string, count: number): Ends => [
  firstDayOf(first),
  lastDayOf(addMonths(first, count - 1)),
];
const january = (month: string, years = 0) => addMonths(`${month.slice(0, 4)}-01`, years * 12);
const quarterOf = (month: string) => addMonths(month, -((Number(month.slice(5)) - 1) % 3));

/** Periods that move with the calendar, so that a saved view of "this month" stays this month's. */
const periods: Readonly<Record<string, (month: string) => Ends>> = {
  month: (month) => months(month, 1),
  quarter: (month) => months(quarterOf(month), 3),
  year: (month) => months(january(month), 12),
  "last-month": (month) => months(addMonths(month, -1), 1),
  "last-year": (month) => months(january(month, -1), 12),
};

/** The days a day filter means: a pair as written, or a period counted from today. */
export function daysMeant(value: string, today: Day): Ends | null {
  return periods[value]?.(monthOf(today)) ?? null;
}
