import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { insertedAll } from "@/db/insert-all";
import { auditEntries } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";

test("many rows go in together as they would one by one, in order, with their defaults and odd characters", async () => {
  const verb = `bulk-${crypto.randomUUID()}`;
  const changes = [{ field: "name", from: null, to: '甲"\\ud83d' }];
  const rows = [
    { userName: "甲", verb, entityId: 7, entityLabel: "表情😀" },
    { userName: "乙", verb, changes, entityLabel: "半个😀".slice(0, 3), at: "2026-01-02 03:04:05+08" },
  ];
  const stored = await asSystem("system.demo", (tx) => insertedAll(tx, auditEntries, rows));
  expect(stored).toEqual(
    await db.select().from(auditEntries).where(eq(auditEntries.verb, verb)).orderBy(asc(auditEntries.id)),
  );
  expect(stored).toMatchObject([
    { userName: "甲", entityId: 7, entityLabel: "表情😀", changes: [], outcome: "done" },
    { userName: "乙", entityId: null, entityLabel: "半个\ufffd", changes, at: "2026-01-02 03:04:05+08" },
  ]);
});
