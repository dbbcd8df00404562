import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { lightSnapshots, monthCloses, monthlyReports, projects } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import { roleMay } from "@/lib/auth/policy";
import { NeedsConfirmation } from "@/lib/auth/refusals";
import { type Role, roles } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, addMonths, daysBetween, lastDayOf, moveToday, thisMonth, today } from "@/lib/date/day";
import { aProject, projectNow, viewerOf } from "@/lib/demo/builders";
import { aFreshUnit } from "@/lib/demo/builders-figures";
import { outcomeOf, peopleOfEveryRole } from "@/lib/demo/role-people";
import { refreshLights } from "@/lib/projects/lights/cache";
import { closedLights, returnedCells, revisionsOfMonth, windowOf } from "@/lib/projects/month-queries";
import { reportMonth } from "@/lib/projects/progress/commands";
import { confirmUnchanged } from "@/lib/projects/progress/grid";
import { monthlyGrid, monthlyRows, reportingTally } from "@/lib/projects/progress/queries";
import { recordedMonths } from "@/lib/projects/progress/record";
import { monthInput } from "@/lib/projects/progress-input";
import { closeMonth, submitDay } from "./closing";
import { answerReturn, returnCell } from "./returns";
import { stateOfWindow, stepsOfMonth } from "./window";

/** Other tests report the months near today: what is closed here must be none of theirs. */
const pastMonth = addMonths(thisMonth(), -20);
let officer: Viewer;
let reviewer: Viewer;
let head: Viewer;
beforeAll(async () => {
  officer = await viewerOf();
  reviewer = await viewerOf({ role: "countyReviewer" });
  head = await viewerOf({ role: "cityHead", unit: "330800B1" });
});

async function report(project: { id: number }, said: object, confirmed: string[] = []) {
  const { code, version } = await projectNow(project.id);
  const form = {
    code,
    version,
    month: pastMonth,
    basis: "start",
    investment: null,
    arrived: [],
    words: null,
  };
  return reportMonth(officer, monthInput.parse({ ...form, confirmed, ...said }));
}

const close = (viewer: Viewer, month: string) => closeMonth(viewer, { month, confirmed: [`close:${month}`] });
const steps = [
  { code: "OPEN", label: "", day: 25, next: false },
  { code: "SUBMIT", label: "", day: 27, next: false },
  { code: "REVIEW", label: "", day: 28, next: false },
  { code: "CLOSE", label: "", day: 30, next: false },
  { code: "BULLETIN", label: "", day: 5, next: true },
];

describe("a month's reporting", () => {
  test("has days of its own, and a short month's last stands for those it does not have", () => {
    const february = stepsOfMonth("2026-02", steps);
    expect(february.map(({ on }) => on)).toEqual([
      "2026-02-25",
      "2026-02-27",
      "2026-02-28",
      "2026-02-28",
      "2026-03-05",
    ]);
    const state = (day: string) => stateOfWindow(february, { month: "2026-02", day });
    expect(state("2026-02-24")).toContain("2026-02-25 起报送");
    expect(state("2026-02-27")).toBe("正在报送，2026-02-27 截止");
    expect(state("2026-03-01")).toBe("已到月结日");
  });
});

