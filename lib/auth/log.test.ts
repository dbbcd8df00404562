import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import { expect, onTestFinished, test, vi } from "vitest";
import { db } from "@/db/client";
import { keepValuesOffTheConsole, withoutValues } from "./log";

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

test("nor when a page that failed is printed by the framework", async () => {
  const printed: unknown[][] = [];
  const spies = (["error", "warn"] as const).map((method) =>
    vi.spyOn(console, method).mockImplementation((...said) => void printed.push(said)),
  );
  const before = { error: console.error, warn: console.warn };
  onTestFinished(() => {
    Object.assign(console, before);
    for (const spy of spies) spy.mockRestore();
  });
  keepValuesOffTheConsole();
  const searched = "某某公司 13800001234";
  const error = await db.execute(sql`select ${searched}::int`).catch((reason: unknown) => reason);
  console.error(" \u2a2f", error);
  console.warn("页面出错", error);
  const told = inspect(printed, { depth: 10 });
  expect(inspect(error)).toContain(searched);
  expect(told).toContain("select $1::int");
  expect(told).not.toContain(searched);
});
