import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db, transaction, writingSql } from "@/db/client";
import { auditEntries, auditSeals } from "@/db/schema";
import { remember } from "./change";
import { seal, verifySeals } from "./sealer";

/** Tampers as somebody with the database's own rights would, and puts everything back. */
async function tamper(statement: string, back: string): Promise<Awaited<ReturnType<typeof verifySeals>>> {
  const sql = writingSql();
  const without = async (text: string) => {
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx.unsafe(text);
    });
  };
  await without(statement);
  try {
    return await verifySeals();
  } finally {
    await without(back);
  }
}

let ids: number[] = [];

beforeAll(async () => {
  for (let i = 0; i < 12; i += 1)
    await remember({ userName: `封存者${i}` }, "auth.signIn", { label: `第 ${i} 条` });
  while ((await seal()) > 0);
  ids = (await db.select({ id: auditSeals.auditId }).from(auditSeals).orderBy(sql`audit_id desc`).limit(8))
    .map(({ id }) => id)
    .reverse();
});

describe("the chain of seals", () => {
  test("is whole as long as nobody touches it", async () => {
    expect((await verifySeals()).broken).toBeNull();
  });

  test("finds an entry whose words were changed", async () => {
    const id = ids[3] ?? 0;
    const [entry] = await db.select().from(auditEntries).where(eq(auditEntries.id, id));
    const found = await tamper(
      `update audit_entries set user_name = '改过' where id = ${id}`,
      `update audit_entries set user_name = '${entry?.userName}' where id = ${id}`,
    );
    expect(found.broken?.auditId).toBe(id);
  });

  test("finds an entry that was taken out", async () => {
    const id = ids[2] ?? 0;
    const found = await tamper(
      `create table audit_kept as select * from audit_entries where id = ${id}; delete from audit_entries where id = ${id}`,
      "insert into audit_entries overriding system value select * from audit_kept; drop table audit_kept",
    );
    expect(found.broken?.auditId).toBe(id);
  });

  test("finds two entries that changed places", async () => {
    const [one = 0, other = 0] = ids;
    const swap = `update audit_entries a set user_name = b.user_name, entity_label = b.entity_label from audit_entries b where (a.id, b.id) in ((${one}, ${other}), (${other}, ${one}))`;
    const found = await tamper(swap, swap);
    expect(found.broken?.auditId).toBe(one);
  });

  test("finds a seal that was forged", async () => {
    const id = ids[4] ?? 0;
    const [known] = await db.select().from(auditSeals).where(eq(auditSeals.auditId, id));
    const found = await tamper(
      `update audit_seals set hash = 'forged' where audit_id = ${id}`,
      `update audit_seals set hash = '${known?.hash}' where audit_id = ${id}`,
    );
    expect(found.broken?.auditId).toBe(id);
  });

  test("stays whole when everything is put back", async () => {
    expect((await verifySeals()).broken).toBeNull();
  });

  test("is guarded: the application itself can neither change nor remove an entry", async () => {
    const id = ids[0] ?? 0;
    await expect(
      transaction((tx) => tx.update(auditEntries).set({ userName: "改过" }).where(eq(auditEntries.id, id))),
    ).rejects.toThrow();
    await expect(
      transaction((tx) => tx.delete(auditEntries).where(eq(auditEntries.id, id))),
    ).rejects.toThrow();
  });
});
