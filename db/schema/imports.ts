import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, moment, ref } from "./columns";
import { users } from "./people";
import { units } from "./units";

/** One file on its way in: read, mapped, previewed, confirmed once. Steps: uploaded, mapped, done, dropped. */
export const importRuns = pgTable(
  "import_runs",
  {
    id: id(),
    code: text("code").notNull().unique(),
    register: text("register").notNull(),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id),
    unitId: ref("unit_id").references(() => units.id),
    fileName: text("file_name").notNull(),
    fileDigest: text("file_digest").notNull(),
    fileKey: text("file_key").notNull(),
    step: text("step").notNull().default("uploaded"),
    settings: jsonb("settings").$type<Record<string, unknown>>().notNull().default({}),
    counts: jsonb("counts").$type<Record<string, number>>().notNull().default({}),
    report: jsonb("report").$type<Record<string, unknown>>().notNull().default({}),
    startedAt: moment("started_at").notNull().defaultNow(),
    finishedAt: moment("finished_at"),
    version: integer("version").notNull().default(1),
  },
  (t) => [index("import_runs_user").on(t.userId, t.id)],
);

export const importRows = pgTable(
  "import_rows",
  {
    runId: ref("run_id")
      .notNull()
      .references(() => importRuns.id, { onDelete: "cascade" }),
    sheet: text("sheet").notNull(),
    row: integer("row").notNull(),
    verdict: text("verdict").notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
    targetId: ref("target_id"),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.sheet, t.row] }),
    index("import_rows_verdict").on(t.runId, t.verdict),
  ],
);

/** Which column title meant which field last time, per unit. */
export const importMappings = pgTable(
  "import_mappings",
  {
    id: id(),
    register: text("register").notNull(),
    unitId: ref("unit_id")
      .notNull()
      .references(() => units.id),
    title: text("title").notNull(),
    field: text("field").notNull(),
    savedAt: moment("saved_at").notNull().defaultNow(),
  },
  (t) => [uniqueIndex("import_mappings_title").on(t.register, t.unitId, t.title)],
);
