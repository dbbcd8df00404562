import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db, transaction } from "./client";
import { serials } from "./schema";
import { unchanged } from "./unchanged";

const name = "unchanged-test";
const draw = async () => {
  const [found] = await unchanged(db.select({ drawn: sql<number>`random()` }).from(sql`(select 1) one`));
  return found?.drawn;
};
const count = async () => {
  const [found] = await unchanged(
    db
      .select({ last: sql<number>`coalesce(max(${serials.last}), 0)` })
      .from(serials)
      .where(sql`name = ${name}`),
  );
  return Number(found?.last);
};
const write = (last: number) =>
  transaction((tx) =>
    tx.insert(serials).values({ name, last }).onConflictDoUpdate({ target: serials.name, set: { last } }),
  );

/** Other tests write meanwhile; between two of their writes the answer stays. */
async function staysOnce() {
  for (let i = 0; i < 200; i += 1) {
    const first = await draw();
    if (first === (await draw())) return true;
  }
  return false;
}

test("an answer stays while nobody writes", async () => {
  expect(await staysOnce()).toBe(true);
});

test("whoever asks after a write has been acknowledged sees it", async () => {
  for (let last = 1; last <= 60; last += 1) {
    await write(last);
    expect(await count()).toBe(last);
  }
});

test("what was written and taken back is not seen, before or after", async () => {
  await write(7);
  await transaction(async (tx) => {
    await tx.update(serials).set({ last: 8 }).where(sql`name = ${name}`);
    expect(await count()).toBe(7);
    throw new Error("taken back");
  }).catch(() => undefined);
  expect(await count()).toBe(7);
});

test("a question that fails is asked again", async () => {
  const broken = () => unchanged(db.select({ n: sql<number>`1 / 0` }).from(sql`(select 1) one`));
  await expect(broken()).rejects.toThrow();
  await expect(broken()).rejects.toThrow();
});
