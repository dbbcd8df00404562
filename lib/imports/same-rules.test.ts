import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { dictionaryItems, milestones, progress, projects, promises } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import { anAmount, aProject, projectNow, viewerOf } from "@/lib/demo/builders";
import { aFund, fundOfficer } from "@/lib/demo/fund-builders";
import type { LedgerExport } from "@/lib/export/ledger-download";
import { rawOf } from "@/lib/fields/input";
import { fundFields } from "@/lib/funds/fields";
import { fundInput } from "@/lib/funds/input";
import { yearFields } from "@/lib/listings/fields";
import { yearInput } from "@/lib/listings/input";
import { reviseProject } from "@/lib/projects/commands";
import { projectFields } from "@/lib/projects/fields";
import { projectInput } from "@/lib/projects/input";
import { projectLedger } from "@/lib/projects/ledger";
import { type Project, projectReach } from "@/lib/projects/reach";
import { aSheet, bringIn, preview, takenOut } from "./fixtures";

let city: Viewer;
beforeAll(async () => {
  city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
});

const heading = ["项目编号", "项目名称", "承接单位"];
const rowOf = ({ code, name }: Project) => [code, name, "龙游县"];

/** A record from before a rule was there. */
const asBefore = (id: number, facts: Partial<typeof projects.$inferInsert>) =>
  asSystem("system.demo", (tx) => tx.update(projects).set(facts).where(eq(projects.id, id)));

/** What the project's form says of it; null where it would save. */
function formSays(project: Project, typed: Record<string, unknown> = {}): string | null {
  const read = projectInput.safeParse({ ...rawOf(projectFields, project as never), ...typed } as never);
  return read.success ? null : (read.error.issues[0]?.message ?? "");
}

const wan = (typed: string) => ({ typed, rate: "", rateOn: "", rateSource: "" });

describe("a form and a file judge alike", () => {
  test("a record from before a rule comes back unchanged, and is refused by both once it is touched", async () => {
    const project = await aProject({ total: "10000" });
    await asBefore(project.id, { fixedInvestment: anAmount("12000") });
    const more = [...heading, "总投资（万元）", "固定资产投资（万元）", "备注"];
    const file = (total: number, remark: string | null) =>
      aSheet([more, [...rowOf(project), total, 12_000, remark]]);
    expect((await preview(city, "projects", await file(10_000, null))).counts).toBe("same 1");
    const rule = "固定资产投资不能大于总投资";
    expect(formSays(await projectNow(project.id))).toContain(rule);
    for (const touched of [await file(11_000, null), await file(10_000, "改了备注")]) {
      const seen = await preview(city, "projects", touched);
      expect(seen.counts).toBe("refused 1");
      expect(seen.said(2)).toContain(rule);
    }
  });

  test("a part is measured against its whole also where one of them is a range or foreign", async () => {
    const project = await aProject({ total: "1亿" });
    expect(formSays(project, { fixedInvestment: wan("2-3亿") })).toContain("不能大于总投资");
    expect(formSays(project, { fixedInvestment: wan("0.8-1.2亿") })).toBeNull();
    expect(formSays(project, { equipmentInvestment: wan("1.5亿") })).toContain("设备投资不能大于总投资");
    const dollars = { totalInvestment: wan("500万美元"), fixedInvestment: wan("600万美元") };
    expect(formSays(project, dollars)).toContain("不能大于总投资");
    expect(formSays(project, { ...dollars, fixedInvestment: wan("3000万元") })).toBeNull();
    const columns = [...heading, "总投资", "固定资产投资"];
    const seen = await preview(
      city,
      "projects",
      await aSheet([columns, [null, "区间固投", "龙游县", "1亿元", "2-3亿元"]]),
    );
    expect(seen.counts).toBe("refused 1");
  });

  test("no command writes what the form would refuse", async () => {
    const project = await aProject({ total: "10000", fixedInvestment: anAmount("8000") });
    const officer = await viewerOf();
    const { code, version } = project;
    const facts = projectInput.parse(rawOf(projectFields, project as never));
    const cut = reviseProject(officer, {
      ...{ code, version, investors: [], confirmed: [] },
      project: { ...facts, totalInvestment: anAmount("5000") },
    });
    await expect(cut).rejects.toThrow("固定资产投资不能大于总投资");
  });

  test("the day of something that happened cannot lie ahead", async () => {
    const project = await aProject();
    expect(formSays(project, { statisticsOn: "2099-01-01" })).toContain("晚于今天");
    const file = await aSheet([
      [...heading, "入统日期"],
      [...rowOf(project), "2099-01-01"],
    ]);
    const seen = await preview(city, "projects", file);
    expect(seen.said(2)).toContain("晚于今天");
    await bringIn(city, seen.code, { ticked: [2] });
    expect((await projectNow(project.id)).statisticsOn).toBeNull();
  });

  test("a word its dictionary no longer offers stays with the record that carries it", async () => {
    const project = await aProject({ chainCode: "NM" });
    const code = `OLD${project.id}`;
    await asSystem("system.demo", (tx) =>
      tx.insert(dictionaryItems).values({
        ...{ dictionary: "chains", code, label: `旧链${project.id}`, position: 99 },
        ...{ validFrom: "2000-01-01", validTo: "2020-01-01" },
      }),
    );
    await asBefore(project.id, { chainCode: code });
    const before = await projectNow(project.id);
    const facts = projectInput.parse(rawOf(projectFields, before as never));
    await reviseProject(await viewerOf(), {
      ...{ code: before.code, version: before.version, investors: [], confirmed: [] },
      project: { ...facts, remark: "改了别的" },
    });
    expect(await projectNow(project.id)).toMatchObject({ chainCode: code, remark: "改了别的" });
    const file = await aSheet([
      [...heading, "所属产业链"],
      [...rowOf(project), `旧链${project.id}`],
    ]);
    expect((await preview(city, "projects", file)).counts).toBe("same 1");
  });

  test("a signing that the form's wall forbids is left out of a file too", async () => {
    const project = await aProject();
    await asSystem("system.demo", (tx) =>
      tx
        .insert(promises)
        .values({ projectId: project.id, kind: "taxRefund", content: "税收返还", review: "none" }),
    );
    const file = await aSheet([
      [...heading, "正式签约日期"],
      [...rowOf(project), "2026-03-18"],
    ]);
    const seen = await preview(city, "projects", file);
    expect(seen.said(2)).toContain("禁止的承诺");
    await bringIn(city, seen.code, { ticked: [2] });
    const stages = await db.select().from(milestones).where(eq(milestones.projectId, project.id));
    expect(stages.filter(({ stage }) => stage === "SIGN")).toEqual([]);
  });

  test("a fund or a year is refused in the file with the words of its form", async () => {
    const officer = await fundOfficer();
    const fund = await aFund();
    const raw = rawOf(fundFields, fund as never);
    const says = (typed: object) => fundInput.safeParse({ ...raw, ...typed }).error?.issues[0]?.message;
    expect(says({ name: "某县招商引资基金" })).toContain("招商引资为目的");
    const file = await aSheet([
      ["基金名称", "基金层级", "基金规模（亿元）"],
      ["某县招商引资基金", "子基金", 1],
    ]);
    const seen = await preview(officer, "funds", file);
    expect(seen.counts).toBe("refused 1");
    expect(seen.said(2)).toContain("招商引资为目的");
    const year = { ...rawOf(yearFields, null), year: "2024", rndStaff: "20", staff: "10" };
    expect(yearInput.safeParse(year).error?.issues[0]?.message).toContain("研发人员多于员工总数");
  });
});

