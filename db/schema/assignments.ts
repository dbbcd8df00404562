import { sql } from "drizzle-orm";
import { index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { day, id, moment, ref, tracked } from "./columns";
import { files } from "./files";
import { users } from "./people";
import { projects } from "./projects";
import { units } from "./units";

/** 督办事项: who owes what by when, and who watches over it. */
export const assignments = pgTable(
  "assignments",
  {
    id: id(),
    code: text("code").notNull().unique(),
    year: integer("year").notNull(),
    serial: integer("serial").notNull(),
    name: text("name").notNull(),
    requirement: text("requirement"),
    level: text("level").notNull().default("normal"),
    ownerUnitId: ref("owner_unit_id")
      .notNull()
      .references(() => units.id),
    ownerId: ref("owner_id").references(() => users.id),
    departmentId: ref("department_id").references(() => units.id),
    supervisorUnitId: ref("supervisor_unit_id")
      .notNull()
      .references(() => units.id),
    source: text("source").notNull().default("direct"),
    sourceNote: text("source_note"),
    /** The resolution of a meeting it came from. */
    resolutionId: ref("resolution_id"),
    state: text("state").notNull().default("waiting"),
    handedOn: day("handed_on").notNull(),
    receiveBy: day("receive_by").notNull(),
    firstDueOn: day("first_due_on").notNull(),
    dueOn: day("due_on").notNull(),
    /** The current deadline while an answer is still owed; null once there is one. */
    owedOn: day("owed_on").generatedAlwaysAs(
      sql`(case when state in ('waiting', 'received', 'working', 'returned') then due_on end)`,
    ),
    receivedOn: day("received_on"),
    receivedBy: ref("received_by"),
    /** The day of the answer that stands, and who gave it. */
    repliedOn: day("replied_on"),
    repliedBy: ref("replied_by"),
    closedOn: day("closed_on"),
    closedBy: ref("closed_by"),
    /** Working days between the deadline and the accepted answer, as counted on the day of closing. */
    lateDays: integer("late_days"),
    searchText: text("search_text").notNull().default(""),
    ...tracked(),
  },
  (t) => [
    uniqueIndex("assignments_serial").on(t.year, t.serial),
    index("assignments_owner").on(t.ownerUnitId, t.state, t.dueOn),
    index("assignments_supervisor").on(t.supervisorUnitId, t.state),
    index("assignments_due").on(t.dueOn, t.id),
    // The ledger's usual order: the longest owed first, then what waits for a verdict, then what is over.
    index("assignments_urgency")
      .on(
        sql`coalesce(owed_on, case state when 'replied' then date '9000-01-01' else date '9999-01-01' end)`,
        t.id,
      )
      .where(sql`deleted_at is null`),
    index("assignments_owed").on(t.owedOn).where(sql`owed_on is not null`),
    index("assignments_created").on(t.createdBy, t.id),
    index("assignments_resolution").on(t.resolutionId),
    index("assignments_search").using("gin", sql`search_grams(search_text)`),
  ],
);

/** Units that help the one that owes. */
export const assignmentUnits = pgTable(
  "assignment_units",
  {
    assignmentId: ref("assignment_id")
      .notNull()
      .references(() => assignments.id),
    unitId: ref("unit_id")
      .notNull()
      .references(() => units.id),
  },
  (t) => [
    primaryKey({ columns: [t.assignmentId, t.unitId] }),
    index("assignment_units_unit").on(t.unitId, t.assignmentId),
  ],
);

export const assignmentProjects = pgTable(
  "assignment_projects",
  {
    assignmentId: ref("assignment_id")
      .notNull()
      .references(() => assignments.id),
    projectId: ref("project_id")
      .notNull()
      .references(() => projects.id),
  },
  (t) => [
    primaryKey({ columns: [t.assignmentId, t.projectId] }),
    index("assignment_projects_project").on(t.projectId, t.assignmentId),
  ],
);

/** What was said and done about it, in words and in order. Rows are only ever added. */
export const assignmentEntries = pgTable(
  "assignment_entries",
  {
    id: id(),
    assignmentId: ref("assignment_id")
      .notNull()
      .references(() => assignments.id),
    kind: text("kind").notNull(),
    body: text("body"),
    byUserId: ref("by_user_id")
      .notNull()
      .references(() => users.id),
    unitId: ref("unit_id")
      .notNull()
      .references(() => units.id),
    at: moment("at").notNull().defaultNow(),
  },
  (t) => [index("assignment_entries_assignment").on(t.assignmentId, t.id)],
);

/** The papers of one entry. */
export const assignmentPapers = pgTable(
  "assignment_papers",
  {
    entryId: ref("entry_id")
      .notNull()
      .references(() => assignmentEntries.id),
    fileId: ref("file_id")
      .notNull()
      .references(() => files.id),
  },
  (t) => [primaryKey({ columns: [t.entryId, t.fileId] })],
);

/** A later deadline that was asked for; `verdict` is null until somebody decides. */
export const assignmentExtensions = pgTable(
  "assignment_extensions",
  {
    id: id(),
    assignmentId: ref("assignment_id")
      .notNull()
      .references(() => assignments.id),
    fromDay: day("from_day").notNull(),
    askedDay: day("asked_day").notNull(),
    reason: text("reason").notNull(),
    askedBy: ref("asked_by").notNull(),
    askedAt: moment("asked_at").notNull().defaultNow(),
    verdict: text("verdict"),
    judgedBy: ref("judged_by"),
    judgedAt: moment("judged_at"),
    answer: text("answer"),
  },
  (t) => [
    index("assignment_extensions_assignment").on(t.assignmentId, t.id),
    uniqueIndex("assignment_extensions_open").on(t.assignmentId).where(sql`verdict is null`),
  ],
);
