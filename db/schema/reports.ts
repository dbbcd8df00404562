import { index, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { day, id, moment, ref } from "./columns";

/** A summary as it was issued: its figures, the rows behind them and the words, never changed afterwards. */
export const reportSnapshots = pgTable(
  "report_snapshots",
  {
    id: id(),
    code: text("code").notNull().unique(),
    kind: text("kind").notNull(),
    title: text("title").notNull(),
    fromDay: day("from_day").notNull(),
    toDay: day("to_day").notNull(),
    reach: text("reach").notNull(),
    definitions: text("definitions").notNull(),
    content: jsonb("content").$type<Record<string, unknown>>().notNull(),
    digest: text("digest").notNull(),
    issuedAt: moment("issued_at").notNull().defaultNow(),
    issuedBy: ref("issued_by").notNull(),
    /** The unit it speaks of; the city's own speaks of all and is open to every reader of reports. */
    unitId: ref("unit_id").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [index("report_snapshots_latest").on(t.issuedAt, t.id)],
);
