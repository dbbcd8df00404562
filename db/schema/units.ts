import { boolean, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { day, id, ref } from "./columns";

/** City organs, counties, zones, departments: the tree that reach follows. `position` is the official order. */
export const units = pgTable("units", {
  id: id(),
  code: text("code").notNull().unique(),
  name: text("name").notNull(),
  shortName: text("short_name").notNull(),
  kind: text("kind").notNull(),
  parentId: ref("parent_id"),
  chainCode: text("chain_code"),
  position: integer("position").notNull(),
  carriesTarget: boolean("carries_target").notNull().default(false),
  validFrom: day("valid_from").notNull().default("2000-01-01"),
  validTo: day("valid_to"),
  version: integer("version").notNull().default(1),
});

/** Every ancestor of every unit, itself included. */
export const unitPaths = pgTable(
  "unit_paths",
  {
    ancestorId: ref("ancestor_id")
      .notNull()
      .references(() => units.id),
    descendantId: ref("descendant_id")
      .notNull()
      .references(() => units.id),
  },
  (t) => [primaryKey({ columns: [t.ancestorId, t.descendantId] })],
);
