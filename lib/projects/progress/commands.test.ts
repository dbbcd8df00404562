import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { auditEntries, files, progress, versions } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import { Missing, NeedsConfirmation, Refused, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { addMonths, thisMonth } from "@/lib/date/day";
import { aProject, projectNow, viewerOf } from "@/lib/demo/builders";
import { type MonthForm, monthInput } from "@/lib/projects/progress-input";
import type { Project } from "@/lib/projects/reach";
import { reportMonth } from "./commands";
import { recordedMonths } from "./record";

const wan = 10_000;
const blank = {
  reason: "",
  origin: "domestic",
  currency: "CNY",
  rate: "",
  voucherKey: "",
  voucherNote: "",
} as const;

/** Reports with everything asked about confirmed, unless the test wants to be asked. */
async function report(viewer: Viewer, project: Project, form: Partial<MonthForm>, confirm = true) {
  const { version, code } = await projectNow(project.id);
  const input = monthInput.parse({
    code,
    version,
    month: thisMonth(),
    basis: "month",
    investment: null,
    arrived: [],
    words: null,
    confirmed: [],
    ...form,
  });
  try {
    return await reportMonth(viewer, input);
  } catch (error) {
    if (!confirm || !(error instanceof NeedsConfirmation)) throw error;
    return reportMonth(viewer, { ...input, confirmed: error.key.split(" ") });
  }
}

const invested = (typed: string, reason = "") => ({ investment: { typed, reason } });

const factsOf = (project: Project) =>
  db.select().from(progress).where(eq(progress.projectId, project.id)).orderBy(progress.month);

describe("a county officer reports a month", () => {
  test("当月, 本年累计 and 开工以来累计 are stored alike, as the cumulative since the start", async () => {
    const officer = await viewerOf();
    const project = await aProject();
    await report(officer, project, { month: "2025-12", basis: "start", ...invested("3000") });
    await report(officer, project, { month: "2026-01", basis: "month", ...invested("200") });
    await report(officer, project, { month: "2026-02", basis: "year", ...invested("500万元") });
    expect(
      (await factsOf(project)).map(({ cumulative, typed, basis }) => [cumulative, typed, basis]),
    ).toEqual([
      [3000 * wan, "3000", "start"],
      [3200 * wan, "200", "month"],
      [3500 * wan, "500万元", "year"],
    ]);
    expect(await projectNow(project.id)).toMatchObject({
      investedYuan: 3500 * wan,
      arrivedYuan: null,
      reportedMonth: "2026-02",
    });
  });

  test("arrived money is kept by place of origin and added up in yuan only", async () => {
    const officer = await viewerOf();
    const project = await aProject();
    await report(officer, project, {
      month: "2026-05",
      basis: "start",
      arrived: [
        { ...blank, typed: "1000" },
        { ...blank, origin: "hmt", typed: "300" },
        { ...blank, origin: "abroad", currency: "USD", typed: "50", rate: "7.1" },
      ],
    });
    await report(officer, project, { month: "2026-06", arrived: [{ ...blank, typed: "200" }] });
    expect((await projectNow(project.id)).arrivedYuan).toBe(1500 * wan);
    const [latest] = await recordedMonths(project.id);
    expect(latest?.lines[0]).toMatchObject({
      name: "到位资金（省外）",
      cumulative: "1,200",
      difference: "200",
      basis: "当月",
    });
  });

  test("an empty cell is not zero: nothing is written", async () => {
    const officer = await viewerOf();
    const project = await aProject();
    await report(officer, project, { ...invested(""), words: "土建施工" });
    expect(await factsOf(project)).toEqual([]);
    expect((await projectNow(project.id)).investedYuan).toBeNull();
    await report(officer, project, { basis: "start", ...invested("0") });
    expect((await projectNow(project.id)).investedYuan).toBe(0);
  });

  test("a first 当月 without any earlier month is asked about once", async () => {
    const officer = await viewerOf();
    const project = await aProject();
    const asking = report(officer, project, { ...invested("200") }, false);
    await expect(asking).rejects.toThrow(/以前没有数据/);
    expect(await factsOf(project)).toEqual([]);
    await report(officer, project, { ...invested("200") });
    expect(await factsOf(project)).toHaveLength(1);
  });

  test("an amount ten times the month before is asked about", async () => {
    const officer = await viewerOf();
    const project = await aProject();
    await report(officer, project, { month: "2026-05", basis: "start", ...invested("100") });
    const slip = { month: "2026-06", basis: "start", ...invested("1000") } as const;
    await expect(report(officer, project, slip, false)).rejects.toThrow(/十倍以上/);
  });

  test("a fall needs a reason, which is kept with the number", async () => {
    const officer = await viewerOf();
    const project = await aProject();
    await report(officer, project, { month: "2026-05", basis: "start", ...invested("500") });
    const fall = { month: "2026-06", basis: "start", ...invested("400") } as const;
    await expect(report(officer, project, fall)).rejects.toMatchObject({
      fields: { "investment.reason": expect.stringContaining("2026-05") },
    });
    await report(officer, project, { ...fall, ...invested("400", "审计核减") });
    expect((await factsOf(project)).at(-1)).toMatchObject({ cumulative: 400 * wan, fallReason: "审计核减" });
  });

  test("a month that has not begun is refused, and so is a vague amount", async () => {
    const officer = await viewerOf();
    const project = await aProject();
    const next = addMonths(thisMonth(), 1);
    await expect(report(officer, project, { month: next, ...invested("1") })).rejects.toThrow(Unacceptable);
    const vague = { investment: { typed: "约200", reason: "" } };
    await expect(report(officer, project, vague)).rejects.toThrow(/不是确切的数/);
  });

  test("a voucher is a file the officer uploaded, and opens with the project from then on", async () => {
    const officer = await viewerOf();
    const project = await aProject();
    const key = `voucher-${project.id}-${"k".repeat(10)}`;
    await asSystem("system.demo", (tx) =>
      tx.insert(files).values({
        key,
        originalName: "回单.pdf",
        type: "application/pdf",
        size: 1,
        digest: "",
        uploadedBy: officer.userId,
      }),
    );
    const arrived = [{ ...blank, typed: "800", voucherKey: key, voucherNote: "工行回单" }];
    await report(officer, project, { basis: "start", arrived });
    const [month] = await recordedMonths(project.id);
    expect(month?.lines[0]).toMatchObject({ voucher: { key, name: "回单.pdf" }, voucherNote: "工行回单" });
    const [file] = await db.select().from(files).where(eq(files.key, key));
    expect(file).toMatchObject({ entity: "projects", entityId: project.id });
    const again = { month: "2026-01", basis: "start" as const, arrived };
    await expect(report(officer, await aProject(), again)).rejects.toThrow(/凭证没有上传成功/);
  });
});

describe("correcting a month", () => {
  test("is a second version and leaves later months as they are", async () => {
    const officer = await viewerOf();
    const project = await aProject();
    await report(officer, project, { month: "2026-05", basis: "start", ...invested("1000") });
    await report(officer, project, { month: "2026-06", ...invested("200") });
    await report(officer, project, { month: "2026-05", basis: "start", ...invested("900") });
    const [may, june] = await factsOf(project);
    expect(may).toMatchObject({ cumulative: 900 * wan, version: 2 });
    expect(june).toMatchObject({ cumulative: 1200 * wan, version: 1, typed: "200" });
    const [latest, corrected] = await recordedMonths(project.id);
    expect(latest?.lines[0]?.difference).toBe("300");
    expect(corrected?.lines[0]?.earlier).toMatchObject([{ typed: "1000", cumulative: "1,000" }]);
    const kept = await db
      .select()
      .from(versions)
      .where(and(eq(versions.entity, "progress"), eq(versions.entityId, may?.id ?? 0)));
    expect(kept.map(({ row }) => row.cumulative)).toEqual([1000 * wan, 900 * wan]);
  });

  test("that makes a later month fall asks first", async () => {
    const officer = await viewerOf();
    const project = await aProject();
    await report(officer, project, { month: "2026-05", basis: "start", ...invested("1000") });
    await report(officer, project, { month: "2026-06", ...invested("200") });
    const beyond = { month: "2026-05", basis: "start", ...invested("1500") } as const;
    await expect(report(officer, project, beyond, false)).rejects.toThrow(/2026-06/);
    await report(officer, project, beyond);
    expect((await factsOf(project))[0]).toMatchObject({ cumulative: 1500 * wan });
  });

  test("an emptied cell takes the month back after a question, and it may return", async () => {
    const officer = await viewerOf();
    const project = await aProject();
    await report(officer, project, { month: "2026-05", basis: "start", ...invested("1000") });
    const empty = { month: "2026-05", ...invested("") };
    await expect(report(officer, project, empty, false)).rejects.toThrow(/撤回/);
    await report(officer, project, empty);
    expect(await projectNow(project.id)).toMatchObject({ investedYuan: null, reportedMonth: null });
    await report(officer, project, { month: "2026-05", basis: "start", ...invested("1100") });
    expect(await factsOf(project)).toMatchObject([{ cumulative: 1100 * wan, version: 3, deletedAt: null }]);
  });
});

describe("who may report", () => {
  test("another county finds nothing, a leader who sees it is refused", async () => {
    const project = await aProject({ unit: "330824" });
    const form = { basis: "start" as const, ...invested("1") };
    await expect(report(await viewerOf({ unit: "330825" }), project, form)).rejects.toThrow(Missing);
    const leader = await viewerOf({ role: "leader", unit: "330800" });
    await expect(report(leader, project, form)).rejects.toThrow(Refused);
  });

  test("somebody else's change in between is told, not overwritten", async () => {
    const officer = await viewerOf();
    const project = await aProject();
    await report(officer, project, { basis: "start", ...invested("100") });
    const late = { version: project.version, basis: "start" as const, ...invested("200") };
    await expect(report(officer, project, late)).rejects.toThrow(Stale);
  });

  test("a project with phases is reported through its phases", async () => {
    const officer = await viewerOf();
    const whole = await aProject();
    await aProject({ parentId: whole.id });
    await expect(report(officer, whole, { words: "进场" })).rejects.toThrow(/分期/);
  });

  test("every number leaves an audit entry with the officer's name", async () => {
    const officer = await viewerOf();
    const project = await aProject();
    await report(officer, project, { basis: "start", ...invested("100"), words: "桩基施工" });
    const entries = await db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.userId, officer.userId), eq(auditEntries.verb, "progress.report")));
    expect(entries.map(({ entity }) => entity).sort()).toEqual(["monthly_reports", "progress", "projects"]);
  });
});
