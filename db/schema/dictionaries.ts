import { index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { day, id } from "./columns";

/** Rules that change, as dated rows: chains, segments, stages, size bands, regions. Records store `code`. */
export const dictionaryItems = pgTable(
  "dictionary_items",
  {
    id: id(),
    dictionary: text("dictionary").notNull(),
    code: text("code").notNull(),
    label: text("label").notNull(),
    parentCode: text("parent_code"),
    position: integer("position").notNull().default(0),
    attributes: jsonb("attributes")
      .$type<Record<string, string | number | boolean | null>>()
      .notNull()
      .default({}),
    mark: text("mark").notNull().default(""),
    validFrom: day("valid_from").notNull().default("2000-01-01"),
    validTo: day("valid_to"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    uniqueIndex("dictionary_items_key").on(t.dictionary, t.code, t.validFrom),
    index("dictionary_items_order").on(t.dictionary, t.position),
  ],
);
