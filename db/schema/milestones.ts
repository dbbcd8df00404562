import { sql } from "drizzle-orm";
import { index, numeric, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { amount, day, id, moment, ref, tracked, yuanOf } from "./columns";
import { files } from "./files";
import { projects } from "./projects";

/** One of the 13 main-line stages of one project: when it is planned, when it happened, who says so, who accepted it. */
export const milestones = pgTable(
  "milestones",
  {
    id: id(),
    projectId: ref("project_id")
      .notNull()
      .references(() => projects.id),
    stage: text("stage").notNull(),
    plannedOn: day("planned_on"),
    plannedPrecision: text("planned_precision"),
    actualOn: day("actual_on"),
    actualPrecision: text("actual_precision"),
    note: text("note"),
    reportedBy: ref("reported_by"),
    reportedAt: moment("reported_at"),
    passedBy: ref("passed_by"),
    passedAt: moment("passed_at"),
    verifiedBy: ref("verified_by"),
    verifiedAt: moment("verified_at"),
    returnedBy: ref("returned_by"),
    returnedAt: moment("returned_at"),
    returnReason: text("return_reason"),
    countedAmount: amount("counted_amount"),
    countedAmountYuan: yuanOf("counted_amount"),
    ...tracked(),
  },
  (t) => [
    uniqueIndex("milestones_stage").on(t.projectId, t.stage),
    index("milestones_waiting")
      .on(t.stage, t.projectId)
      .where(sql`actual_on is not null and verified_at is null`),
    index("milestones_verified").on(t.stage, t.actualOn).where(sql`verified_at is not null`),
  ],
);

export const evidence = pgTable(
  "evidence",
  {
    id: id(),
    milestoneId: ref("milestone_id")
      .notNull()
      .references(() => milestones.id),
    fileId: ref("file_id")
      .notNull()
      .references(() => files.id),
    kind: text("kind").notNull(),
    datedOn: day("dated_on").notNull(),
    ...tracked(),
  },
  (t) => [index("evidence_milestone").on(t.milestoneId)],
);

/** What was promised to an investor, and whether fair-competition review let it pass. */
export const promises = pgTable(
  "promises",
  {
    id: id(),
    projectId: ref("project_id")
      .notNull()
      .references(() => projects.id),
    kind: text("kind").notNull(),
    content: text("content").notNull(),
    ceiling: amount("ceiling"),
    payer: text("payer"),
    dueOn: day("due_on"),
    review: text("review").notNull().default("none"),
    reviewedOn: day("reviewed_on"),
    ...tracked(),
  },
  (t) => [index("promises_project").on(t.projectId)],
);

/** Cumulative since the project began, per month, kind of money, place it came from and currency. */
export const progress = pgTable(
  "progress",
  {
    id: id(),
    projectId: ref("project_id")
      .notNull()
      .references(() => projects.id),
    month: text("month").notNull(),
    kind: text("kind").notNull(),
    origin: text("origin").notNull().default(""),
    currency: text("currency").notNull().default("CNY"),
    cumulative: ref("cumulative").notNull(),
    rate: numeric("rate", { precision: 18, scale: 8 }),
    typed: text("typed").notNull(),
    basis: text("basis").notNull(),
    voucherId: ref("voucher_id").references(() => files.id),
    voucherNote: text("voucher_note"),
    fallReason: text("fall_reason"),
    ...tracked(),
  },
  (t) => [
    uniqueIndex("progress_cell").on(t.projectId, t.month, t.kind, t.origin, t.currency),
    index("progress_month").on(t.month, t.kind),
  ],
);

/** A project's report for one month: work in words, or "no change", which counts as reported and never as progress. */
export const monthlyReports = pgTable(
  "monthly_reports",
  {
    id: id(),
    projectId: ref("project_id")
      .notNull()
      .references(() => projects.id),
    month: text("month").notNull(),
    words: text("words"),
    kind: text("kind").notNull(),
    ...tracked(),
  },
  (t) => [uniqueIndex("monthly_reports_month").on(t.projectId, t.month)],
);
