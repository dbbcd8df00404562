import "server-only";
import { Unacceptable } from "@/lib/auth/refusals";
import { addDays, type Day, today } from "@/lib/date/day";
import { isWorkday, workdayFrom, workdayUntil, yearsWithoutHolidays } from "@/lib/date/workdays";
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

/** Says so when deadlines reach into a year whose holidays nobody has entered; null when all is known. */
export async function holidayWarning(through: Day = addDays(today(), 60)): Promise<string | null> {
  const missing = yearsWithoutHolidays(today(), through, await holidays());
  if (missing.length === 0) return null;
  return `尚未维护 ${missing.join("、")} 年节假日，这些年份的时限只按周末推算；请系统管理员在“字典—节假日与调休”中补充`;
}
