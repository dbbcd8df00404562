import "server-only";
import { and, asc, eq, isNull, notInArray, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { grants, users } from "@/db/schema";
import { calendarNow } from "@/lib/assignments/timing";
import { administratorRoles } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, addMonths, type Day, lastDayOf, monthOf } from "@/lib/date/day";
import { workdayFrom } from "@/lib/date/workdays";
import { listUnits } from "@/lib/units/queries";
import { seesWholeMeetings } from "./reach";

/** Who can be given something to do: units in official order and the people at work in them. */
export async function ownersOf(viewer: Viewer) {
  if (!seesWholeMeetings(viewer)) return { units: [], people: [], days: [] };
  const atWork = sql`exists (select 1 from ${grants} where ${and(
    eq(grants.userId, users.id),
    isNull(grants.revokedAt),
    notInArray(grants.role, [...administratorRoles, "leader"]),
  )})`;
  const [units, people] = await Promise.all([
    listUnits(),
    db
      .select({ id: users.id, name: users.name, unitId: users.unitId })
      .from(users)
      .where(and(isNull(users.disabledAt), atWork))
      .orderBy(asc(users.id))
      .limit(3_000),
  ]);
  const offices = units.filter(({ kind }) => kind !== "city");
  return {
    units: offices.map(({ id, shortName, kind }) => ({ id, name: shortName, kind })),
    people,
    days: await usualDeadlines(),
  };
}
export type Owners = Awaited<ReturnType<typeof ownersOf>>;

/** The deadlines a meeting gives most often, each moved to a working day. */
async function usualDeadlines(): Promise<{ word: string; day: Day }[]> {
  const { today: now, holidays } = await calendarNow();
  return [
    { word: "一周", day: workdayFrom(addDays(now, 7), holidays) },
    { word: "两周", day: workdayFrom(addDays(now, 14), holidays) },
    { word: "一个月", day: workdayFrom(addMonths(now, 1), holidays) },
    { word: "月底", day: workdayFrom(lastDayOf(monthOf(now)), holidays) },
  ];
}
