import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { notices } from "@/db/schema";
import { Missing, Refused, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { anAmount, aProject, projectNow, viewerOf } from "@/lib/demo/builders";
import { deskFinds, revised } from "@/lib/demo/desk-builders";
import {
  deskChanges,
  deskCounts,
  deskSample,
  type Risk,
  riskNames,
  threadsOf,
} from "@/lib/projects/check-queries";
import { planMilestone } from "@/lib/projects/milestones/commands";
import { acceptChanges, answerThread, returnChange, settleThread } from "./commands";

let officer: Viewer;
let reviewer: Viewer;
let city: Viewer;

beforeAll(async () => {
  officer = await viewerOf({ unit: "330825" });
  reviewer = await viewerOf({ role: "countyReviewer", unit: "330825" });
  city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
}, 60_000);

describe("the inbox of changes", () => {
  test("an amount cut by a fifth is a risk, by a yuan less it is not", async () => {
    const project = await aProject({ total: "10000" });
    const cut = await revised(officer, project, { totalInvestment: anAmount("8000") });
    expect(await deskFinds(city, "high", cut)).toMatchObject({ marks: ["金额减少 20.0%"] });
    const other = await aProject({ total: "10000" });
    const less = await revised(officer, other, { totalInvestment: anAmount("8000.0001") });
    expect(await deskFinds(city, "high", less)).toBeNull();
    expect(await deskFinds(city, "usual", less)).not.toBeNull();
  });

  test("a new name, a tenfold amount and a plan moved twice are risks, a new remark is not", async () => {
    const project = await aProject({ total: "10000" });
    expect(
      await deskFinds(city, "high", await revised(officer, project, { name: `${project.name}二` })),
    ).toMatchObject({
      marks: ["改名"],
    });
    const grown = await revised(officer, project, { totalInvestment: anAmount("100000") });
    expect(await deskFinds(city, "high", grown)).toMatchObject({ marks: ["相差十倍以上"] });
    const remark = await revised(officer, project, { remark: "补充说明" });
    expect(await deskFinds(city, "low", remark)).toMatchObject({ marks: [], own: false });
    for (const day of ["2027-01-04", "2027-02-01", "2027-03-01"]) {
      const { code, version } = await projectNow(project.id);
      const plannedOn = { day, precision: "day" as const };
      await planMilestone(officer, { code, version, stage: "START", plannedOn, reason: "土地未到位" });
    }
    const { changes } = await deskChanges(city, { risk: "high", age: "recent", after: null });
    const moved = changes.filter(({ code }) => code === project.code && project.code);
    expect(moved.flatMap(({ marks }) => marks)).toContain("计划日期第 2 次改动");
  });

  test("a county sees its own changes and never another county's", async () => {
    const other = await aProject({ unit: "330824" });
    const stranger = await viewerOf({ unit: "330824" });
    const id = await revised(stranger, other, { remark: "开化的备注" });
    expect(await deskFinds(reviewer, "low", id)).toBeNull();
    expect(await deskFinds(city, "low", id)).not.toBeNull();
    await expect(acceptChanges(reviewer, [id])).rejects.toThrow(Missing);
    const ask = { seed: "甲", from: "2000-01-01", to: today(), size: 50 };
    expect((await deskSample(reviewer, ask)).every(({ code }) => code !== other.code)).toBe(true);
  });

  test("counts of the desk are the rows of the desk", async () => {
    const counts = await deskCounts(reviewer);
    for (const risk of Object.keys(riskNames) as Risk[]) {
      let rows = 0;
      for (let after: number | null = null; ; ) {
        const page = await deskChanges(reviewer, { risk, age: "recent", after });
        rows += page.changes.length;
        if (page.next === null) break;
        after = page.next;
      }
      expect(rows, risk).toBe(counts[risk]);
    }
  });
});

describe("verdicts", () => {
  test("what the county accepted still waits for the city, and what the city accepted for nobody", async () => {
    const id = await revised(officer, await aProject(), { remark: "补充" });
    await acceptChanges(reviewer, [id]);
    expect(await deskFinds(reviewer, "low", id)).toBeNull();
    expect(await deskFinds(city, "low", id)).toMatchObject({ passed: true });
    await acceptChanges(city, [id]);
    expect(await deskFinds(city, "low", id)).toBeNull();
    await expect(acceptChanges(city, [id])).rejects.toThrow(Stale);
  });

  test("nobody accepts, returns or closes a change of their own", async () => {
    const project = await aProject();
    const id = await revised(reviewer, project, { remark: "审核员自己改的" });
    expect(await deskFinds(reviewer, "low", id)).toBeNull();
    await expect(acceptChanges(reviewer, [id])).rejects.toThrow(Refused);
    await returnChange(city, { id, field: "remark", reason: "请写清楚" });
    const [thread] = await threadsOf(city, await projectNow(project.id));
    const closing = { code: project.code, id: thread?.id ?? 0, version: thread?.version ?? 0, note: null };
    expect((await threadsOf(reviewer, project))[0]?.maySettle).toBe(false);
    await expect(settleThread(reviewer, closing)).rejects.toThrow(Refused);
  });

  test("only harmless changes are accepted in a batch", async () => {
    const project = await aProject({ total: "10000" });
    const [one, two] = [
      await revised(officer, project, { remark: "一" }),
      await revised(officer, project, { remark: "二" }),
    ];
    const amount = await revised(officer, project, { totalInvestment: anAmount("9000") });
    await expect(acceptChanges(city, [one, two, amount])).rejects.toThrow(Unacceptable);
    expect(await acceptChanges(city, [one, two])).toBe(2);
  });

  test("of two reviewers with the same row open one is told that it is settled", async () => {
    const id = await revised(officer, await aProject(), { remark: "同时审核" });
    const other = await viewerOf({ role: "cityHead", unit: "330800B1" });
    const outcomes = await Promise.allSettled([acceptChanges(city, [id]), acceptChanges(other, [id])]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a field that was sent back", () => {
  test("returned, told, corrected, and closed when the correction is accepted", async () => {
    const project = await aProject({ total: "10000" });
    const id = await revised(officer, project, { totalInvestment: anAmount("5000") });
    await returnChange(reviewer, { id, field: "totalInvestment", reason: "与协议不符" });
    expect(await deskFinds(city, "high", id)).toBeNull();
    const told = await db.select().from(notices).where(eq(notices.userId, officer.userId));
    expect(told.some(({ body }) => body.includes("与协议不符"))).toBe(true);
    const [open] = await threadsOf(officer, await projectNow(project.id));
    expect(open).toMatchObject({
      field: "totalInvestment",
      label: "总投资",
      state: "待改正",
      mayAnswer: true,
    });
    await answerThread(officer, { code: project.code, id: open?.id ?? 0, body: "马上改" });
    expect((await threadsOf(officer, project))[0]?.state).toBe("已说明，待审核");
    const again = await revised(officer, project, { totalInvestment: anAmount("9500") });
    expect((await threadsOf(officer, project))[0]?.state).toBe("已改正，待审核");
    await acceptChanges(reviewer, [again]);
    expect(await threadsOf(officer, project)).toEqual([]);
  });

  test("sent back twice it stays one conversation", async () => {
    const project = await aProject();
    for (const remark of ["甲", "乙"]) {
      const id = await revised(officer, project, { remark });
      await returnChange(city, { id, field: "remark", reason: `不行：${remark}` });
    }
    const threads = await threadsOf(city, project);
    expect(threads.map(({ entries }) => entries.map(({ title }) => title))).toEqual([["退回", "退回"]]);
    expect(threads[0]?.state).toBe("待改正");
  });

  test("only a field of that change can be sent back", async () => {
    const id = await revised(officer, await aProject(), { remark: "说明" });
    await expect(returnChange(city, { id, field: "name", reason: "不对" })).rejects.toThrow(Unacceptable);
  });

  test("those who only read the project are not told of it", async () => {
    const leader = await viewerOf({ role: "leader", unit: "330800" });
    const project = await aProject();
    const id = await revised(officer, project, { remark: "说明" });
    await returnChange(city, { id, field: "remark", reason: "不清楚" });
    expect(await threadsOf(leader, project)).toEqual([]);
  });
});

describe("a sample", () => {
  test("the same seed and days give the same rows, judged meanwhile or not; another seed gives others", async () => {
    const project = await aProject();
    const ids: number[] = [];
    for (let i = 0; i < 12; i += 1) ids.push(await revised(officer, project, { remark: `第 ${i} 次` }));
    const ask = { seed: "抽查-1", from: today(), to: today(), size: 10 };
    const rows = async (seed = ask.seed) => (await deskSample(city, { ...ask, seed })).map(({ id }) => id);
    const first = await rows();
    await acceptChanges(city, [ids[0] ?? 0]);
    expect(await rows()).toEqual(first);
    expect(await rows("抽查-2")).not.toEqual(first);
  });
});
