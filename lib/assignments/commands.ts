import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import {
  assignmentProjects,
  assignments,
  assignmentUnits,
  grants,
  projects,
  serials,
  units,
  users,
} from "@/db/schema";
import { change } from "@/lib/audit/change";
import { reaches } from "@/lib/auth/reach";
import { Missing, Refused, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { today, yearOf } from "@/lib/date/day";
import { addWorkdays } from "@/lib/date/workdays";
import { dutyMoved } from "@/lib/projects/duties";
import { readableProjects } from "@/lib/projects/reach";
import { searchTextOf } from "@/lib/search/search-text";
import type { AssignmentInput } from "./input";
import type { Assignment } from "./reach";
import { numberOf } from "./rules";
import { peopleOf, speak, tell } from "./thread";
import { calendarNow, requireDeadline } from "./timing";

export type Assigned = { id: number; code: string; number: string };

type AssignOptions = {
  /** The form's own key. */
  once?: string;
  /** Joins a change that is already under way. */
  tx?: Transaction;
  /** The resolution it carries out, and how the slip names it: 第 12 次调度会议定事项 3. */
  resolution?: { id: number; note: string };
};

/** 交办: somebody owes something by a day. Takes the year's next number; those concerned are told. */
export function assign(
  viewer: Viewer,
  input: AssignmentInput,
  { once, tx, resolution }: AssignOptions = {},
): Promise<Assigned> {
  return change(
    viewer,
    "assignment.assign",
    async (open, record) => {
      const { facts, helperIds } = input;
      await requireDeadline(facts.dueOn, "dueOn");
      const supervisorUnitId = facts.supervisorUnitId ?? viewer.unitId;
      await requireOwner(open, viewer, input, supervisorUnitId);
      const about = await projectsAbout(open, viewer, input.projectCodes);
      const [added] = await open
        .insert(assignments)
        .values({
          ...facts,
          ...(await numbered(open)),
          ...(await receiving(facts.dueOn)),
          supervisorUnitId,
          source: resolution ? "resolution" : "direct",
          sourceNote: resolution?.note ?? facts.sourceNote,
          resolutionId: resolution?.id,
          firstDueOn: facts.dueOn,
          searchText: searchTextOf(facts.name, facts.requirement, ...about.map(({ name }) => name)),
          createdBy: viewer.userId,
          updatedBy: viewer.userId,
        })
        .returning();
      if (!added) throw new Missing();
      await link(open, added, helperIds, about);
      record(assignments, null, added);
      await dutyMoved(open, added.id);
      await announce(open, viewer, added, helperIds);
      return { id: added.id, code: added.code, number: numberOf(added) };
    },
    { tx, once: once ? { key: once, input } : undefined },
  );
}

/** 督办〔2026〕12号: gapless within the year. The serial's row stays locked until the change ends. */
async function numbered(tx: Transaction) {
  const year = yearOf(today());
  const [serial] = await tx
    .insert(serials)
    .values({ name: `DB${year}`, last: 1 })
    .onConflictDoUpdate({ target: serials.name, set: { last: sql`${serials.last} + 1` } })
    .returning();
  const number = serial?.last ?? 0;
  return { year, serial: number, code: `DB${year}-${number}` };
}

async function receiving(dueOn: string) {
  const { today: now, holidays, thresholds } = await calendarNow();
  const receiveBy = addWorkdays(now, thresholds.receive, holidays);
  return { handedOn: now, receiveBy: receiveBy < dueOn ? receiveBy : dueOn };
}

const wrong = (field: string, message: string) => new Unacceptable(message, { [field]: message });

/** The one who owes must be able to, lie within reach, and never be a city leader. */
async function requireOwner(
  tx: Transaction,
  viewer: Viewer,
  { facts, helperIds }: AssignmentInput,
  supervisorUnitId: number,
) {
  const { ownerUnitId, ownerId, departmentId } = facts;
  const asked = [ownerUnitId, supervisorUnitId, ...helperIds, ...(departmentId ? [departmentId] : [])];
  const known = await tx.select().from(units).where(inArray(units.id, asked));
  const kindOf = new Map(known.filter(({ validTo }) => validTo === null).map(({ id, kind }) => [id, kind]));
  if (!kindOf.has(ownerUnitId)) throw wrong("ownerUnitId", "没有这个单位，请重新选择");
  if (kindOf.get(ownerUnitId) === "city") throw wrong("ownerUnitId", "市领导不作为承办人，请交给具体单位");
  if (!reaches(viewer, "assignment.assign", { unitId: ownerUnitId }))
    throw new Refused("只能交办给本单位；需要其他单位办理的，请提请市招商中心交办");
  if (!helperIds.every((id) => kindOf.has(id) && kindOf.get(id) !== "city"))
    throw wrong("helperIds", "协办单位不存在或已停用，请重新选择");
  if (departmentId && kindOf.get(departmentId) !== "department")
    throw wrong("departmentId", "配合部门请选择市级部门");
  if (!kindOf.has(supervisorUnitId)) throw wrong("supervisorUnitId", "没有这个单位，请重新选择");
  if (supervisorUnitId === ownerUnitId && viewer.unitId !== ownerUnitId)
    throw wrong("supervisorUnitId", "督办单位不能就是承办单位");
  if (!reaches(viewer, "assignment.assign", { unitId: supervisorUnitId }))
    throw wrong("supervisorUnitId", "只能由本单位督办");
  if (ownerId) await requirePerson(tx, ownerId, ownerUnitId);
}

async function requirePerson(tx: Transaction, ownerId: number, ownerUnitId: number) {
  const [person] = await tx.select().from(users).where(eq(users.id, ownerId));
  if (!person || person.disabledAt || person.unitId !== ownerUnitId)
    throw wrong("ownerId", "责任人不在承办单位，请重新选择");
  const [leads] = await tx
    .select({ id: grants.id })
    .from(grants)
    .where(and(eq(grants.userId, ownerId), eq(grants.role, "leader"), sql`${grants.revokedAt} is null`))
    .limit(1);
  if (leads) throw wrong("ownerId", "市领导不作为承办人，请选择具体承办的同志");
}

type About = { id: number; name: string };

async function projectsAbout(tx: Transaction, viewer: Viewer, codes: readonly string[]): Promise<About[]> {
  if (codes.length === 0) return [];
  const found = await tx
    .select({ id: projects.id, name: projects.name })
    .from(projects)
    .where(and(inArray(projects.code, [...codes]), readableProjects(viewer)));
  if (found.length < codes.length)
    throw wrong("projectCodes", "有项目没有找到，可能已被删除或不在您的范围内");
  return found;
}

async function link(
  tx: Transaction,
  { id: assignmentId }: Assignment,
  helperIds: readonly number[],
  about: readonly About[],
) {
  if (helperIds.length > 0)
    await tx.insert(assignmentUnits).values(helperIds.map((unitId) => ({ assignmentId, unitId })));
  if (about.length > 0)
    await tx
      .insert(assignmentProjects)
      .values(about.map(({ id: projectId }) => ({ assignmentId, projectId })));
}

async function announce(
  tx: Transaction,
  viewer: Viewer,
  added: Assignment,
  helperIds: readonly number[],
): Promise<void> {
  await speak(tx, viewer, added, { kind: "assigned", body: added.requirement });
  const { ownerId, ownerUnitId, departmentId, dueOn, receiveBy } = added;
  const owners = await peopleOf(tx, { ownerId, unitIds: [ownerUnitId] });
  await tell(tx, viewer, added, { to: owners, what: `已交办，请于 ${receiveBy} 前接收、${dueOn} 前办结` });
  const helping = [...helperIds, ...(departmentId ? [departmentId] : [])];
  if (helping.length === 0) return;
  const helpers = await peopleOf(tx, { ownerId: null, unitIds: helping });
  await tell(tx, viewer, added, { to: helpers, what: `已交办，请配合，${dueOn} 前办结` });
}
