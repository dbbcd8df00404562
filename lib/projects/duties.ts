import "server-only";
import { and, eq, inArray, isNotNull, isNull, min, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { db, type Transaction } from "@/db/client";
import { assignmentProjects, assignments, assignmentUnits } from "@/db/schema";
import { type Day, today } from "@/lib/date/day";
import { workdaysBetween } from "@/lib/date/workdays";
import { holidays } from "@/lib/dictionaries/calendar";
import { refreshLights } from "./lights/cache";

const open = sql`${assignments.deletedAt} is null and ${assignments.state} not in ('closed', 'withdrawn')`;

type IsOne = (unitId: PgColumn) => SQL | undefined;

/** Whether an open assignment about the project is owed by, or asks the help of, a unit of which `isOne` holds. */
export const owedWhere = (projectId: PgColumn | SQL | number, isOne: IsOne): SQL =>
  sql`exists (select 1 from ${assignmentProjects}
    join ${assignments} on ${assignments.id} = ${assignmentProjects.assignmentId} and ${open}
    where ${assignmentProjects.projectId} = ${projectId} and ${or(
      isOne(assignments.ownerUnitId),
      isOne(assignments.departmentId),
      sql`exists (select 1 from ${assignmentUnits} where ${assignmentUnits.assignmentId} = ${assignments.id} and ${isOne(assignmentUnits.unitId)})`,
    )})`;

export const owedBy = (projectId: PgColumn, unitIds: readonly number[]): SQL =>
  owedWhere(projectId, (unitId) => inArray(unitId, [...unitIds]));

/** The earliest deadline of an answer still owed about the project; null when none is. */
export const earliestDuty = (projectId: PgColumn | SQL): SQL<Day | null> =>
  sql`(select min(${assignments.owedOn}) from ${assignmentProjects}
    join ${assignments} on ${assignments.id} = ${assignmentProjects.assignmentId} and ${assignments.deletedAt} is null
    where ${assignmentProjects.projectId} = ${projectId})`;

/** Working days by which the most overdue assignment of each project is late; projects without one are not there. */
export async function overdueDuties(
  projectIds: readonly number[],
  now: Day = today(),
): Promise<ReadonlyMap<number, { days: number; dueOn: Day }>> {
  if (projectIds.length === 0) return new Map();
  const known = await holidays();
  const rows = await db
    .select({ projectId: assignmentProjects.projectId, dueOn: min(assignments.owedOn) })
    .from(assignmentProjects)
    .innerJoin(assignments, eq(assignments.id, assignmentProjects.assignmentId))
    .where(
      and(
        inArray(assignmentProjects.projectId, [...projectIds]),
        isNotNull(assignments.owedOn),
        isNull(assignments.deletedAt),
      ),
    )
    .groupBy(assignmentProjects.projectId);
  return new Map(
    rows.flatMap(({ projectId, dueOn }) => {
      const days = dueOn ? workdaysBetween(dueOn, now, known) : 0;
      return dueOn && days > 0 ? [[projectId, { days, dueOn }] as const] : [];
    }),
  );
}

/** A deadline came, moved or was met: the lamps of its projects follow in the same transaction. */
export async function dutyMoved(tx: Transaction, assignmentId: number): Promise<void> {
  const about = await tx
    .select({ id: assignmentProjects.projectId })
    .from(assignmentProjects)
    .where(eq(assignmentProjects.assignmentId, assignmentId));
  await refreshLights(
    tx,
    about.map(({ id }) => id),
  );
}
