import { addDays, type Day, yearOf } from "./day";

/** What makes a day other than its weekday says: public holidays, and weekends that are worked instead (调休). */
export type Holidays = {
  off: ReadonlySet<Day>;
  work: ReadonlySet<Day>;
  /** The years somebody has entered: of others only the weekends are known. */
  years: ReadonlySet<number>;
};

export const noHolidays: Holidays = { off: new Set(), work: new Set(), years: new Set() };

export function isWorkday(day: Day, { off, work }: Holidays): boolean {
  if (work.has(day)) return true;
  return !off.has(day) && !isWeekend(day);
}

const isWeekend = (day: Day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** The day itself when it is worked, otherwise the next that is. */
export function workdayFrom(day: Day, holidays: Holidays): Day {
  return step(day, 1, holidays);
}

/** The day itself when it is worked, otherwise the last that was. */
export function workdayUntil(day: Day, holidays: Holidays): Day {
  return step(day, -1, holidays);
}

function step(from: Day, direction: 1 | -1, holidays: Holidays): Day {
  let day = from;
  while (!isWorkday(day, holidays)) day = addDays(day, direction);
  return day;
}

/** The n-th working day after a day, or before it when n is negative; 0 is the day itself. */
export function addWorkdays(from: Day, n: number, holidays: Holidays): Day {
  const direction = n < 0 ? -1 : 1;
  let day = from;
  for (let left = Math.abs(n); left > 0; left -= 1) day = step(addDays(day, direction), direction, holidays);
  return day;
}

/** Working days after the first day up to and including the second; negative when the second is earlier. */
export function workdaysBetween(from: Day, to: Day, holidays: Holidays): number {
  if (to < from) return -workdaysBetween(to, from, holidays);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkday(day, holidays)) count += 1;
  return count;
}

/** The years between two days of which nobody has entered the holidays. */
export function yearsWithoutHolidays(from: Day, to: Day, { years }: Holidays): number[] {
  const count = Math.max(0, yearOf(to) - yearOf(from)) + 1;
  return Array.from({ length: count }, (_, i) => yearOf(from) + i).filter((year) => !years.has(year));
}
