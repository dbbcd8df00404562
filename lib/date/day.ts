/** A calendar day, `YYYY-MM-DD`. Days compare and sort as text. */
export type Day = string;

/** A calendar month, `YYYY-MM`. */
export type Month = string;

type DayOrMonth = string;

/** How much of a date is known. 2026-03 is kept as 2026-03-01, a year as its first day; 2026年底 as 2026-12-31. */
export type Precision = "day" | "month" | "year";

const dayLength = 86_400_000;
// China has kept UTC+8 without summer time since 1992, so now needs no time zone data.
const shanghaiOffset = 8 * 3_600_000;

export function isDay(text: string): boolean {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? instantOf(text) : Number.NaN;
  return !Number.isNaN(instant) && dayAt(instant) === text;
}

type Clock = typeof globalThis & { wulianDaysAhead?: number };

/** A test may look at the bureau on a later day; outside a test run nothing moves the calendar. */
const movable = process.env.WULIAN_TEST === "1";
const daysAhead = (): number => (movable ? ((globalThis as Clock).wulianDaysAhead ?? 0) : 0);

export function moveToday(days: number): void {
  (globalThis as Clock).wulianDaysAhead = days;
}

/** The last day asked for and the instants between which it lasts: an import asks for today at every cell. */
let current = { day: "", from: 0, to: 0 };

/** Today in China, whatever the clock of the machine is set to. */
export function today(now?: Date): Day {
  const at = (now?.getTime() ?? Date.now() + daysAhead() * dayLength) + shanghaiOffset;
  if (at < current.from || at >= current.to) {
    const from = Math.floor(at / dayLength) * dayLength;
    current = { day: dayAt(from), from, to: from + dayLength };
  }
  return current.day;
}

export const thisMonth = (now?: Date): Month => monthOf(today(now));

export const addDays = (day: Day, days: number): Day => dayAt(instantOf(day) + days * dayLength);

/** Days from the first to the second, negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => (instantOf(to) - instantOf(from)) / dayLength;

export const yearOf = (day: DayOrMonth): number => Number(day.slice(0, 4));

export const monthOf = (day: Day): Month => day.slice(0, 7);

export const firstDayOf = (month: Month): Day => `${month}-01`;

export function lastDayOf(month: Month): Day {
  return addDays(firstDayOf(addMonths(month, 1)), -1);
}

/** A month stays a month. A day keeps its number, or becomes the month's last where there is none: 01-31 + 1 = 02-28. */
export function addMonths(from: DayOrMonth, months: number): DayOrMonth {
  const count = yearOf(from) * 12 + Number(from.slice(5, 7)) - 1 + months;
  const month = `${padded(Math.floor(count / 12), 4)}-${padded((count % 12) + 1, 2)}`;
  if (from.length === 7) return month;
  const last = lastDayOf(month);
  const day = `${month}${from.slice(7)}`;
  return day < last ? day : last;
}

/** Months from the first to the second; days within them do not matter. */
export const monthsBetween = (from: DayOrMonth, to: DayOrMonth): number =>
  (yearOf(to) - yearOf(from)) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));

/** The last day a date of that precision can mean: what a deadline known only to the month runs to. */
export function lastDayMeant(day: Day, precision: Precision): Day {
  const ends: Record<Precision, () => Day> = {
    day: () => day,
    month: () => lastDayOf(monthOf(day)),
    year: () => `${day.slice(0, 4)}-12-31`,
  };
  return ends[precision]();
}

/** `2026-03-18`, `2026-03` or `2026`, as far as it is known. */
export const showDay = (day: Day | null, precision: Precision = "day"): string =>
  day === null ? "—" : day.slice(0, shownLength[precision]);

const shownLength: Record<Precision, number> = { day: 10, month: 7, year: 4 };

/** `11月23日`; the year is written when it is not that of `now`. */
export function showDayInSentence(day: Day, precision: Precision = "day", now: Day = day): string {
  const [year = "", month, date] = day.split("-");
  const spoken: Record<Precision, string> = {
    day: `${Number(month)}月${Number(date)}日`,
    month: `${Number(month)}月`,
    year: "",
  };
  return precision === "year" || yearOf(now) !== yearOf(day)
    ? `${year}年${spoken[precision]}`
    : spoken[precision];
}

/**
 * The day of a sheet's serial number; a time of day is cut off. Null where there is none: 60 stands for
 * 1900-02-29, a day that sheets count and calendars do not have.
 */
export function dayOfSerial(serial: number, system1904 = false): Day | null {
  const days = Math.floor(serial);
  if (system1904) return days >= 0 && days <= lastSerial - 1462 ? addDays("1904-01-01", days) : null;
  if (!(days >= 1 && days <= lastSerial) || days === 60) return null;
  return addDays(days < 60 ? "1899-12-31" : "1899-12-30", days);
}

// 9999-12-31
const lastSerial = 2_958_465;

const instantOf = (day: Day) => Date.parse(`${day}T00:00:00Z`);

const dayAt = (instant: number): Day => new Date(instant).toISOString().slice(0, 10);

const padded = (value: number, length: number) => String(value).padStart(length, "0");
