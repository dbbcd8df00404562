import { sql } from "drizzle-orm";
import { boolean, index, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { day, id, ref, tracked } from "./columns";
import { units } from "./units";

export const companies = pgTable(
  "companies",
  {
    id: id(),
    code: text("code").notNull().unique(),
    name: text("name").notNull(),
    nameKey: text("name_key").notNull(),
    shortName: text("short_name"),
    creditCode: text("credit_code"),
    industryCode: text("industry_code"),
    unitId: ref("unit_id")
      .notNull()
      .references(() => units.id),
    place: text("place"),
    groupName: text("group_name"),
    chainCode: text("chain_code"),
    isChainLeader: boolean("is_chain_leader").notNull().default(false),
    chainLeaderFrom: day("chain_leader_from"),
    chainLeaderTo: day("chain_leader_to"),
    note: text("note"),
    searchText: text("search_text").notNull().default(""),
    ...tracked(),
  },
  (t) => [
    uniqueIndex("companies_unit_name").on(t.unitId, t.nameKey).where(sql`deleted_at is null`),
    index("companies_unit_updated").on(t.unitId, sql`updated_at desc`, sql`id desc`),
    index("companies_updated").on(sql`updated_at desc`, sql`id desc`),
    index("companies_name").on(sql`${t.name} collate "zh-x-icu"`, t.id),
    index("companies_credit").on(t.creditCode),
  ],
);

export const contacts = pgTable(
  "contacts",
  {
    id: id(),
    companyId: ref("company_id")
      .notNull()
      .references(() => companies.id),
    name: text("name").notNull(),
    title: text("title"),
    phone: text("phone"),
    email: text("email"),
    note: text("note"),
    ...tracked(),
  },
  (t) => [index("contacts_company").on(t.companyId)],
);
