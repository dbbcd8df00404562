import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { lightSnapshots, monthCloses, projects } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import { type Role, roleMay, roles } from "@/lib/auth/policy";
import { NeedsConfirmation } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, addMonths, lastDayOf, thisMonth, today } from "@/lib/date/day";
import { aProject, projectNow, viewerOf } from "@/lib/demo/builders";
import { outcomeOf, peopleOfEveryRole } from "@/lib/demo/role-people";
import { refreshLights } from "@/lib/projects/lights/cache";
import { closedLights, returnedCells, windowOf } from "@/lib/projects/month-queries";
import { reportMonth } from "@/lib/projects/progress/commands";
import { confirmUnchanged } from "@/lib/projects/progress/grid";
import { monthInput } from "@/lib/projects/progress-input";
import { closeMonth } from "./closing";
import { answerReturn, returnCell } from "./returns";
import { stateOfWindow, stepsOfMonth } from "./window";

const lastMonth = addMonths(thisMonth(), -1);
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
    month: lastMonth,
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

describe("a cell sent back", () => {
  test("is shown with its reason until the county reports it anew", async () => {
    const project = await aProject();
    await report(project, { words: "桩基施工" });
    const asked = {
      code: project.code,
      month: lastMonth,
      cell: "words" as const,
      reason: "请写明桩基完成比例",
    };
    await returnCell(reviewer, asked);
    const own = async () =>
      (await returnedCells(officer, lastMonth)).filter(({ code }) => code === project.code);
    expect(await own()).toMatchObject([{ cell: "words", reason: "请写明桩基完成比例" }]);
    await expect(returnCell(reviewer, asked)).rejects.toThrow("已经退回");
    await report(project, { words: "桩基完成六成" });
    expect(await own()).toEqual([]);
  });

  test("may be right after all: the county says so and it stands", async () => {
    const project = await aProject();
    await report(project, { words: "主体封顶" });
    await returnCell(reviewer, { code: project.code, month: lastMonth, cell: "words", reason: "确认封顶" });
    const [cell] = (await returnedCells(officer, lastMonth)).filter(({ code }) => code === project.code);
    if (!cell) throw new Error("nothing came back");
    const answer = { code: project.code, id: cell.id, version: cell.version, answer: "现场照片已核对" };
    await answerReturn(officer, answer);
    await expect(answerReturn(officer, answer)).rejects.toThrow("已经答复");
  });

  test("must have been reported first", async () => {
    const project = await aProject();
    const asked = { code: project.code, month: lastMonth, cell: "investment" as const, reason: "请补充" };
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
    await expect(closeMonth(head, { month: lastMonth, confirmed: [] })).rejects.toThrow(NeedsConfirmation);
    expect(await close(head, lastMonth)).toBeGreaterThan(0);
    const [kept] = await db
      .select()
      .from(lightSnapshots)
      .where(and(eq(lightSnapshots.month, lastMonth), eq(lightSnapshots.projectId, project.id)));
    expect(kept).toMatchObject({
      colour: "red",
      computed: "red",
      rule: "SILENCE",
      measured: "已 40 天没有更新",
      since: addDays(today(), -10),
      totalInvestmentYuan: 300_000_000,
    });
    await expect(close(head, lastMonth)).rejects.toThrow("不能再次月结");
    expect((await windowOf(lastMonth)).state).toContain("已月结");
    const { rows } = await closedLights(officer, lastMonth);
    expect(rows.find(({ code }) => code === project.code)?.rule).toBe("久未更新");
  });

  test("makes a later change a correction that is asked about, and ends the wholesale no change", async () => {
    const project = await aProject();
    await expect(report(project, { words: "补报" })).rejects.toThrow("这次改动记为修订");
    await report(project, { words: "补报" }, [`closed:${lastMonth}`]);
    await expect(confirmUnchanged(officer, { month: lastMonth, unit: "", confirmed: [] })).rejects.toThrow(
      "已月结",
    );
  });

  test("does not happen before its day", async () => {
    const month = addMonths(thisMonth(), 1);
    await expect(close(head, month)).rejects.toThrow("还没到这个月");
    if (today() < lastDayOf(thisMonth())) expect((await windowOf(month)).mayClose).toBe(false);
  });

  test.each(roles)("by %s: as the policy table says", async (role: Role) => {
    const viewer = (await peopleOfEveryRole()).get(role);
    if (!viewer) throw new Error(`no ${role}`);
    const { outcome } = await outcomeOf(close(viewer, lastMonth));
    expect(outcome).toBe(roleMay(role, "month.close") ? "done" : "refused");
    expect(await db.select().from(monthCloses).where(eq(monthCloses.month, lastMonth))).toHaveLength(1);
  });
});
