import { and, eq, isNull } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { auditEntries, comments, companies, milestones, progress, projects } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import { moveToday } from "@/lib/date/day";
import { projectNow, viewerOf } from "@/lib/demo/builders";
import { rawOf } from "@/lib/fields/input";
import { reviseProject } from "@/lib/projects/commands";
import { projectFields } from "@/lib/projects/fields";
import { projectInput } from "@/lib/projects/input";
import { investorsOf } from "@/lib/projects/investors";
import type { Project } from "@/lib/projects/reach";
import { aSheet, bringIn, named, preview } from "./fixtures";
import { rowsOfRun, runOf } from "./runs";
import { undoRun } from "./undoing";

let city: Viewer;
beforeAll(async () => {
  city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
});
afterEach(() => moveToday(0));

const heading = ["项目名称", "承接单位", "投资方", "总投资（万元）", "洽谈日期", "累计完成投资（万元）"];
type Cells = (string | number | null)[];

async function brought(rows: Cells[], ticked: number[] = []) {
  const seen = await preview(city, "projects", await aSheet([heading, ...rows]), { month: "2026-10" });
  return bringIn(city, seen.code, { ticked }).then((done) => ({ ...done, code: seen.code }));
}

async function standing(name: string): Promise<Project> {
  const [found] = await db
    .select()
    .from(projects)
    .where(and(eq(projects.name, name), isNull(projects.deletedAt)));
  if (!found) throw new Error(`no project ${name}`);
  return found;
}
const isThere = async (name: string) => (await standing(name).catch(() => null)) !== null;

/** Everything an import can change of a project, as it stands. */
async function whole({ id }: Project) {
  const { version: _, updatedAt: _at, updatedBy: _by, movedOn: _on, ...facts } = await projectNow(id);
  const months = await db
    .select({ month: progress.month, cumulative: progress.cumulative })
    .from(progress)
    .where(and(eq(progress.projectId, id), isNull(progress.deletedAt)));
  const days = await db
    .select({ stage: milestones.stage, on: milestones.actualOn })
    .from(milestones)
    .where(and(eq(milestones.projectId, id), isNull(milestones.deletedAt)))
    .orderBy(milestones.stage);
  const investors = (await investorsOf(id)).map(({ name, role }) => `${name} ${role}`).sort();
  return { facts, months, days: days.filter(({ on }) => on !== null), investors };
}

async function editByHand(project: Project): Promise<void> {
  const { code, version } = await projectNow(project.id);
  const facts = projectInput.parse(rawOf(projectFields, (await projectNow(project.id)) as never));
  await reviseProject(await viewerOf({ unit: "330802" }), {
    ...{ code, version, confirmed: [] },
    project: { ...facts, remark: "导入以后改的" },
    investors: (await investorsOf(project.id)).map(({ companyId, role, share }) => ({
      ...{ companyId, share },
      role: role as "lead",
    })),
  });
}

describe("an import is taken back", () => {
  test("what it added is void with the companies nobody else uses, and the same file adds it again", async () => {
    const [name, investor] = [named("撤新"), named("撤新公司")];
    const row = [name, "柯城", investor, 1_000, "2026-05-06", 300];
    const { code } = await brought([row]);
    expect(await undoRun(city, code)).toEqual({ undone: 1, kept: 0 });
    expect(await isThere(name)).toBe(false);
    const [company] = await db.select().from(companies).where(eq(companies.name, investor));
    expect(company?.deletedAt).not.toBeNull();
    const run = await runOf(city, code);
    expect([run.step, run.counts]).toEqual(["undone", { undone: 1, skipped: 1 }]);
    const acts = await db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.reason, `撤销导入 ${code}`));
    expect(acts.map(({ entity }) => entity).sort()).toEqual(["companies", "projects"]);
    expect((await brought([row])).counts).toBe("added 1");
    expect(await isThere(name)).toBe(true);
  });

  test("what it changed says again what it said before: facts, investors, days and months", async () => {
    const name = named("撤改");
    await brought([[name, "柯城", named("撤改甲"), 1_000, "2026-05-06", 300]]);
    const project = await standing(name);
    const before = await whole(project);
    const more = [...heading, "项目编号"];
    const row = [
      name,
      "柯城",
      `${named("撤改丙")}；${named("撤改乙")}`,
      1_200,
      "2026-05-09",
      450,
      project.code,
    ];
    const seen = await preview(city, "projects", await aSheet([more, row]), { month: "2026-10" });
    const { counts } = await bringIn(city, seen.code, { ticked: [2] });
    expect(counts).toBe("updated 1");
    const between = await whole(project);
    expect(between).not.toEqual(before);
    expect(between.investors).not.toEqual(before.investors);
    expect(await undoRun(city, seen.code)).toEqual({ undone: 1, kept: 0 });
    expect(await whole(project)).toEqual(before);
  });
});

describe("what was changed since", () => {
  test("is left alone and named; the rest is taken back", async () => {
    const [kept, gone, spoken] = [named("撤留"), named("撤去"), named("撤评")];
    const { code } = await brought([
      [kept, "柯城", null, 1_000, null, null],
      [gone, "柯城", null, 1_000, null, null],
      [spoken, "柯城", null, 1_000, null, null],
    ]);
    await editByHand(await standing(kept));
    const { id } = await standing(spoken);
    await asSystem("system.demo", (tx) =>
      tx.insert(comments).values({ projectId: id, body: "已经联系上投资方", createdBy: city.userId }),
    );
    expect(await undoRun(city, code)).toEqual({ undone: 1, kept: 2 });
    expect([await isThere(kept), await isThere(gone), await isThere(spoken)]).toEqual([true, false, true]);
    expect((await standing(kept)).remark).toBe("导入以后改的");
    const { rows } = await rowsOfRun(await runOf(city, code), ["added"], 1);
    expect(rows.map(({ title, issues }) => [title, issues.at(-1)?.message])).toEqual([
      [kept, "导入后又有改动，没有撤销"],
      [spoken, expect.stringContaining("已有跟进、评论")],
    ]);
    await expect(undoRun(city, code)).rejects.toThrow("不能撤销");
  });
});

describe("who and when", () => {
  test("only whoever imported, only once it is done, only for seven days", async () => {
    const row = [named("撤期"), "柯城", null, 1_000, null, null];
    const { code } = await preview(city, "projects", await aSheet([heading, row]), { month: "2026-10" });
    await expect(undoRun(city, code)).rejects.toThrow("不能撤销");
    await bringIn(city, code);
    const other = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
    await expect(undoRun(other, code)).rejects.toThrow("没有这次导入");
    moveToday(8);
    await expect(undoRun(city, code)).rejects.toThrow("超过 7 天");
    moveToday(7);
    expect(await undoRun(city, code)).toEqual({ undone: 1, kept: 0 });
  });
});
