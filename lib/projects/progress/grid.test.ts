import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { monthlyReports, progress } from "@/db/schema";
import { Missing, NeedsConfirmation, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { addMonths, thisMonth, today } from "@/lib/date/day";
import { aProject, projectNow, viewerOf } from "@/lib/demo/builders";
import { submitDay } from "@/lib/projects/months/closing";
import { type GridInput, gridInput } from "@/lib/projects/progress-input";
import type { Project } from "@/lib/projects/reach";
import { confirmUnchanged, type Explain, reportMonths } from "./grid";
import { monthlyGrid, monthlyRows, reportingTally } from "./queries";

const month = thisMonth();
const ask = { month, basis: "start", origin: "domestic" } as const;
const all = { unit: null, show: "all" as const, after: null, size: 50 };

const rowOf = (project: Project, row: Partial<GridInput["rows"][number]> = {}) => ({
  code: project.code,
  version: project.version,
  investment: null,
  arrived: null,
  words: null,
  confirmed: [],
  ...row,
});

const explain: Explain = (error) => {
  if (error instanceof Missing) return { ok: false, code: "notfound", message: error.message };
  if (error instanceof Stale) return { ok: false, code: "conflict", message: error.message };
  if (!(error instanceof Unacceptable)) throw error;
  return { ok: false, code: "invalid", message: error.message, fieldErrors: error.fields };
};

const save = (viewer: Viewer, rows: GridInput["rows"]) =>
  reportMonths(viewer, gridInput.parse({ ...ask, rows }), explain);

const saveIn = (viewer: Viewer, grid: GridInput) => reportMonths(viewer, grid, explain);

const money = (typed: string) => ({ typed, reason: "" });

const rest = async (viewer: Viewer, unit = "", of = month) => {
  const asked = await confirmUnchanged(viewer, { month: of, unit, confirmed: [] }).catch((error) => error);
  if (!(asked instanceof NeedsConfirmation)) throw asked;
  return confirmUnchanged(viewer, { month: of, unit, confirmed: [asked.key] });
};

describe("saving many projects at once", () => {
  test("each row is saved whole or refused by itself, and says why", async () => {
    const officer = await viewerOf({ unit: "330881" });
    const [good, vague, stale, fallen, other] = await Promise.all([
      aProject({ unit: "330881" }),
      aProject({ unit: "330881" }),
      aProject({ unit: "330881" }),
      aProject({ unit: "330881" }),
      aProject({ unit: "330824" }),
    ]);
    await saveIn(officer, {
      ...ask,
      month: addMonths(month, -1),
      rows: [rowOf(fallen, { investment: money("500") })],
    });
    const answers = await save(officer, [
      rowOf(good, { investment: money("1200"), arrived: money("3000万元"), words: "主体结构封顶" }),
      rowOf(vague, { investment: money("900"), arrived: money("大概八百") }),
      rowOf(stale, { version: 9, investment: money("1") }),
      rowOf(await projectNow(fallen.id), { investment: money("400") }),
      rowOf(other, { investment: money("1") }),
    ]);
    expect(answers.map(({ answer }) => (answer.ok ? "ok" : answer.code))).toEqual([
      "ok",
      "invalid",
      "conflict",
      "invalid",
      "notfound",
    ]);
    expect(answers[1]?.answer).toMatchObject({ fieldErrors: { "arrived.0.typed": expect.any(String) } });
    expect(answers[3]?.answer).toMatchObject({ fieldErrors: { "investment.reason": expect.any(String) } });
    expect(await db.select().from(progress).where(eq(progress.projectId, vague.id))).toEqual([]);
    const rows = await monthlyRows(officer, ask, [good.code]);
    expect(rows.get(good.code)).toMatchObject({
      state: "reported",
      version: 2,
      investment: { now: "1200" },
      arrived: { now: "3000" },
      words: { now: "主体结构封顶" },
    });
  });

  test("a cell in another currency is sent to the project's own page", async () => {
    const officer = await viewerOf();
    const project = await aProject();
    const [row] = await save(officer, [rowOf(project, { arrived: money("50万美元") })]);
    expect(row?.answer).toMatchObject({ code: "invalid", message: expect.stringContaining("人民币") });
  });
});

describe("其余无变化", () => {
  test("reports what nobody has reported, tells how many first, and is no progress", async () => {
    const officer = await viewerOf({ unit: "330800Z2" });
    const [silent, spoken, ended] = await Promise.all([
      aProject({ unit: "330800Z2" }),
      aProject({ unit: "330800Z2" }),
      aProject({ unit: "330800Z2", status: "ended" }),
    ]);
    await save(officer, [rowOf(spoken, { words: "设备安装" })]);
    const asked = await confirmUnchanged(officer, { month, unit: "", confirmed: [] }).catch((error) => error);
    expect(asked).toBeInstanceOf(NeedsConfirmation);
    const before = await projectNow(silent.id);
    expect(await rest(officer)).toBeGreaterThan(0);
    const after = await projectNow(silent.id);
    expect(after).toMatchObject({
      reportedMonth: month,
      version: before.version,
      updatedAt: before.updatedAt,
      investedYuan: null,
    });
    expect((await projectNow(ended.id)).reportedMonth).toBeNull();
    const [said] = await db.select().from(monthlyReports).where(eq(monthlyReports.projectId, spoken.id));
    expect(said).toMatchObject({ kind: "words", words: "设备安装" });
    await expect(confirmUnchanged(officer, { month, unit: "", confirmed: [] })).rejects.toThrow(/都已填报/);
  });

  test("stays within the officer's own unit", async () => {
    const other = await aProject({ unit: "330824" });
    await aProject({ unit: "330822" });
    await rest(await viewerOf({ unit: "330822" }));
    expect((await projectNow(other.id)).reportedMonth).toBeNull();
  });

  test("gives way to real numbers, and fills the gap for the month after", async () => {
    const officer = await viewerOf({ unit: "330803" });
    const project = await aProject({ unit: "330803" });
    const two = addMonths(month, -2);
    await saveIn(officer, { ...ask, month: two, rows: [rowOf(project, { investment: money("500") })] });
    await rest(officer, "330803", addMonths(month, -1));
    const [row] = await saveIn(officer, {
      ...ask,
      basis: "month",
      rows: [rowOf(await projectNow(project.id), { investment: money("80") })],
    });
    expect(row?.answer.ok).toBe(true);
    expect((await projectNow(project.id)).investedYuan).toBe(5_800_000);
    await saveIn(officer, {
      ...ask,
      month: addMonths(month, -1),
      rows: [rowOf(await projectNow(project.id), { investment: money("550") })],
    });
    const reports = await db.select().from(monthlyReports).where(eq(monthlyReports.projectId, project.id));
    expect(reports.every(({ deletedAt }) => deletedAt !== null)).toBe(true);
  });
});

describe("the monthly page", () => {
  test("shows a county its own running projects and the city all, read only", async () => {
    const mine = await aProject({ unit: "330802" });
    const officer = await viewerOf({ unit: "330802" });
    const { rows } = await monthlyGrid(officer, ask, all);
    expect(rows.map(({ unit }) => unit).every((unit) => unit === "柯城")).toBe(true);
    expect(rows.find(({ code }) => code === mine.code)).toMatchObject({ editable: true, state: "none" });
    const city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
    const seen = await monthlyRows(city, ask, [mine.code]);
    expect(seen.get(mine.code)).toMatchObject({ editable: false });
  });

  test("shows the month before under the same basis, and what is known", async () => {
    const officer = await viewerOf();
    const project = await aProject();
    const before = addMonths(month, -1);
    await saveIn(officer, {
      ...ask,
      month: before,
      rows: [rowOf(project, { investment: money("700") })],
    });
    const rows = await monthlyRows(officer, ask, [project.code]);
    expect(rows.get(project.code)?.investment).toEqual({
      now: "",
      before: "700",
      known: expect.stringMatching(/^700（.*）$/),
      reason: null,
    });
  });

  test("goes on from where a page ended, without a gap or a twin", async () => {
    const made = await Promise.all([1, 2, 3, 4, 5].map(() => aProject({ unit: "330800Z1" })));
    const officer = await viewerOf({ unit: "330800Z1" });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await monthlyGrid(officer, ask, { ...all, after, size: 2 });
      seen.push(...page.rows.map(({ code }) => code));
      after = page.next;
    } while (after);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toEqual(expect.arrayContaining(made.map(({ code }) => code)));
  });

  test("tells each unit's reported and silent projects apart", async () => {
    const [spoken] = await Promise.all([aProject({ unit: "330800B1" }), aProject({ unit: "330800B1" })]);
    const officer = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
    const tallyOf = async () =>
      (await reportingTally(officer, month)).find(({ code }) => code === "330800B1");
    const before = await tallyOf();
    await save(officer, [rowOf(spoken, { words: "设备安装" })]);
    const late = (before?.late ?? 0) + (today() > (await submitDay(month)) ? 1 : 0);
    expect(await tallyOf()).toEqual({ ...before, reported: (before?.reported ?? 0) + 1, late });
  });
});
