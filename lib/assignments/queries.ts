import "server-only";
import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import {
  assignmentEntries,
  assignmentExtensions,
  assignmentPapers,
  assignmentProjects,
  assignments,
  files,
  projects,
  units,
  users,
} from "@/db/schema";
import { withinReach } from "@/lib/auth/reach";
import { Missing } from "@/lib/auth/refusals";
import { can, type Viewer } from "@/lib/auth/viewer";
import { ledgerRows, ledgerTotals } from "@/lib/ledger/query";
import { type Query, stateOf } from "@/lib/ledger/state";
import { readableProjects } from "@/lib/projects/reach";
import { unitNames } from "@/lib/units/queries";
import { assignmentLedger } from "./ledger";
import { type Assignment, assignmentReach, helpersOf, mayOn, readableAssignments } from "./reach";
import { isOpen, mayStep, plateOf, type State, type Step, stateNames, timeLeft } from "./rules";
import { type EntryKind, entryNames } from "./thread";
import { calendarNow } from "./timing";

export type { Assignment } from "./reach";

/** One page of the assignments within reach. */
export async function listAssignments(viewer: Viewer, query: Query) {
  const spec = await assignmentLedger();
  const state = stateOf(spec, query);
  const reach = withinReach(viewer, "assignment.read", assignmentReach);
  const [rows, totals] = await Promise.all([
    ledgerRows(spec, reach, state),
    ledgerTotals(spec, reach, state),
  ]);
  return { spec, state, ...rows, ...totals };
}

export async function findAssignment(viewer: Viewer, code: string): Promise<Assignment> {
  const [found] = await db
    .select()
    .from(assignments)
    .where(and(eq(assignments.code, code), readableAssignments(viewer)));
  if (!found) throw new Missing();
  return found;
}

const nameOf = (id: PgColumn) =>
  sql<string | null>`(select ${users.name} from ${users} where ${users.id} = ${id})`;

/** The projects it is about, as far as the viewer may see them. */
const projectsAbout = (viewer: Viewer, assignment: Assignment) =>
  db
    .select({ code: projects.code, name: projects.name, unit: units.shortName })
    .from(assignmentProjects)
    .innerJoin(projects, eq(projects.id, assignmentProjects.projectId))
    .innerJoin(units, eq(units.id, projects.unitId))
    .where(and(eq(assignmentProjects.assignmentId, assignment.id), readableProjects(viewer)))
    .orderBy(asc(projects.name));

/** Everything that was said and done about it, in order, each with its papers. */
async function threadOf(assignment: Assignment) {
  const [entries, papers] = await Promise.all([
    db
      .select({
        id: assignmentEntries.id,
        kind: assignmentEntries.kind,
        body: assignmentEntries.body,
        at: assignmentEntries.at,
        who: users.name,
        unit: units.shortName,
      })
      .from(assignmentEntries)
      .innerJoin(users, eq(users.id, assignmentEntries.byUserId))
      .innerJoin(units, eq(units.id, assignmentEntries.unitId))
      .where(eq(assignmentEntries.assignmentId, assignment.id))
      .orderBy(asc(assignmentEntries.id))
      .limit(500),
    db
      .select({
        entryId: assignmentPapers.entryId,
        key: files.key,
        name: files.originalName,
        type: files.type,
        size: files.size,
      })
      .from(assignmentPapers)
      .innerJoin(files, eq(files.id, assignmentPapers.fileId))
      .where(and(eq(files.entity, "assignments"), eq(files.entityId, assignment.id)))
      .orderBy(asc(files.id)),
  ]);
  return entries.map((entry) => ({
    ...entry,
    title: entryNames[entry.kind as EntryKind] ?? entry.kind,
    papers: papers.filter(({ entryId }) => entryId === entry.id),
  }));
}

const extensionsOf = (assignment: Assignment) =>
  db
    .select({
      id: assignmentExtensions.id,
      fromDay: assignmentExtensions.fromDay,
      askedDay: assignmentExtensions.askedDay,
      reason: assignmentExtensions.reason,
      askedBy: nameOf(assignmentExtensions.askedBy),
      verdict: assignmentExtensions.verdict,
    })
    .from(assignmentExtensions)
    .where(eq(assignmentExtensions.assignmentId, assignment.id))
    .orderBy(desc(assignmentExtensions.id));

