import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { withoutValues } from "./log";

test("what a person typed does not reach the log when the database refuses it", async () => {
  const typed = "电话 13800001234";
  const error = await db.execute(sql`select ${typed}::text::date`).then(
    () => null,
    (reason: unknown) => reason,
  );
  const told = JSON.stringify(withoutValues(error));
  expect(String(error)).toContain(typed);
  expect(told).not.toContain(typed);
  expect(told).toContain("select $1::text::date");
  expect(withoutValues(error).cause?.code).toBe("22007");
});
