import "server-only";
import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assignments, assignmentUnits } from "@/db/schema";
import type { Verb } from "@/lib/auth/policy";
import { type ReachColumns, reaches, withinReach } from "@/lib/auth/reach";
import { Missing, Refused } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { owes } from "./rules";

export type Assignment = typeof assignments.$inferSelect;

/** Owed, helped with or watched over by one of these units. */
export const assignmentReach: ReachColumns = {
  unitId: assignments.ownerUnitId,
  assignedTo: (unitIds) => {
    const ids = [...unitIds];
    return (
      or(
        inArray(assignments.ownerUnitId, ids),
        inArray(assignments.supervisorUnitId, ids),
        inArray(assignments.departmentId, ids),
        sql`exists (select 1 from ${assignmentUnits} where ${assignmentUnits.assignmentId} = ${assignments.id} and ${inArray(assignmentUnits.unitId, ids)})`,
      ) ?? sql`false`
    );
  },
};

export const readableAssignments = (viewer: Viewer) =>
  and(isNull(assignments.deletedAt), withinReach(viewer, "assignment.read", assignmentReach));

/** The units that help, the wanted department among them. */
export async function helpersOf(tx: Pick<Transaction, "select">, assignment: Assignment): Promise<number[]> {
  const rows = await tx
    .select({ unitId: assignmentUnits.unitId })
    .from(assignmentUnits)
    .where(eq(assignmentUnits.assignmentId, assignment.id));
  return [...rows.map(({ unitId }) => unitId), ...(assignment.departmentId ? [assignment.departmentId] : [])];
}

const judging: readonly Verb[] = [
  "assignment.close",
  "assignment.return",
  "assignment.judgeExtension",
  "assignment.withdraw",
];

/** Whether the viewer may use the verb on an assignment already seen. */
export function mayOn(
  viewer: Viewer,
  verb: Verb,
  assignment: Assignment,
  helpers: readonly number[],
): boolean {
  if (judging.includes(verb)) {
    return (
      reaches(viewer, verb, { unitId: assignment.supervisorUnitId }) && !owes(viewer, assignment, helpers)
    );
  }
  const units =
    verb === "assignment.report" ? [assignment.ownerUnitId, ...helpers] : [assignment.ownerUnitId];
  return units.some((unitId) => reaches(viewer, verb, { unitId }));
}

/** Locked until the change ends. `Missing` when it cannot be seen, `Refused` when it can but is not the viewer's to do. */
export async function assignmentInReach(
  tx: Transaction,
  viewer: Viewer,
  verb: Verb,
  code: string,
): Promise<{ assignment: Assignment; helpers: number[] }> {
  const [seen] = await tx
    .select()
    .from(assignments)
    .where(and(eq(assignments.code, code), readableAssignments(viewer)))
    .for("update");
  if (!seen) throw new Missing();
  const helpers = await helpersOf(tx, seen);
  if (verb === "assignment.say" || mayOn(viewer, verb, seen, helpers)) return { assignment: seen, helpers };
  throw new Refused(
    judging.includes(verb)
      ? "这一项由督办单位办理；承办的单位和人员不能给自己销号、退回或批延期"
      : "这项督办由其他单位承办，您可以查看但不能办理",
  );
}
