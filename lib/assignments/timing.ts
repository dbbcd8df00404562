import "server-only";
import { Unacceptable } from "@/lib/auth/refusals";
import { type Day, today } from "@/lib/date/day";
import { isWorkday, workdayFrom, workdayUntil } from "@/lib/date/workdays";
import { holidays } from "@/lib/dictionaries/calendar";
import { entriesOf } from "@/lib/dictionaries/queries";
import type { Thresholds } from "./rules";

const usual: Thresholds = { receive: 3, remind: 3, alarm: 5 };

/** The rules in force on a day. */
export async function thresholds(day: Day = today()): Promise<Thresholds> {
  const entries = await entriesOf("assignmentRules", day);
  const daysOf = (code: string, otherwise: number) =>
    Number(entries.find((entry) => entry.code === code)?.attributes.days ?? otherwise);
  return {
    receive: daysOf("RECEIVE", usual.receive),
    remind: daysOf("REMIND", usual.remind),
    alarm: daysOf("ALARM", usual.alarm),
  };
}

/** Today, the holidays and the thresholds: what every reckoning of a deadline needs. */
export async function calendarNow() {
  const now = today();
  const [days, limits] = await Promise.all([holidays(), thresholds(now)]);
  return { today: now, holidays: days, thresholds: limits };
}

/** A deadline lies ahead and on a working day; otherwise the nearest ones are named. */
export async function requireDeadline(day: Day, field: string): Promise<void> {
  const { today: now, holidays: known } = await calendarNow();
  if (day < now) throw new Unacceptable("办结时限已经过了，请改为今天以后的工作日", { [field]: "已经过了" });
  if (isWorkday(day, known)) return;
  const before = workdayUntil(day, known);
  const nearest = [...(before >= now ? [before] : []), workdayFrom(day, known)].join(" 或 ");
  const message = `${day} 不是工作日，请改为 ${nearest}`;
  throw new Unacceptable(message, { [field]: message });
}
