import { eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { assignments } from "@/db/schema";
import { assign } from "@/lib/assignments/commands";
import { receive, reply } from "@/lib/assignments/handling";
import type { AssignmentInput } from "@/lib/assignments/input";
import type { Assignment } from "@/lib/assignments/reach";
import { asSystem } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, type Day, today } from "@/lib/date/day";
import { addWorkdays } from "@/lib/date/workdays";
import { holidays } from "@/lib/dictionaries/calendar";
import { randomCode } from "@/lib/fields/codes";
import { aUnit, viewerOf } from "./builders";

/** A working day some working days from now, or back from now. */
export const aWorkday = async (n = 10): Promise<Day> => addWorkdays(today(), n, await holidays());

export type MadeAssignment = Partial<AssignmentInput["facts"]> & {
  /** The unit that owes it, by code. */
  owner?: string;
  helpers?: readonly string[];
  projectCodes?: string[];
  by?: Viewer;
};

/** What a form would send: owed by 龙游, watched over by whoever assigns, due in ten working days. */
export async function anAssignmentInput({
  owner = "330825",
  helpers = [],
  projectCodes = [],
  by: _by,
  ...facts
}: MadeAssignment = {}): Promise<AssignmentInput> {
  return {
    facts: {
      name: `测试督办${randomCode("D")}`,
      requirement: null,
      level: "normal",
      ownerUnitId: (await aUnit(owner)).id,
      ownerId: null,
      departmentId: null,
      supervisorUnitId: null,
      sourceNote: null,
      dueOn: await aWorkday(),
      ...facts,
    },
    helperIds: await Promise.all(helpers.map(async (code) => (await aUnit(code)).id)),
    projectCodes,
  };
}

/** An assignment of the city's officer to a county. */
export async function anAssignment(made: MadeAssignment = {}): Promise<Assignment> {
  const by = made.by ?? (await viewerOf({ role: "cityOfficer", unit: "330800B1" }));
  const { id } = await assign(by, await anAssignmentInput(made));
  return assignmentNow(id);
}

export async function assignmentNow(id: number): Promise<Assignment> {
  const [assignment] = await db.select().from(assignments).where(eq(assignments.id, id));
  if (!assignment) throw new Error(`no assignment ${id}`);
  return assignment;
}

/** As it was read by whoever acts on it. */
export const targetOf = async ({ id }: Assignment) => {
  const { code, version } = await assignmentNow(id);
  return { code, version };
};

/** Received and answered by an officer of the unit that owes it. */
export async function answered(assignment: Assignment, officer: Viewer): Promise<Assignment> {
  await receive(officer, await targetOf(assignment));
  await reply(officer, {
    ...(await targetOf(assignment)),
    key: randomCode("K").repeat(2),
    body: "已经办理完毕",
    files: [],
    confirmed: ["noPapers"],
  });
  return assignmentNow(assignment.id);
}

/** Moves an assignment's calendar back, as if that many days had passed since. */
export function aged(assignment: Assignment, days: number): Promise<Assignment> {
  const back = (day: Day | null) => day && addDays(day, -days);
  return asSystem("system.demo", async (tx) => {
    const { handedOn, receiveBy, firstDueOn, dueOn, receivedOn, repliedOn } = assignment;
    const [after] = await tx
      .update(assignments)
      .set({
        handedOn: back(handedOn) ?? handedOn,
        receiveBy: back(receiveBy) ?? receiveBy,
        firstDueOn: back(firstDueOn) ?? firstDueOn,
        dueOn: back(dueOn) ?? dueOn,
        receivedOn: back(receivedOn),
        repliedOn: back(repliedOn),
      })
      .where(sql`${assignments.id} = ${assignment.id}`)
      .returning();
    if (!after) throw new Error("it vanished");
    return after;
  });
}
