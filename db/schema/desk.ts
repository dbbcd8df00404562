import { index, integer, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { day, id, moment, ref, tracked } from "./columns";
import { users } from "./people";
import { projects } from "./projects";
import { units } from "./units";

export const followUps = pgTable(
  "follow_ups",
  {
    id: id(),
    projectId: ref("project_id")
      .notNull()
      .references(() => projects.id),
    kind: text("kind").notNull(),
    heldOn: day("held_on").notNull(),
    place: text("place"),
    people: text("people"),
    content: text("content").notNull(),
    nextStep: text("next_step"),
    nextOn: day("next_on"),
    ...tracked(),
  },
  (t) => [index("follow_ups_project").on(t.projectId, t.heldOn), index("follow_ups_next").on(t.nextOn)],
);

export const comments = pgTable(
  "comments",
  {
    id: id(),
    projectId: ref("project_id")
      .notNull()
      .references(() => projects.id),
    body: text("body").notNull(),
    ...tracked(),
  },
  (t) => [index("comments_project").on(t.projectId, t.id)],
);

/** Somebody should look at something: an @mention, a return, an acceptance. Opened through the record's own reach. */
export const notices = pgTable(
  "notices",
  {
    id: id(),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id),
    kind: text("kind").notNull(),
    projectId: ref("project_id").references(() => projects.id),
    /** Where to open it, when that is not a project's page. */
    href: text("href"),
    body: text("body").notNull(),
    fromUserId: ref("from_user_id"),
    at: moment("at").notNull().defaultNow(),
    readAt: moment("read_at"),
  },
  (t) => [index("notices_user").on(t.userId, t.readAt, t.id)],
);

export const tasks = pgTable(
  "tasks",
  {
    id: id(),
    title: text("title").notNull(),
    projectId: ref("project_id").references(() => projects.id),
    assigneeId: ref("assignee_id")
      .notNull()
      .references(() => users.id),
    unitId: ref("unit_id")
      .notNull()
      .references(() => units.id),
    dueOn: day("due_on"),
    doneAt: moment("done_at"),
    doneNote: text("done_note"),
    ...tracked(),
  },
  (t) => [
    index("tasks_assignee").on(t.assigneeId, t.doneAt, t.dueOn),
    index("tasks_project").on(t.projectId),
  ],
);

export const jobs = pgTable(
  "jobs",
  {
    id: id(),
    kind: text("kind").notNull(),
    key: text("key").notNull(),
    runAt: moment("run_at").notNull().defaultNow(),
    attempts: integer("attempts").notNull().default(0),
    leasedUntil: moment("leased_until"),
    doneAt: moment("done_at"),
    error: text("error"),
  },
  (t) => [uniqueIndex("jobs_key").on(t.kind, t.key), index("jobs_due").on(t.doneAt, t.runAt)],
);
