import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { day, id, moment, ref } from "./columns";
import { units } from "./units";

export const users = pgTable("users", {
  id: id(),
  account: text("account").notNull().unique(),
  name: text("name").notNull(),
  initials: text("initials").notNull().default(""),
  unitId: ref("unit_id")
    .notNull()
    .references(() => units.id),
  passwordHash: text("password_hash").notNull(),
  mustChangePassword: boolean("must_change_password").notNull().default(false),
  disabledAt: moment("disabled_at"),
  theme: text("theme").notNull().default("light"),
  version: integer("version").notNull().default(1),
  createdAt: moment("created_at").notNull().defaultNow(),
});

export const grants = pgTable(
  "grants",
  {
    id: id(),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id),
    role: text("role").notNull(),
    unitId: ref("unit_id")
      .notNull()
      .references(() => units.id),
    chainCode: text("chain_code"),
    fromDay: day("from_day").notNull(),
    toDay: day("to_day"),
    grantedBy: ref("granted_by"),
    revokedAt: moment("revoked_at"),
    version: integer("version").notNull().default(1),
  },
  (t) => [index("grants_user").on(t.userId)],
);

/** A sign-in. The cookie holds a random id; only its hash is kept here. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    secretHash: text("secret_hash").notNull(),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id),
    createdAt: moment("created_at").notNull().defaultNow(),
    seenAt: moment("seen_at").notNull().defaultNow(),
    endedAt: moment("ended_at"),
    endedBecause: text("ended_because"),
    address: text("address"),
    browser: text("browser"),
    previewRole: text("preview_role"),
  },
  (t) => [uniqueIndex("sessions_secret").on(t.secretHash), index("sessions_user").on(t.userId)],
);

/** Failed sign-ins per account and address; the next try waits longer each time. */
export const signInAttempts = pgTable(
  "sign_in_attempts",
  {
    id: id(),
    key: text("key").notNull(),
    failures: integer("failures").notNull().default(0),
    lastAt: moment("last_at").notNull().defaultNow(),
  },
  (t) => [uniqueIndex("sign_in_attempts_key").on(t.key)],
);

/** A list as somebody likes to see it: the query string of its address. Scope: own, unit, system. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: id(),
    ledger: text("ledger").notNull(),
    name: text("name").notNull(),
    scope: text("scope").notNull(),
    userId: ref("user_id").references(() => users.id),
    unitId: ref("unit_id").references(() => units.id),
    query: text("query").notNull(),
    position: integer("position").notNull().default(0),
    version: integer("version").notNull().default(1),
    deletedAt: moment("deleted_at"),
  },
  (t) => [index("saved_views_ledger").on(t.ledger)],
);

/** What was typed into a form and not yet saved; one per person and form. */
export const drafts = pgTable(
  "drafts",
  {
    id: id(),
    userId: ref("user_id")
      .notNull()
      .references(() => users.id),
    form: text("form").notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
    savedAt: moment("saved_at").notNull().defaultNow(),
  },
  (t) => [uniqueIndex("drafts_owner").on(t.userId, t.form)],
);
