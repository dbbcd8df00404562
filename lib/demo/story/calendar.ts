import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  type Month,
  monthsBetween,
  type Precision,
  today,
} from "@/lib/date/day";

/** The tables of the story were written as if it were this day. */
const writtenOn: Day = "2026-11-24";

/** A day of the tables as far from today as it stood from the day of writing, so that the story never ages. */
export const told = (day: Day): Day => addDays(day, daysBetween(writtenOn, today()));

export const toldMonth = (month: Month): Month => addMonths(month, monthsBetween(writtenOn, today()));

/** `2026-12-18`, or `2027-10` where only the month is planned. */
export function toldPlan(plan: string): { plannedOn: Day; plannedPrecision: Precision } {
  return plan.length === 7
    ? { plannedOn: `${toldMonth(plan)}-01`, plannedPrecision: "month" }
    : { plannedOn: told(plan), plannedPrecision: "day" };
}

const minutesOfWork = 480;

/** A moment within the working hours of a day already told, and never in the future. `turn` spreads neighbours. */
export function momentOn(day: Day, turn: number): string {
  const minute = 9 * 60 + ((turn * 37) % minutesOfWork);
  const clock = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
  const instant = Date.parse(`${day}T${clock}:00+08:00`);
  return new Date(Math.min(instant, Date.now())).toISOString();
}
