import { sql } from "drizzle-orm";
import { index, integer, numeric, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { day, id, tracked } from "./columns";

/**
 * One atomic condition of a board's rules; a set holds when every row of one `alt` holds. In force from `validFrom` to
 * `validTo`, both days included, as the exchanges write it. A revised condition is a new row of the same `ruleId`.
 */
export const listingStandards = pgTable(
  "listing_standards",
  {
    id: id(),
    ruleId: text("rule_id").notNull(),
    board: text("board").notNull(),
    setNo: text("set_no").notNull(),
    appliesTo: text("applies_to").notNull(),
    alt: text("alt").notNull(),
    metric: text("metric").notNull(),
    window: text("window").notNull().default(""),
    op: text("op").notNull().default(""),
    value: numeric("value", { precision: 24, scale: 6 }),
    unit: text("unit").notNull().default(""),
    condition: text("condition").notNull(),
    ruleName: text("rule_name").notNull(),
    validFrom: day("valid_from"),
    validTo: day("valid_to"),
    status: text("status").notNull(),
    source: text("source").notNull().default(""),
    mark: text("mark").notNull().default(""),
    note: text("note"),
    position: integer("position").notNull().default(0),
    ...tracked(),
  },
  (t) => [
    uniqueIndex("listing_standards_rule").on(t.ruleId, t.validFrom).where(sql`deleted_at is null`),
    index("listing_standards_board").on(t.board, t.position),
  ],
);
