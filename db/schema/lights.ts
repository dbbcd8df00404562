import { sql } from "drizzle-orm";
import { index, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { day, id, moment, ref, tracked } from "./columns";
import { projects } from "./projects";
import { units } from "./units";

/**
 * When each rule turns a project yellow and red as things stand, so that a colour on any day is a comparison of days.
 * Derived: rewritten with every change of what it rests on, and wholly when a rule changes.
 */
export const projectLights = pgTable(
  "project_lights",
  {
    projectId: ref("project_id")
      .notNull()
      .references(() => projects.id),
    rule: text("rule").notNull(),
    /** Of the rule's wording, which judges only the days it was in force. */
    fromDay: day("from_day").notNull(),
    toDay: day("to_day"),
    since: day("since").notNull(),
    yellowOn: day("yellow_on"),
    redOn: day("red_on"),
  },
  (t) => [
    primaryKey({ columns: [t.projectId, t.rule, t.fromDay] }),
    index("project_lights_yellow").on(t.yellowOn, t.projectId).where(sql`yellow_on is not null`),
    index("project_lights_red").on(t.redOn, t.projectId).where(sql`red_on is not null`),
  ],
);

/** Why a project is late in its unit's words, until when that should hold, and what the city thinks of it. */
export const lightReasons = pgTable(
  "light_reasons",
  {
    id: id(),
    projectId: ref("project_id")
      .notNull()
      .references(() => projects.id),
    rule: text("rule").notNull(),
    reason: text("reason").notNull(),
    untilDay: day("until_day").notNull(),
    verdict: text("verdict"),
    answer: text("answer"),
    judgedBy: ref("judged_by"),
    judgedAt: moment("judged_at"),
    ...tracked(),
  },
  (t) => [
    index("light_reasons_project").on(t.projectId, t.id),
    index("light_reasons_waiting").on(t.id).where(sql`verdict is null and deleted_at is null`),
  ],
);

/** A leader's own colour for a project. It ends by itself. */
export const lightOverrides = pgTable(
  "light_overrides",
  {
    id: id(),
    projectId: ref("project_id")
      .notNull()
      .references(() => projects.id),
    colour: text("colour").notNull(),
    reason: text("reason").notNull(),
    fromDay: day("from_day").notNull(),
    untilDay: day("until_day").notNull(),
    ...tracked(),
  },
  (t) => [index("light_overrides_project").on(t.projectId, t.untilDay)],
);

/** 月结: from now on the month's figures stand, and what changes is a correction. */
export const monthCloses = pgTable(
  "month_closes",
  { id: id(), month: text("month").notNull(), onDay: day("on_day").notNull(), ...tracked() },
  (t) => [uniqueIndex("month_closes_month").on(t.month)],
);

/** How every project stood when its month was closed. Never changed afterwards. */
export const lightSnapshots = pgTable(
  "light_snapshots",
  {
    month: text("month").notNull(),
    projectId: ref("project_id")
      .notNull()
      .references(() => projects.id),
    unitId: ref("unit_id")
      .notNull()
      .references(() => units.id),
    stage: text("stage").notNull(),
    /** As shown: after reasons that were accepted and what a leader decided. */
    colour: text("colour").notNull(),
    /** As the rules alone would have it. */
    computed: text("computed").notNull(),
    rule: text("rule"),
    measured: text("measured"),
    since: day("since"),
    exemptReason: text("exempt_reason"),
    overrideReason: text("override_reason"),
    totalInvestmentYuan: ref("total_investment_yuan"),
    investedYuan: ref("invested_yuan"),
    arrivedYuan: ref("arrived_yuan"),
  },
  (t) => [
    primaryKey({ columns: [t.month, t.projectId] }),
    index("light_snapshots_unit").on(t.month, t.unitId, t.colour),
    index("light_snapshots_project").on(t.projectId, t.month),
  ],
);

/** One cell of a month's report sent back to its unit, with the reason; answered by reporting the cell anew. */
export const reportReturns = pgTable(
  "report_returns",
  {
    id: id(),
    projectId: ref("project_id")
      .notNull()
      .references(() => projects.id),
    month: text("month").notNull(),
    cell: text("cell").notNull(),
    reason: text("reason").notNull(),
    answeredAt: moment("answered_at"),
    /** The unit's words where it did not change the cell. */
    answer: text("answer"),
    ...tracked(),
  },
  (t) => [
    index("report_returns_project").on(t.projectId, t.month),
    index("report_returns_open").on(t.month).where(sql`answered_at is null and deleted_at is null`),
  ],
);
