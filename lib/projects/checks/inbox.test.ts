import { beforeAll, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, today } from "@/lib/date/day";
import { aProject, aUnit, projectNow, viewerOf } from "@/lib/demo/builders";
import { deskFinds, lastChangeOf, revised } from "@/lib/demo/desk-builders";
import { deskCounts, deskDays, threadsOf } from "@/lib/projects/check-queries";
import { advanceProject, setBackProject } from "@/lib/projects/milestones/commands";
import { listProjects } from "@/lib/projects/queries";
import { linkProject, setProjectStatus, transferProject } from "@/lib/projects/status-commands";
import { acceptChanges, returnChange } from "./commands";
import { figuresBeforeAndAfter } from "./figures";

let officer: Viewer;
let reviewer: Viewer;
let city: Viewer;

beforeAll(async () => {
  officer = await viewerOf({ unit: "330825" });
  reviewer = await viewerOf({ role: "countyReviewer", unit: "330825" });
  city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
}, 60_000);

describe("what else the desk judges", () => {
  test("a pause, an end and a restart by the county come before the city, with the act and its reason", async () => {
    const project = await aProject({ total: "10000" });
    const acts = [
      ["paused", "high", ["暂缓"], "等土地指标"],
      ["active", "usual", [], "指标已到位"],
      ["ended", "high", ["终止"], "投资方放弃"],
    ] as const;
    for (const [status, risk, marks, reason] of acts) {
      const { code, version } = await projectNow(project.id);
      const recheckOn = addDays(today(), 30);
      await setProjectStatus(reviewer, status, { code, version, reason, recheckOn });
      const change = await deskFinds(city, risk, await lastChangeOf(project.id));
      expect(change).toMatchObject({ reason, marks });
      expect(change?.lines.map(({ field }) => field)).toEqual(["status"]);
    }
  });

  test("what the city does to a county's project waits for another of the city, not for the county", async () => {
    const { code, version, id } = await aProject();
    await setProjectStatus(city, "ended", { code, version, reason: "市里决定终止" });
    const change = await lastChangeOf(id);
    const head = await viewerOf({ role: "cityHead", unit: "330800B1" });
    expect(await deskFinds(head, "high", change)).toMatchObject({ marks: ["终止"] });
    expect(await deskFinds(reviewer, "high", change)).toBeNull();
    expect(await deskFinds(city, "high", change)).toBeNull();
  });

  test("an end that is sent back stays on the status until the restart is accepted", async () => {
    const project = await aProject();
    const ended = { code: project.code, version: project.version, reason: "暂无进展" };
    await setProjectStatus(reviewer, "ended", ended);
    const id = await lastChangeOf(project.id);
    await returnChange(city, { id, field: "status", reason: "没有终止协议" });
    const threads = () => threadsOf(reviewer, project);
    expect(await threads()).toMatchObject([{ field: "status", label: "状态", state: "待改正" }]);
    const { code, version } = await projectNow(project.id);
    await setProjectStatus(reviewer, "active", { code, version, reason: "继续推进" });
    expect((await threads())[0]?.state).toBe("已改正，待审核");
    await acceptChanges(city, [await lastChangeOf(project.id)]);
    expect(await threads()).toEqual([]);
  });

  test("a stage set back is one row of the desk, and is put right by reaching the stage again", async () => {
    const project = await aProject({ milestones: [{ stage: "TALK", actualOn: "2026-05-06" }] });
    await setBackProject(reviewer, {
      ...{ code: project.code, version: project.version, stage: "LEAD", reason: "并未洽谈" },
    });
    const change = await deskFinds(city, "high", await lastChangeOf(project.id));
    expect(change).toMatchObject({
      marks: ["阶段回退"],
      lines: [{ field: "stage", from: "在谈", to: "线索" }],
    });
    await returnChange(city, { id: change?.id ?? 0, field: "stage", reason: "纪要可以证明" });
    const { code, version } = await projectNow(project.id);
    const actualOn = { day: "2026-05-06", precision: "day" as const };
    await advanceProject(officer, {
      ...{ code, version, stage: "TALK", actualOn, note: null, evidence: [], confirmed: [] },
    });
    expect((await threadsOf(city, project))[0]?.state).toBe("已改正，待审核");
  });

  test("a new lead waits on its own tab, and what it lacks can be asked for", async () => {
    const project = await aProject({ total: "10000" });
    const id = await lastChangeOf(project.id);
    const change = await deskFinds(reviewer, "new", id);
    expect(change?.lines.map(({ field }) => field)).toEqual(
      expect.arrayContaining(["name", "totalInvestment"]),
    );
    expect(change?.lines.map(({ field }) => field)).not.toContain("code");
    await returnChange(reviewer, { id, field: "content", reason: "请补充建设内容" });
    expect(await deskFinds(city, "new", id)).toBeNull();
    expect(await threadsOf(officer, project)).toMatchObject([{ field: "content", state: "待改正" }]);
    const again = await revised(officer, project, { content: "新建两条生产线" });
    expect((await threadsOf(officer, project))[0]?.state).toBe("已改正，待审核");
    await acceptChanges(reviewer, [again]);
    expect(await threadsOf(officer, project)).toEqual([]);
  });

  test("a phase names the project it belongs to, and to those who may not read it only that there is one", async () => {
    const [whole, project] = [await aProject(), await aProject()];
    await linkProject(officer, { ...project, as: "phase", of: whole.code });
    const id = await lastChangeOf(project.id);
    const { id: unitId } = await aUnit("330824");
    await transferProject(city, { ...whole, reason: "市里统筹", unitId });
    expect((await deskFinds(city, "usual", id))?.lines).toMatchObject([
      { to: `${whole.code} ${whole.name}` },
    ]);
    expect((await deskFinds(reviewer, "usual", id))?.lines).toMatchObject([{ to: "另一个项目" }]);
    await returnChange(city, { id, field: "parentId", reason: "不是它的分期" });
    expect(await threadsOf(officer, project)).toMatchObject([{ field: "parentId", label: "所属总项目" }]);
  });

  test("a change that has waited longer than the desk looks back is counted and offered, never dropped", async () => {
    const project = await aProject();
    const before = Number((await deskCounts(city)).older);
    const at = `${addDays(today(), -(deskDays + 1))}T08:00:00Z`;
    const [old] = await asSystem("system.demo", (tx) =>
      tx
        .insert(auditEntries)
        .values({
          ...{ at, verb: "project.revise", userName: "测试", entity: "projects", entityId: project.id },
          ...{ entityVersion: 2, changes: [{ field: "remark", from: "一", to: "二" }] },
        })
        .returning({ id: auditEntries.id }),
    );
    const id = old?.id ?? 0;
    expect(await deskFinds(city, "low", id)).toBeNull();
    expect(await deskFinds(city, "low", id, "older")).not.toBeNull();
    expect(Number((await deskCounts(city)).older)).toBe(before + 1);
    await acceptChanges(city, [id]);
    expect(Number((await deskCounts(city)).older)).toBe(before);
  });
});

describe("the two figures at the head of the desk", () => {
  test("each is the number of rows its link opens", async () => {
    const signed = (actualOn: string, verified: boolean) =>
      aProject({ total: "10000", milestones: [{ stage: "SIGN", actualOn, verified }] });
    await signed("2019-03-04", true);
    await signed("2019-05-06", false);
    await signed("2018-12-31", true);
    const period = { from: "2019-01-01", to: "2019-12-31" };
    const { reported, verified } = await figuresBeforeAndAfter(city, period);
    expect([reported.count, verified.count]).toEqual([2, 1]);
    const span = `${period.from}..${period.to}`;
    for (const [day, { count }] of [
      ["signReported", reported],
      ["signed", verified],
    ] as const) {
      const question = { [day]: span, counted: "1", fresh: "1" };
      expect((await listProjects(city, question)).total, day).toBe(String(count));
    }
  });
});
