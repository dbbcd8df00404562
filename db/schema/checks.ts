import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { auditEntries } from "./audit";
import { id, moment, ref } from "./columns";
import { users } from "./people";
import { projects } from "./projects";

/** What a reviewer said of one change, which is an entry of the log. One verdict per level: county, city. */
export const changeVerdicts = pgTable(
  "change_verdicts",
  {
    id: id(),
    auditId: ref("audit_id")
      .notNull()
      .references(() => auditEntries.id),
    projectId: ref("project_id")
      .notNull()
      .references(() => projects.id),
    level: text("level").notNull(),
    verdict: text("verdict").notNull(),
    reason: text("reason"),
    inBatch: boolean("in_batch").notNull().default(false),
    byUserId: ref("by_user_id")
      .notNull()
      .references(() => users.id),
    at: moment("at").notNull().defaultNow(),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    uniqueIndex("change_verdicts_once").on(t.auditId, t.level),
    index("change_verdicts_project").on(t.projectId, t.id),
  ],
);

/** A field that was sent back. It stays open on the field until a reviewer closes it. */
export const fieldThreads = pgTable(
  "field_threads",
  {
    id: id(),
    projectId: ref("project_id")
      .notNull()
      .references(() => projects.id),
    /** A fact of the project, or `plannedOn:START` for the plan of a stage. */
    field: text("field").notNull(),
    auditId: ref("audit_id")
      .notNull()
      .references(() => auditEntries.id),
    openedBy: ref("opened_by")
      .notNull()
      .references(() => users.id),
    openedAt: moment("opened_at").notNull().defaultNow(),
    closedBy: ref("closed_by"),
    closedAt: moment("closed_at"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    uniqueIndex("field_threads_open").on(t.projectId, t.field).where(sql`closed_at is null`),
    index("field_threads_standing").on(t.openedAt).where(sql`closed_at is null`),
  ],
);

export const fieldThreadEntries = pgTable(
  "field_thread_entries",
  {
    id: id(),
    threadId: ref("thread_id")
      .notNull()
      .references(() => fieldThreads.id),
    kind: text("kind").notNull(),
    body: text("body"),
    byUserId: ref("by_user_id")
      .notNull()
      .references(() => users.id),
    at: moment("at").notNull().defaultNow(),
  },
  (t) => [index("field_thread_entries_thread").on(t.threadId, t.id)],
);
