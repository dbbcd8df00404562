import "server-only";
import { and, asc, desc, eq, getTableColumns, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { assignmentExtensions, assignments } from "@/db/schema";
import { withinReach } from "@/lib/auth/reach";
import { can, grantsFor, type Viewer } from "@/lib/auth/viewer";
import { doneTasks, givenTasks, openTasks } from "@/lib/projects/desk-queries";
import { unitNames } from "@/lib/units/queries";
import { readableAssignments } from "./reach";
import { isOpen, numberOf, owes, type Plate, plateOf, type State, stateNames, timeLeft } from "./rules";
import { calendarNow } from "./timing";

export type DutyList = "open" | "done" | "mine";
export const dutyLists = { open: "待办", done: "已办", mine: "我发起" } as const satisfies Record<
  DutyList,
  string
>;

/** One thing to do, or that was done: an assignment with its number, or a task between colleagues. */
export type Duty = {
  key: string;
  title: string;
  href: string | null;
  /** 督办〔2026〕3号, or 任务. */
  kind: string;
  note: string;
  dueOn: string | null;
  left: string | null;
  plate: Plate | null;
  daysLeft: number | null;
  /** A task its owner can finish here. */
  task: { id: number; version: number } | null;
};

const shown = 60;

/** 待办 / 已办 / 我发起: assignments and tasks as one list, the most pressing first. */
export async function dutiesOf(viewer: Viewer, list: DutyList): Promise<Duty[]> {
  if (viewer.preview) return [];
  if (list === "done")
    return [...(await assignmentDuties(viewer, closedByUs(viewer))), ...(await doneByMe(viewer))];
  if (list === "mine")
    return byUrgency([...(await assignmentDuties(viewer, startedBy(viewer))), ...(await given(viewer))]);
  const [mine, tasks] = await Promise.all([assignmentDuties(viewer, waitingFor(viewer)), ownTasks(viewer)]);
  return byUrgency([...mine, ...tasks]);
}

/** How many wait for this person, and how many of them are late. */
export function dutyCounts(duties: readonly Duty[]) {
  const late = ({ plate, daysLeft }: Duty) =>
    plate === "yellow" || plate === "red" || (plate === null && daysLeft !== null && daysLeft < 0);
  return { open: duties.length, late: duties.filter(late).length };
}

const byUrgency = (duties: Duty[]): Duty[] =>
  duties.sort((one, other) => (one.dueOn ?? "9999").localeCompare(other.dueOn ?? "9999"));

/**
 * A later deadline was asked for and not decided. The assignment by its table's name: selected from that table alone a
 * column is written without it, and would be the extension's own.
 */
const asked = sql<boolean>`exists (select 1 from ${assignmentExtensions} where ${assignmentExtensions.assignmentId} = ${assignments}.id and ${assignmentExtensions.verdict} is null)`;

const homeUnits = (viewer: Viewer) =>
  grantsFor(viewer, "assignment.receive").flatMap(({ unitIds }) => unitIds);

/** Owed by the viewer, or by one of their units with nobody named. */
export const owedByUs = (viewer: Viewer): SQL => {
  const ids = homeUnits(viewer);
  if (ids.length === 0) return sql`false`;
  return (
    and(
      inArray(assignments.ownerUnitId, ids),
      or(isNull(assignments.ownerId), eq(assignments.ownerId, viewer.userId)),
    ) ?? sql`false`
  );
};

/** Owed by the viewer or, unless somebody is named, the unit; or waiting for the verdict of the unit that watches. */
function waitingFor(viewer: Viewer): SQL | undefined {
  const judging = and(
    withinReach(viewer, "assignment.close", { unitId: assignments.supervisorUnitId }),
    or(eq(assignments.createdBy, viewer.userId), eq(assignments.supervisorUnitId, viewer.unitId)),
    or(eq(assignments.state, "replied"), asked),
  );
  return or(and(sql`${assignments.owedOn} is not null`, owedByUs(viewer)), judging);
}

const closedByUs = (viewer: Viewer): SQL | undefined =>
  and(
    or(
      and(eq(assignments.state, "closed"), owedByUs(viewer)),
      eq(assignments.closedBy, viewer.userId),
      and(eq(assignments.state, "replied"), eq(assignments.repliedBy, viewer.userId)),
    ),
    sql`${assignments.updatedAt} > now() - interval '90 days'`,
  );

const startedBy = (viewer: Viewer): SQL | undefined =>
  and(eq(assignments.createdBy, viewer.userId), sql`${assignments.state} not in ('closed', 'withdrawn')`);

async function assignmentDuties(viewer: Viewer, which: SQL | undefined): Promise<Duty[]> {
  if (!can(viewer, "assignment.read")) return [];
  const [rows, names, calendar] = await Promise.all([
    db
      .select({ ...getTableColumns(assignments), asked })
      .from(assignments)
      .where(and(readableAssignments(viewer), which))
      .orderBy(sql`${assignments.owedOn} asc nulls last`, desc(assignments.updatedAt), asc(assignments.id))
      .limit(shown),
    unitNames(),
    calendarNow(),
  ]);
  const { today, holidays, thresholds } = calendar;
  return rows.map((row) => ({
    key: row.code,
    title: row.name,
    href: `/assignments/${row.code}`,
    kind: numberOf(row),
    note: `${names.get(row.ownerUnitId) ?? ""} ${stepWord(viewer, row)}`,
    dueOn: row.dueOn,
    left: timeLeft(row, today, holidays),
    plate: plateOf(row, today, holidays, thresholds),
    daysLeft: null,
    task: null,
  }));
}

/** What is to be done next, in a word. */
function stepWord(viewer: Viewer, row: typeof assignments.$inferSelect & { asked: boolean }): string {
  if (!isOpen(row.state)) return stateNames[row.state as State];
  if (owes(viewer, row, []))
    return row.state === "waiting" ? `请于 ${row.receiveBy} 前接收` : stateNames[row.state as State];
  if (row.asked) return "申请延期，请审批";
  return row.state === "replied" ? "已提交，请审核" : stateNames[row.state as State];
}

async function ownTasks(viewer: Viewer): Promise<Duty[]> {
  return (await openTasks(viewer)).map(({ id, version, title, by, mine, code, name, dueOn, daysLeft }) => ({
    ...taskDuty(id, title, code),
    note: [name, mine ? null : `${by} 交办`].filter(Boolean).join("，"),
    dueOn,
    daysLeft,
    task: { id, version },
  }));
}

async function given(viewer: Viewer): Promise<Duty[]> {
  return (await givenTasks(viewer)).map(({ id, title, assignee, code, name, dueOn, daysLeft }) => ({
    ...taskDuty(id, title, code),
    note: [assignee, name].filter(Boolean).join("，"),
    dueOn,
    daysLeft,
    task: null,
  }));
}

async function doneByMe(viewer: Viewer): Promise<Duty[]> {
  return (await doneTasks(viewer)).map(({ id, title, code, name, doneAt, doneNote }) => ({
    ...taskDuty(id, title, code),
    note: [`${(doneAt ?? "").slice(0, 10)} 办结`, name, doneNote].filter(Boolean).join("，"),
    dueOn: null,
    daysLeft: null,
    task: null,
  }));
}

const taskDuty = (id: number, title: string, code: string | null) => ({
  key: `task-${id}`,
  title,
  href: code ? `/projects/${code}?tab=talks` : null,
  kind: "任务",
  left: null,
  plate: null,
});