test("a phase whose total the exported ledger sets apart comes back unchanged", async () => {
  const whole = await aProject({ name: `分期往返${process.pid}`, total: "90000" });
  await aProject({ name: `分期往返${process.pid}一期`, total: "68000", parentId: whole.id });
  await aProject({ name: `分期往返${process.pid}二期`, total: "约2.2亿", parentId: whole.id });
  const download: LedgerExport = {
    ...{ verb: "project.export", reach: projectReach },
    ...{ ledger: projectLedger, definition: "往返" },
  };
  const file = await takenOut(city, download, { q: `分期往返${process.pid}` });
  expect((await preview(city, "projects", file)).counts).toBe("same 3");
});

describe("months in a file obey the monthly page", () => {
  const month = "2026-10";
  const columns = [...heading, "累计完成投资（万元）"];
  const sheetOf = (project: Project, value: number) => aSheet([columns, [...rowOf(project), value]]);
  const factsOf = (project: Project) =>
    db
      .select()
      .from(progress)
      .where(sql`${progress.projectId} = ${project.id} and ${progress.deletedAt} is null`);

  test("a project built in phases reports there: its own row takes no money", async () => {
    const whole = await aProject({ total: "20000" });
    await aProject({ parentId: whole.id });
    const seen = await preview(city, "projects", await sheetOf(whole, 3_000), { month });
    expect(seen.said(2)).toContain("分期建设");
    await bringIn(city, seen.code, { ticked: [2] });
    expect(await factsOf(whole)).toEqual([]);
  });

  test("本年累计 over unknown months is asked about, and the same file again changes nothing", async () => {
    const project = await aProject();
    const first = await preview(city, "projects", await sheetOf(project, 500), { month: "2025-06" });
    await bringIn(city, first.code);
    const next = { month, basis: "year" } as const;
    const seen = await preview(city, "projects", await sheetOf(project, 300), next);
    expect(seen.counts).toBe("look 1");
    expect(seen.said(2)).toContain("以 2025-06 的累计");
    await bringIn(city, seen.code, { ticked: [2] });
    expect((await factsOf(project)).map(({ cumulative }) => cumulative)).toEqual([5_000_000, 8_000_000]);
    expect((await preview(city, "projects", await sheetOf(project, 300), next)).counts).toBe("same 1");
  });
});
