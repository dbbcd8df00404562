import "server-only";
import { and, eq, gt, isNotNull, isNull, lte, or } from "drizzle-orm";
import { among } from "@/db/among";
import { db, type Reader, type Transaction } from "@/db/client";
import { assignmentProjects, assignments, dictionaryItems } from "@/db/schema";
import { unchanged } from "@/db/unchanged";
import { type Day, today } from "@/lib/date/day";
import { addWorkdays, type Holidays, workdaysBetween } from "@/lib/date/workdays";
import type { WorkCalendar } from "./rules";

type Source = Pick<Reader, "select"> | Transaction;

export const calendarOf = (known: Holidays): WorkCalendar => ({
  after: (day, workdays) => addWorkdays(day, workdays, known),
  between: (from, to) => workdaysBetween(from, to, known),
});

/** The calendar as the database has it now: a change of the holidays judges by the new ones before it is committed. */
export const workCalendar = async (source: Source): Promise<WorkCalendar> =>
  inCalendar(await holidayRows(source));

/** The same for a page: asked again only when something was written. */
export const knownCalendar = async (): Promise<WorkCalendar> => inCalendar(await unchanged(holidayRows(db)));

const holidayRows = (source: Source) =>
  source
    .select({ code: dictionaryItems.code, attributes: dictionaryItems.attributes })
    .from(dictionaryItems)
    .where(
      and(
        eq(dictionaryItems.dictionary, "holidays"),
        lte(dictionaryItems.validFrom, today()),
        or(isNull(dictionaryItems.validTo), gt(dictionaryItems.validTo, today())),
      ),
    );

function inCalendar(rows: Awaited<ReturnType<typeof holidayRows>>): WorkCalendar {
  const daysOf = (kind: string) =>
    new Set(rows.filter(({ attributes }) => attributes.kind === kind).map(({ code }) => code));
  return calendarOf({ off: daysOf("off"), work: daysOf("work"), years: new Set() });
}

/** The deadlines of answers still owed about each project. */
export async function duesOf(source: Source, ids: number[]): Promise<ReadonlyMap<number, Day[]>> {
  const rows = await source
    .select({ projectId: assignmentProjects.projectId, owedOn: assignments.owedOn })
    .from(assignmentProjects)
    .innerJoin(assignments, eq(assignments.id, assignmentProjects.assignmentId))
    .where(
      and(
        among(assignmentProjects.projectId, ids),
        isNotNull(assignments.owedOn),
        isNull(assignments.deletedAt),
      ),
    );
  const dues = new Map<number, Day[]>();
  for (const { projectId, owedOn } of rows)
    if (owedOn) dues.set(projectId, [...(dues.get(projectId) ?? []), owedOn]);
  return dues;
}
