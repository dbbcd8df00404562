import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { day, id, moment, ref, tracked } from "./columns";
import { files } from "./files";
import { users } from "./people";
import { projects } from "./projects";
import { units } from "./units";

const standing = sql`deleted_at is null`;

/** 调度会: draft, then frozen, then running, then closed, and never back. */
export const reviews = pgTable(
  "reviews",
  {
    id: id(),
    code: text("code").notNull().unique(),
    year: integer("year").notNull(),
    serial: integer("serial").notNull(),
    title: text("title").notNull(),
    unitId: ref("unit_id")
      .notNull()
      .references(() => units.id),
    heldOn: day("held_on").notNull(),
    startsAt: text("starts_at").notNull(),
    place: text("place"),
    chair: text("chair"),
    attendees: text("attendees"),
    budget: integer("budget").notNull(),
    state: text("state").notNull().default("draft"),
    /** When the figures are to be frozen without anybody pressing a button. */
    freezesAt: moment("freezes_at"),
    frozenAt: moment("frozen_at"),
    startedAt: moment("started_at"),
    closedAt: moment("closed_at"),
    ...tracked(),
  },
  (t) => [
    uniqueIndex("reviews_serial").on(t.year, t.serial),
    index("reviews_held").on(t.heldOn, t.id).where(standing),
    index("reviews_freezing").on(t.freezesAt).where(sql`state = 'draft' and freezes_at is not null`),
  ],
);

/** What a meeting speaks about, one after the other. */
export const reviewItems = pgTable(
  "review_items",
  {
    id: id(),
    reviewId: ref("review_id")
      .notNull()
      .references(() => reviews.id),
    position: integer("position").notNull(),
    kind: text("kind").notNull(),
    projectId: ref("project_id").references(() => projects.id),
    /** The open resolution of an earlier meeting it asks about. */
    resolutionId: ref("resolution_id"),
    /** Or the overdue assignment that no meeting gave. */
    assignmentId: ref("assignment_id"),
    topic: text("topic"),
    title: text("title").notNull(),
    rule: text("rule").notNull(),
    reason: text("reason").notNull(),
    minutes: integer("minutes").notNull(),
    /** Who speaks to it; a topic is open to this unit. */
    unitId: ref("unit_id").references(() => units.id),
    presenter: text("presenter"),
    obstacle: text("obstacle"),
    departmentId: ref("department_id").references(() => units.id),
    suggestion: text("suggestion"),
    ...tracked(),
  },
  (t) => [
    index("review_items_review").on(t.reviewId, t.position),
    uniqueIndex("review_items_project")
      .on(t.reviewId, t.projectId)
      .where(sql`kind = 'project' and deleted_at is null`),
    index("review_items_of_project").on(t.projectId).where(standing),
  ],
);

/** The figures as a meeting saw them, per item and (without one) for the whole. Rows are only ever added. */
export const reviewFigures = pgTable(
  "review_figures",
  {
    id: id(),
    reviewId: ref("review_id")
      .notNull()
      .references(() => reviews.id),
    itemId: ref("item_id").references(() => reviewItems.id),
    frozenAt: moment("frozen_at").notNull().defaultNow(),
    content: jsonb("content").$type<Record<string, unknown>>().notNull(),
    digest: text("digest").notNull(),
  },
  (t) => [
    uniqueIndex("review_figures_item").on(t.itemId).where(sql`item_id is not null`),
    uniqueIndex("review_figures_whole").on(t.reviewId).where(sql`item_id is null`),
    index("review_figures_review").on(t.reviewId),
  ],
);

/** Every turn of the page during a meeting; the last one is where it stands. Rows are only ever added. */
export const reviewTurns = pgTable(
  "review_turns",
  {
    id: id(),
    reviewId: ref("review_id")
      .notNull()
      .references(() => reviews.id),
    /** Null for the cover, before the first item. */
    itemId: ref("item_id").references(() => reviewItems.id),
    at: moment("at").notNull().defaultNow(),
    byUserId: ref("by_user_id")
      .notNull()
      .references(() => users.id),
  },
  (t) => [index("review_turns_review").on(t.reviewId, t.id)],
);

/** 议定事项: who does what by when. Owner and day may come later, but a meeting cannot close without them. */
export const resolutions = pgTable(
  "resolutions",
  {
    id: id(),
    reviewId: ref("review_id")
      .notNull()
      .references(() => reviews.id),
    itemId: ref("item_id").references(() => reviewItems.id),
    number: integer("number").notNull(),
    kind: text("kind").notNull(),
    verdict: text("verdict"),
    body: text("body").notNull(),
    level: text("level").notNull().default("normal"),
    ownerUnitId: ref("owner_unit_id").references(() => units.id),
    ownerId: ref("owner_id").references(() => users.id),
    departmentId: ref("department_id").references(() => units.id),
    dueOn: day("due_on"),
    assignmentId: ref("assignment_id"),
    ...tracked(),
  },
  (t) => [
    index("resolutions_review").on(t.reviewId, t.number),
    index("resolutions_item").on(t.itemId),
    index("resolutions_owner").on(t.ownerUnitId).where(standing),
  ],
);

export const resolutionProjects = pgTable(
  "resolution_projects",
  {
    resolutionId: ref("resolution_id")
      .notNull()
      .references(() => resolutions.id),
    projectId: ref("project_id")
      .notNull()
      .references(() => projects.id),
  },
  (t) => [
    primaryKey({ columns: [t.resolutionId, t.projectId] }),
    index("resolution_projects_project").on(t.projectId, t.resolutionId),
  ],
);

/** Minutes, deck, message and data set, version after version; a signed one stays as it was signed. */
export const reviewPapers = pgTable(
  "review_papers",
  {
    id: id(),
    reviewId: ref("review_id")
      .notNull()
      .references(() => reviews.id),
    kind: text("kind").notNull(),
    edition: integer("edition").notNull(),
    /** The words a person may edit: of the minutes and of the message. */
    content: jsonb("content").$type<Record<string, unknown>>().notNull(),
    fileId: ref("file_id").references(() => files.id),
    digest: text("digest").notNull(),
    signedBy: ref("signed_by"),
    signedAt: moment("signed_at"),
    ...tracked(),
  },
  (t) => [uniqueIndex("review_papers_edition").on(t.reviewId, t.kind, t.edition)],
);