describe("a report after the window", () => {
  test("is late from the day after the deadline, and counted by unit", async () => {
    const month = addMonths(thisMonth(), -23);
    const unit = await aFreshUnit();
    const keeper = await viewerOf({ unit: unit.code });
    const deadline = await submitDay(month);
    const asked = { month, basis: "start", origin: "domestic" } as const;
    const reported = [deadline, addDays(deadline, 1), null].map(async (on) => {
      const project = await aProject({ unit: unit.code, by: keeper });
      if (on === null) return project;
      const { code, version } = await projectNow(project.id);
      const form = { code, version, month, basis: "start", investment: null, arrived: [], confirmed: [] };
      await reportMonth(keeper, monthInput.parse({ ...form, words: "桩基施工" }));
      await asSystem("system.demo", (tx) =>
        tx
          .update(monthlyReports)
          .set({ createdAt: `${on}T23:30:00+08:00` })
          .where(eq(monthlyReports.projectId, project.id)),
      );
      return project;
    });
    const [, late] = await Promise.all(reported);
    const [tally] = await reportingTally(keeper, month);
    expect(tally).toMatchObject({ due: 3, reported: 2, late: 1 });
    const { rows } = await monthlyGrid(keeper, asked, { unit: null, show: "late", after: null, size: 9 });
    expect(rows.map(({ code }) => code)).toEqual([late?.code]);
  });

  test("cannot be late while the window is open", async () => {
    const project = await aProject();
    const { code, version } = await projectNow(project.id);
    const month = thisMonth();
    const form = { code, version, month, basis: "start", investment: null, arrived: [], confirmed: [] };
    await reportMonth(officer, monthInput.parse({ ...form, words: "清表" }));
    moveToday(daysBetween(today(), await submitDay(month)));
    const lateToday = async () =>
      (await reportingTally(officer, month)).reduce((sum, { late }) => sum + late, 0);
    const onTheLastDay = await lateToday().finally(() => moveToday(0));
    expect(onTheLastDay).toBe(0);
  });
});

describe("a cell sent back", () => {
  test("is shown with its reason until the county reports it anew", async () => {
    const project = await aProject();
    await report(project, { words: "桩基施工" });
    const asked = {
      code: project.code,
      month: pastMonth,
      cell: "words" as const,
      reason: "请写明桩基完成比例",
    };
    await returnCell(reviewer, asked);
    const own = async () =>
      (await returnedCells(officer, pastMonth)).filter(({ code }) => code === project.code);
    expect(await own()).toMatchObject([{ cell: "words", reason: "请写明桩基完成比例" }]);
    await expect(returnCell(reviewer, asked)).rejects.toThrow("已经退回");
    await report(project, { words: "桩基完成六成" });
    expect(await own()).toEqual([]);
  });

  test("may be right after all: the county says so and it stands", async () => {
    const project = await aProject();
    await report(project, { words: "主体封顶" });
    await returnCell(reviewer, { code: project.code, month: pastMonth, cell: "words", reason: "确认封顶" });
    const [cell] = (await returnedCells(officer, pastMonth)).filter(({ code }) => code === project.code);
    if (!cell) throw new Error("nothing came back");
    const answer = { code: project.code, id: cell.id, version: cell.version, answer: "现场照片已核对" };
    await answerReturn(officer, answer);
    await expect(answerReturn(officer, answer)).rejects.toThrow("已经答复");
  });

  test("must have been reported first", async () => {
    const project = await aProject();
    const asked = { code: project.code, month: pastMonth, cell: "investment" as const, reason: "请补充" };
    await expect(returnCell(reviewer, asked)).rejects.toThrow("还没有填报");
  });
});

