import { like, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { auditEntries, companies, projects } from "@/db/schema";
import { viewerOf } from "@/lib/demo/builders";
import { confirmRun } from "./commands";
import { aSheet, preview } from "./fixtures";

const rows = 1_300;
const investors = 37;

test("a large ledger confirmed by two presses at once is written once, its shared companies once, each row in the log", async () => {
  const city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
  const mark = `众${crypto.randomUUID().slice(0, 8)}`;
  const file = await aSheet([
    ["项目名称", "承接单位", "投资方", "总投资（万元）"],
    // Names in opposite orders, so that batches side by side meet each other's companies.
    ...Array.from({ length: rows }, (_, n) => [
      `${mark}第${n}号项目`,
      "龙游县",
      `${mark}示例${n < rows / 2 ? n % investors : investors - 1 - (n % investors)}公司`,
      10_000 + n,
    ]),
  ]);
  const { code, counts } = await preview(city, "projects", file);
  expect(counts).toBe(`new ${rows}`);
  await Promise.all([confirmRun(city, code), confirmRun(city, code)]);

  const [written] = await db
    .select({
      n: sql<number>`count(*)::int`,
      wan: sql<number>`(sum(${projects.totalInvestmentYuan}) / 10000)::int`,
      logged: sql<number>`(select count(*)::int from ${auditEntries} where entity = 'projects' and entity_label like ${`${mark}%`})`,
    })
    .from(projects)
    .where(like(projects.name, `${mark}%`));
  expect(written).toEqual({ n: rows, wan: rows * 10_000 + (rows * (rows - 1)) / 2, logged: rows });
  const known = await db
    .select({ id: companies.id })
    .from(companies)
    .where(like(companies.name, `${mark}%`));
  expect(known).toHaveLength(investors);
  const run = await preview(city, "projects", file);
  expect(run.counts).toBe(`same ${rows}`);
  const [done] = await db.execute<{ step: string }>(sql`select step from import_runs where code = ${code}`);
  expect(done?.step).toBe("done");
});