const doors = {
  receive: "assignment.receive",
  report: "assignment.report",
  reply: "assignment.reply",
  close: "assignment.close",
  return: "assignment.return",
  withdraw: "assignment.withdraw",
  postpone: "assignment.askExtension",
} as const satisfies Record<Step, string>;

/** One assignment as its page shows it, with what the viewer may do next. */
export async function assignmentView(viewer: Viewer, assignment: Assignment) {
  const [names, helpers, about, thread, extensions, calendar, [people]] = await Promise.all([
    unitNames(),
    helpersOf(db, assignment),
    projectsAbout(viewer, assignment),
    threadOf(assignment),
    extensionsOf(assignment),
    calendarNow(),
    db
      .select({ owner: nameOf(assignments.ownerId), by: nameOf(assignments.createdBy) })
      .from(assignments)
      .where(eq(assignments.id, assignment.id)),
  ]);
  const may = (step: Step) =>
    mayStep(step, assignment.state) && mayOn(viewer, doors[step], assignment, helpers) && !viewer.preview;
  const asked = extensions.find(({ verdict }) => verdict === null) ?? null;
  const helping = helpers.filter((id) => id !== assignment.departmentId);
  const judges = mayOn(viewer, "assignment.judgeExtension", assignment, helpers);
  return {
    owner: names.get(assignment.ownerUnitId) ?? "",
    ownerName: people?.owner ?? null,
    by: people?.by ?? null,
    supervisor: names.get(assignment.supervisorUnitId) ?? "",
    department: assignment.departmentId ? (names.get(assignment.departmentId) ?? null) : null,
    helpers: helping.map((id) => names.get(id) ?? "").filter(Boolean),
    projects: about,
    thread,
    asked,
    extensions,
    plate: plateOf(assignment, calendar.today, calendar.holidays, calendar.thresholds),
    left: timeLeft(assignment, calendar.today, calendar.holidays),
    state: stateNames[assignment.state as State] ?? assignment.state,
    may: {
      receive: may("receive"),
      report: may("report"),
      reply: may("reply"),
      close: may("close"),
      return: may("return"),
      withdraw: may("withdraw"),
      postpone: may("postpone") && asked === null,
      judge: judges && asked !== null && isOpen(assignment.state) && !viewer.preview,
      say: can(viewer, "assignment.say") && !viewer.preview,
    },
  };
}

export type AssignmentView = Awaited<ReturnType<typeof assignmentView>>;

/** Assignments about a project, open ones first. The caller has found the project for this viewer. */
export async function assignmentsOfProject(viewer: Viewer, projectId: number) {
  if (!can(viewer, "assignment.read")) return [];
  const [rows, names, calendar] = await Promise.all([
    db
      .select({ assignment: assignments })
      .from(assignmentProjects)
      .innerJoin(assignments, eq(assignments.id, assignmentProjects.assignmentId))
      .where(and(eq(assignmentProjects.projectId, projectId), readableAssignments(viewer)))
      .orderBy(sql`${assignments.owedOn} asc nulls last`, desc(assignments.id))
      .limit(100),
    unitNames(),
    calendarNow(),
  ]);
  return rows.map(({ assignment }) => ({
    ...assignment,
    owner: names.get(assignment.ownerUnitId) ?? "",
    plate: plateOf(assignment, calendar.today, calendar.holidays, calendar.thresholds),
    left: timeLeft(assignment, calendar.today, calendar.holidays),
  }));
}

/** A paper of an assignment within reach. */
export async function findPaper(viewer: Viewer, key: string) {
  const [file] = await db
    .select({ file: files })
    .from(files)
    .innerJoin(assignments, eq(assignments.id, files.entityId))
    .where(and(eq(files.key, key), eq(files.entity, "assignments"), readableAssignments(viewer)));
  if (!file) throw new Missing();
  return file.file;
}

/** Projects by their codes, for a form that starts from them. */
export const projectsNamed = (viewer: Viewer, codes: readonly string[]) =>
  codes.length === 0
    ? Promise.resolve([])
    : db
        .select({ code: projects.code, name: projects.name, unitId: projects.unitId })
        .from(projects)
        .where(and(inArray(projects.code, [...codes]), isNull(projects.deletedAt), readableProjects(viewer)));
