import "server-only";
import { and, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { grants, tasks, unitPaths, users } from "@/db/schema";
import { extentOf } from "@/lib/auth/policy";
import { type Extent, roles } from "@/lib/auth/roles";
import { grantsFor, type Viewer } from "@/lib/auth/viewer";
import { owedWhere } from "@/lib/projects/duties";
import type { Project } from "@/lib/projects/reach";

type Place = Pick<Project, "id" | "unitId" | "chainCode">;

const rolesReading = (extent: Extent) => roles.filter((role) => extentOf(role, "project.read") === extent);

const hasRole = (extent: Extent): SQL => {
  const names = rolesReading(extent);
  return names.length > 0 ? inArray(grants.role, names) : sql`false`;
};

const under = (unitId: SQL | number): SQL =>
  sql`exists (select 1 from ${unitPaths} where ${unitPaths.ancestorId} = ${grants.unitId} and ${unitPaths.descendantId} = ${unitId})`;

/** A person at work with a grant in force that meets the condition. */
const holding = (condition: SQL | undefined): SQL | undefined =>
  and(
    isNull(users.disabledAt),
    sql`exists (select 1 from ${grants} where ${and(
      eq(grants.userId, users.id),
      isNull(grants.revokedAt),
      sql`${grants.fromDay} <= current_date and (${grants.toDay} is null or ${grants.toDay} >= current_date)`,
      condition,
    )})`,
  );

/** The people who can read a project: the same table that decides their lists, asked from the project's side. */
export const readersOf = ({ id, unitId, chainCode }: Place): SQL | undefined =>
  holding(
    or(
      hasRole("all"),
      and(hasRole("unit"), under(unitId)),
      chainCode ? and(hasRole("chain"), eq(grants.chainCode, chainCode)) : undefined,
      and(
        hasRole("assigned"),
        or(
          sql`exists (select 1 from ${tasks} where ${tasks.projectId} = ${id} and ${tasks.doneAt} is null
            and ${tasks.deletedAt} is null and ${under(sql`${tasks.unitId}`)})`,
          owedWhere(id, (unit) => under(sql`${unit}`)),
        ),
      ),
    ),
  );

/**
 * The people a viewer may give a task: within the verb's extent, and able to read the project once they have the task.
 * A department reads what it was handed, so its contacts can be handed anything.
 */
export function assignableBy(viewer: Viewer, project: Place | null): SQL | undefined {
  const extents = grantsFor(viewer, "task.assign").map((grant) => {
    const extent = extentOf(grant.role, "task.assign");
    if (extent === "all") return sql`true`;
    if (extent === "unit") return inArray(users.unitId, [...grant.unitIds]);
    return extent === "chain" && project?.chainCode === grant.chainCode ? sql`true` : sql`false`;
  });
  const informed = project
    ? or(readersOf(project), holding(and(hasRole("assigned"), under(sql`${users.unitId}`))))
    : holding(undefined);
  return and(or(...extents), informed);
}