describe("closing a month", () => {
  test("asks first, keeps every lamp as it stood, and is done once", async () => {
    const project = await aProject({ total: "3亿" });
    await asSystem("system.demo", async (tx) => {
      await tx
        .update(projects)
        .set({ movedOn: addDays(today(), -40) })
        .where(eq(projects.id, project.id));
      await refreshLights(tx, [project.id]);
    });
    await expect(closeMonth(head, { month: pastMonth, confirmed: [] })).rejects.toThrow(NeedsConfirmation);
    expect(await close(head, pastMonth)).toBeGreaterThan(0);
    const [kept] = await db
      .select()
      .from(lightSnapshots)
      .where(and(eq(lightSnapshots.month, pastMonth), eq(lightSnapshots.projectId, project.id)));
    expect(kept).toMatchObject({
      colour: "red",
      computed: "red",
      rule: "SILENCE",
      measured: "已 40 天没有更新",
      since: addDays(today(), -10),
      totalInvestmentYuan: 300_000_000,
    });
    await expect(close(head, pastMonth)).rejects.toThrow("不能再次月结");
    expect((await windowOf(pastMonth)).state).toContain("已月结");
    const { rows } = await closedLights(officer, { month: pastMonth, onDay: today() });
    expect(rows.find(({ code }) => code === project.code)?.rule).toBe("久未更新");
  });

  test("makes a later change a correction that is asked about, and ends the wholesale no change", async () => {
    const project = await aProject();
    await expect(report(project, { words: "补报" })).rejects.toThrow("这次改动记为修订");
    await report(project, { words: "补报" }, [`closed:${pastMonth}`]);
    await expect(confirmUnchanged(officer, { month: pastMonth, unit: "", confirmed: [] })).rejects.toThrow(
      "已月结",
    );
  });

  test("prints 修订 where the corrected number stands, with what the month was closed with", async () => {
    const month = addMonths(thisMonth(), -21);
    const money = (typed: string) => ({ month, investment: { typed, reason: "" } });
    const [corrected, late, same] = [await aProject(), await aProject(), await aProject()];
    await report(corrected, money("1200"));
    await report(same, money("500"));
    await close(head, month);
    const known = [`closed:${month}`];
    await report(corrected, money("1350"), known);
    await report(late, money("80"), known);

    const [line] = (await recordedMonths(corrected.id))[0]?.lines ?? [];
    expect(line).toMatchObject({ cumulative: "1,350", revised: "月结时 1,200" });
    expect((await recordedMonths(late.id))[0]?.lines[0]?.revised).toBe("月结后补报");
    expect((await recordedMonths(same.id))[0]?.lines[0]?.revised).toBeNull();
    const ask = { month, basis: "start", origin: "domestic" } as const;
    const rows = await monthlyRows(officer, ask, [corrected.code, same.code]);
    expect(rows.get(corrected.code)).toMatchObject({ revised: true, investment: { now: "1350" } });
    expect(rows.get(corrected.code)?.investment.known).toMatch(/^1,350（.*，修订）$/);
    expect(rows.get(same.code)).toMatchObject({ revised: false });
    const { numbers } = await revisionsOfMonth(head, month);
    const of = (code: string) => numbers.find((one) => one.code === code);
    expect(of(corrected.code)).toMatchObject({ atClose: "1,200", now: "1,350", by: officer.name });
    expect(of(late.code)).toMatchObject({ atClose: null, now: "80" });
    expect(of(same.code)).toBeUndefined();
    const stranger = await viewerOf({ unit: "330824" });
    expect((await revisionsOfMonth(stranger, month)).numbers).toEqual([]);
  });

  test("prints no 修订 when a corrected number is put back to what the month was closed with", async () => {
    const month = addMonths(thisMonth(), -22);
    const money = (typed: string) => ({ month, investment: { typed, reason: "" } });
    const project = await aProject();
    await report(project, money("700"));
    await close(head, month);
    await report(project, money("900"), [`closed:${month}`]);
    await report(project, money("700"), [`closed:${month}`]);
    expect((await recordedMonths(project.id))[0]?.lines[0]?.revised).toBeNull();
    expect((await revisionsOfMonth(head, month)).numbers).toEqual([]);
  });

  test("does not happen before its day", async () => {
    const month = addMonths(thisMonth(), 1);
    await expect(close(head, month)).rejects.toThrow("还没到这个月");
    if (today() < lastDayOf(thisMonth())) expect((await windowOf(month)).mayClose).toBe(false);
  });

  test.each(roles)("by %s: as the policy table says", async (role: Role) => {
    const viewer = (await peopleOfEveryRole()).get(role);
    if (!viewer) throw new Error(`no ${role}`);
    const { outcome } = await outcomeOf(close(viewer, pastMonth));
    expect(outcome).toBe(roleMay(role, "month.close") ? "done" : "refused");
    expect(await db.select().from(monthCloses).where(eq(monthCloses.month, pastMonth))).toHaveLength(1);
  });
});
