import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import type { Viewer } from "@/lib/auth/viewer";
import { anAmount, aProject, aUnit, projectNow, viewerOf } from "@/lib/demo/builders";
import { rawOf } from "@/lib/fields/input";
import { changesSince } from "@/lib/projects/change-queries";
import { reviseProject, voidProject } from "@/lib/projects/commands";
import { projectFields } from "@/lib/projects/fields";
import { projectInput } from "@/lib/projects/input";
import { planMilestone } from "@/lib/projects/milestones/commands";
import type { Project } from "@/lib/projects/reach";
import { setProjectStatus, transferProject } from "@/lib/projects/status-commands";
import { misfitOf } from "./bridge";

const county = "330822";
const elsewhere = "330881";
let leader: Viewer;
let head: Viewer;
let officer: Viewer;
let reviewer: Viewer;
beforeAll(async () => {
  leader = await viewerOf({ role: "leader", unit: "330800" });
  head = await viewerOf({ role: "cityHead", unit: "330800B1" });
  officer = await viewerOf({ unit: county });
  reviewer = await viewerOf({ role: "countyReviewer", unit: county });
});

const yi = 100_000_000;
const aProjectOf = (total: string) => aProject({ unit: county, total });
const at = async ({ id }: Project) => {
  const { code, version } = await projectNow(id);
  return { code, version, reason: "测试原因" };
};
/** A moment the database itself calls now. */
async function moment(): Promise<string> {
  const [row] = await db.execute<{ now: string }>(sql`select clock_timestamp()::text as now`);
  return row?.now ?? "";
}
const since = (viewer: Viewer, when: string) => changesSince(viewer, when, "2000-01-01");

async function revise(project: Project, more: Partial<Project>) {
  const now = await projectNow(project.id);
  const input = { ...projectInput.parse(rawOf(projectFields, now as never)), ...more };
  await reviseProject(officer, {
    code: now.code,
    version: now.version,
    project: input as never,
    investors: [],
    confirmed: [],
  });
}

describe("what changed since a moment", () => {
  test("the bridge begins where the register stood, ends where it stands, and names every part", async () => {
    const [grows, ends, goes, wrong] = [
      await aProjectOf("2亿"),
      await aProjectOf("3亿"),
      await aProjectOf("5亿"),
      await aProjectOf("待定"),
    ];
    const { id: unitId } = await aUnit(county);
    const { id: otherId } = await aUnit(elsewhere);
    const start = await moment();
    const stood = (await since(leader, start)).byUnit.get(unitId)?.closing;
    await aProjectOf("1亿");
    await revise(grows, { totalInvestment: anAmount("2.5亿") });
    await setProjectStatus(reviewer, "ended", await at(ends));
    await transferProject(head, { ...(await at(goes)), unitId: otherId });
    await voidProject(reviewer, wrong.code, wrong.version, "重复登记");
    const { total, byUnit, changes } = await since(leader, start);
    const own = byUnit.get(unitId);
    if (!own) throw new Error("the county has no bridge");
    expect(own.opening).toEqual(stood);
    expect(own.parts).toMatchObject({
      new: { count: 1, yuan: yi },
      up: { count: 0, yuan: yi / 2 },
      ended: { count: -1, yuan: -3 * yi },
      out: { count: -1, yuan: -5 * yi },
      left: { count: -1, yuan: 0, unknown: -1 },
    });
    expect([misfitOf(own), misfitOf(total)]).toEqual([null, null]);
    expect(byUnit.get(otherId)?.parts.in).toMatchObject({ count: 1, yuan: 5 * yi });
    expect(changes.find(({ id }) => id === ends.id)?.moves.map(({ kind }) => kind)).toEqual(["ended"]);
  });

  test("a county sees its project leave and nothing of what became of it", async () => {
    const goes = await aProjectOf("5亿");
    const start = await moment();
    const { id: unitId } = await aUnit(elsewhere);
    await transferProject(head, { ...(await at(goes)), unitId });
    const other = await viewerOf({ unit: elsewhere });
    const now = await projectNow(goes.id);
    await reviseProject(other, {
      code: now.code,
      version: now.version,
      project: { ...projectInput.parse(rawOf(projectFields, now as never)), name: "对方改的名字" },
      investors: [],
      confirmed: [],
    });
    const { total, byUnit, changes } = await since(officer, start);
    expect(misfitOf(total)).toBeNull();
    expect([...byUnit.keys()]).not.toContain(unitId);
    const left = changes.find(({ id }) => id === goes.id);
    expect(left).toMatchObject({ name: goes.name, open: false, to: null, after: null });
    expect((await since(other, start)).changes.find(({ id }) => id === goes.id)).toMatchObject({
      name: "对方改的名字",
      from: null,
      before: null,
    });
  });

  test("moved plans, shrunken totals and new names are counted with their size", async () => {
    const project = await aProjectOf("4亿");
    const start = await moment();
    for (const day of ["2026-10-01", "2026-11-01", "2026-12-14"])
      await planMilestone(officer, {
        ...(await at(project)),
        stage: "START",
        plannedOn: { day, precision: "day" },
      });
    await revise(project, { totalInvestment: anAmount("3.2亿") });
    await revise(project, { name: "换了名字的项目" });
    const { slips } = await since(officer, start);
    expect(slips.find(({ id }) => id === project.id)).toMatchObject({
      moved: 2,
      days: 74,
      shrunk: 1,
      shrunkYuan: 80_000_000,
      renamed: 1,
    });
  });
});
