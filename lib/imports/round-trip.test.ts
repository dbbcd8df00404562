import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { milestones } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { aProject, projectNow, viewerOf } from "@/lib/demo/builders";
import { read } from "@/lib/import/fixtures";
import { projectLedger } from "@/lib/projects/ledger";
import { projectReach } from "@/lib/projects/reach";
import { aSheet, bringIn, preview, takenOut } from "./fixtures";

let city: Viewer;
beforeAll(async () => {
  city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
});

const plansOf = (id: number) =>
  db
    .select({ stage: milestones.stage, on: milestones.plannedOn, precision: milestones.plannedPrecision })
    .from(milestones)
    .where(
      sql`${milestones.projectId} = ${id} and ${milestones.deletedAt} is null and ${milestones.plannedOn} is not null`,
    );

test("somebody takes the ledger out with every column, changes some cells, and brings just these back", async () => {
  const name = `往返改动${process.pid}`;
  const first = await aProject({ name: `${name}一`, total: "12000" });
  const second = await aProject({ name: `${name}二`, total: "3-5亿" });
  const plan = await aSheet([
    ["项目编号", "项目名称", "承接单位", "计划开工时间", "用地面积（亩）", "备注"],
    [first.code, first.name, "龙游", "2026年12月", 80.5, "=备注\n第二行"],
    [second.code, second.name, "龙游", "2027-03-05", null, null],
  ]);
  const planned = await preview(city, "projects", plan);
  expect((await bringIn(city, planned.code)).counts, planned.said(2)).toBe("updated 2");

  const { columns } = await projectLedger();
  const query = { q: name, cols: Object.keys(columns).join(","), sort: "name" };
  const ledger = { verb: "project.export", ledger: projectLedger, reach: projectReach } as const;
  const file = await takenOut(city, { ...ledger, definition: "往返" }, query);
  expect((await preview(city, "projects", file)).counts).toBe("same 2");

  const { grid } = await read(file);
  const rows = grid.rows.map((cells) => cells.map((cell) => cell?.number ?? cell?.text ?? null));
  const titles = rows.findIndex((cells) => cells.includes("项目名称"));
  const change = (row: string, title: string, value: string | number) => {
    const cells = rows.find((one) => one.includes(row)) ?? [];
    const column = (rows[titles] ?? []).findIndex((one) => String(one).startsWith(title));
    expect(column, title).toBeGreaterThan(0);
    cells[column] = value;
  };
  change(first.name, "计划开工", "2027-01-15");
  change(first.name, "总投资", 15_000);
  change(first.name, "责任人", "示例责任人");
  change(second.name, "用地面积", 66);
  change(second.name, "下步举措", "约谈投资方\n补签协议");
  const seen = await preview(city, "projects", await aSheet(rows));
  const changes = seen.rows.flatMap(({ changes }) =>
    changes.map(({ label, from, to }) => `${label}：${from}→${to}`),
  );
  expect(changes.sort()).toEqual(
    [
      "总投资：12,000→15,000",
      "责任人：—→示例责任人",
      "计划开工日期：2026-12→2027-01-15",
      "用地面积：—→66",
      "下步举措：—→约谈投资方\n补签协议",
    ].sort(),
  );
  await bringIn(city, seen.code);
  const again = await preview(city, "projects", await aSheet(rows));
  expect(
    again.counts,
    again.rows
      .flatMap(({ changes }) => changes.map(({ label, from, to }) => `${label}：${from}→${to}`))
      .join(),
  ).toBe("same 2");
  expect(await projectNow(first.id)).toMatchObject({
    remark: "=备注\n第二行",
    landArea: "80.50",
    owner: "示例责任人",
  });
  expect(await plansOf(first.id)).toEqual([{ stage: "START", on: "2027-01-15", precision: "day" }]);
  expect(await plansOf(second.id)).toEqual([{ stage: "START", on: "2027-03-05", precision: "day" }]);
});
