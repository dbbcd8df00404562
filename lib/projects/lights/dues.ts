import "server-only";
import type { Reader, Transaction } from "@/db/client";
import { addDays, type Day, daysBetween } from "@/lib/date/day";
import type { WorkCalendar } from "./rules";

type Source = Pick<Reader, "select" | "execute"> | Transaction;

const isWorkday = (day: Day) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** Monday to Friday. */
export const plainWeek: WorkCalendar = {
  after(day, workdays) {
    let at = day;
    for (let left = workdays; left > 0; ) {
      at = addDays(at, 1);
      if (isWorkday(at)) left -= 1;
    }
    return at;
  },
  between: (from, to) =>
    Array.from({ length: Math.max(daysBetween(from, to), 0) }, (_, i) => addDays(from, i + 1)).filter(
      isWorkday,
    ).length,
};

export const workCalendar = async (_source: Source): Promise<WorkCalendar> => plainWeek;

/** The deadlines of open assignments, per project. */
export const duesOf = async (_source: Source, _ids: number[]): Promise<ReadonlyMap<number, Day[]>> =>
  new Map();
