import { sql } from "drizzle-orm";
import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, moment, ref } from "./columns";

export type FieldChange = { field: string; from: unknown; to: unknown };

/** Who did what to which record. Rows are only ever added. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: id(),
    at: moment("at").notNull().defaultNow(),
    userId: ref("user_id"),
    userName: text("user_name").notNull(),
    sessionId: ref("session_id"),
    unitId: ref("unit_id"),
    verb: text("verb").notNull(),
    entity: text("entity"),
    entityId: ref("entity_id"),
    entityLabel: text("entity_label"),
    entityVersion: integer("entity_version"),
    changes: jsonb("changes").$type<FieldChange[]>().notNull().default([]),
    reason: text("reason"),
    address: text("address"),
    outcome: text("outcome").notNull().default("done"),
  },
  (t) => [
    index("audit_entries_record").on(t.entity, t.entityId, t.id),
    index("audit_entries_user").on(t.userId, t.id),
    index("audit_entries_verb").on(t.verb, t.id),
    // What the review desk looks through: changes of projects that were there before, and projects logged by hand.
    index("audit_entries_judged")
      .on(t.at, t.id)
      .where(
        sql`verb in ('project.revise', 'project.plan', 'project.import', 'project.log', 'project.setPace', 'project.pause', 'project.resume', 'project.end', 'project.setBack', 'project.transfer', 'project.merge') and entity in ('projects', 'milestones') and outcome = 'done' and (entity_version > 1 or verb = 'project.log')`,
      ),
  ],
);

/** The hash chain over audit rows, laid by the background sealer in order of id. */
export const auditSeals = pgTable("audit_seals", {
  auditId: bigint("audit_id", { mode: "number" }).primaryKey(),
  hash: text("hash").notNull(),
  sealedAt: moment("sealed_at").notNull().defaultNow(),
});

/** The whole row after each change, so that any record can be read as of any day. */
export const versions = pgTable(
  "versions",
  {
    entity: text("entity").notNull(),
    entityId: ref("entity_id").notNull(),
    version: integer("version").notNull(),
    recordedAt: moment("recorded_at").notNull().defaultNow(),
    auditId: ref("audit_id").notNull(),
    row: jsonb("row").$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.entity, t.entityId, t.version] }),
    index("versions_recorded").on(t.entity, t.recordedAt),
  ],
);

/** One answer per submitted form, however often it arrives. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    id: id(),
    userId: ref("user_id").notNull(),
    verb: text("verb").notNull(),
    key: text("key").notNull(),
    digest: text("digest").notNull(),
    result: jsonb("result").$type<unknown>(),
    at: moment("at").notNull().defaultNow(),
  },
  (t) => [uniqueIndex("idempotency_keys_owner").on(t.userId, t.verb, t.key)],
);
