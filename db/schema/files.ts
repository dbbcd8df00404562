import { bigint, index, pgTable, text } from "drizzle-orm/pg-core";
import { id, moment, ref } from "./columns";

/** Stored under a random name outside the web root; who may open it follows from the record it belongs to. */
export const files = pgTable(
  "files",
  {
    id: id(),
    key: text("key").notNull().unique(),
    originalName: text("original_name").notNull(),
    type: text("type").notNull(),
    size: bigint("size", { mode: "number" }).notNull(),
    digest: text("digest").notNull(),
    entity: text("entity"),
    entityId: ref("entity_id"),
    uploadedBy: ref("uploaded_by").notNull(),
    uploadedAt: moment("uploaded_at").notNull().defaultNow(),
  },
  (t) => [index("files_record").on(t.entity, t.entityId)],
);
