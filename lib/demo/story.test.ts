import { eq, isNotNull } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import {
  companies,
  dictionaryItems,
  milestones,
  monthlyReports,
  progress,
  projectCodes,
  projectInvestors,
  projectLights,
  projects,
  serials,
} from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import { sizeBands } from "@/lib/projects/derived";
import { projectFields } from "@/lib/projects/fields";
import { rebuildLights } from "@/lib/projects/lights/cache";
import { verifyMilestone } from "@/lib/projects/milestones/acceptance";
import {
  type MilestoneState,
  type Stage,
  sizeClassOf,
  stageOf,
  stages,
  verifiedStageOf,
} from "@/lib/projects/rules";
import { searchTextOf } from "@/lib/search/search-text";
import { aDemoBureau } from "./story/ground";
import { demoViewer } from "./story/viewer";

let bureau: Awaited<ReturnType<typeof aDemoBureau>>;
beforeAll(async () => {
  bureau = await aDemoBureau();
}, 180_000);
afterAll(() => bureau.clear());

const of = <Row extends { projectId: number }>(rows: Row[], project: { id: number }) =>
  rows.filter(({ projectId }) => projectId === project.id);

test("well over a hundred projects are told, some in every stage", async () => {
  const all = await db.select().from(projects);
  expect(all.length).toBeGreaterThan(110);
  expect(new Set(all.map(({ stage }) => stage))).toEqual(new Set(stages));
  expect(all.filter(({ sizeClass }) => sizeClass === "C100")).toHaveLength(1);
});

describe("what a project's row repeats", () => {
  test("of its milestones is what the milestones say", async () => {
    const laid = await db.select().from(milestones);
    for (const project of await db.select().from(projects)) {
      const own = of(laid, project);
      const at = (stage: string) => own.find((one) => one.stage === stage);
      const acceptedOn = (stage: string) => (at(stage)?.verifiedAt ? at(stage)?.actualOn : null) ?? null;
      const states = own.map(({ stage, ...rest }): MilestoneState => ({ ...rest, stage: stage as Stage }));
      expect(project).toMatchObject({
        stage: stageOf(states),
        stageOn: at(stageOf(states))?.actualOn,
        verifiedStage: verifiedStageOf(states),
        signedOn: acceptedOn("SIGN"),
        startedOn: acceptedOn("START"),
        plannedStartOn: at("START")?.plannedOn ?? null,
      });
    }
  });

  test("of its lamp is what the rules say of everything told, assignments too", async () => {
    const lit = () =>
      db
        .select({ of: projectLights.projectId, rule: projectLights.rule, yellowOn: projectLights.yellowOn })
        .from(projectLights)
        .orderBy(projectLights.projectId, projectLights.rule, projectLights.fromDay);
    const begun = await lit();
    await asSystem("system.demo", (tx) => rebuildLights(tx));
    expect(begun).toEqual(await lit());
  });

  test("of its months is what the months say", async () => {
    const facts = await db.select().from(progress).orderBy(progress.month);
    const reports = await db.select().from(monthlyReports);
    for (const project of await db.select().from(projects)) {
      const latest = new Map<string, number>();
      for (const { kind, origin, currency, cumulative } of of(facts, project))
        if (currency === "CNY") latest.set(kind + origin, cumulative);
      const arrived = [...latest].filter(([series]) => series.startsWith("arrived"));
      const months = [...of(facts, project), ...of(reports, project)].map(({ month }) => month);
      expect(project).toMatchObject({
        investedYuan: latest.get("investment") ?? null,
        arrivedYuan: arrived.length > 0 ? arrived.reduce((sum, [, yuan]) => sum + yuan, 0) : null,
        reportedMonth: months.sort().at(-1) ?? null,
      });
    }
  });

  test("of names, codes and size is what it is found by", async () => {
    const bands = await sizeBands();
    const codes = await db.select().from(projectCodes);
    const investors = await db
      .select({ projectId: projectInvestors.projectId, name: companies.name })
      .from(projectInvestors)
      .innerJoin(companies, eq(companies.id, projectInvestors.companyId))
      .orderBy(projectInvestors.id);
    for (const project of await db.select().from(projects)) {
      const { name, code, approvalCode, sourceNumber, investorNames } = project;
      const earlier = of(codes, project).find((one) => one.code !== code)?.code;
      const names = of(investors, project).map((investor) => investor.name);
      expect(project).toMatchObject({
        investorNames: names.join("、"),
        sizeClass: sizeClassOf(project.totalInvestmentYuan, bands),
        searchText: searchTextOf(name, investorNames, code, approvalCode, sourceNumber, earlier),
      });
    }
  });

  test("as codes is known to their dictionaries", async () => {
    const entries = await db.select().from(dictionaryItems);
    const known = new Set(entries.map(({ dictionary, code }) => `${dictionary} ${code}`));
    const coded = Object.entries(projectFields).filter(([, { dictionary }]) => dictionary);
    for (const project of await db.select().from(projects)) {
      for (const [key, { dictionary }] of coded) {
        const code = project[key as "chainCode"];
        if (code) expect(known).toContain(`${dictionary} ${code}`);
      }
    }
  });
});

test("money never falls, and none is spent before the start", async () => {
  const starts = await db.select().from(milestones).where(eq(milestones.stage, "START"));
  const startedIn = new Map(starts.map(({ projectId, actualOn }) => [projectId, actualOn?.slice(0, 7)]));
  const before = new Map<string, number>();
  for (const fact of await db.select().from(progress).orderBy(progress.month)) {
    const { projectId, kind, origin, cumulative, month } = fact;
    expect(cumulative).toBeGreaterThanOrEqual(before.get(`${projectId} ${kind} ${origin}`) ?? 0);
    before.set(`${projectId} ${kind} ${origin}`, cumulative);
    if (kind === "investment") expect(month >= (startedIn.get(projectId) ?? "9999")).toBe(true);
  }
});

test("codes of signed projects follow the day of signing without a gap, and the next real one continues", async () => {
  const signed = await db
    .select({ code: projects.code })
    .from(projects)
    .where(isNotNull(projects.signedOn))
    .orderBy(projects.signedOn, projects.id);
  const counts = await db.select().from(serials);
  for (const { name, last } of counts.filter(({ name: of }) => of.startsWith("QZ"))) {
    const numbers = Array.from({ length: last }, (_, i) => String(i + 1).padStart(4, "0"));
    const codes = signed.map(({ code }) => code).filter((code) => code.startsWith(name));
    expect(codes).toEqual(numbers.map((number) => `${name}-${number}`));
  }
  const waiting = await db
    .select()
    .from(projects)
    .where(eq(projects.name, "璞锐半导体清洗设备零部件项目（演示）"));
  const [{ code, version, stageOn }] = waiting as [(typeof waiting)[number]];
  const year = `QZ${stageOn?.slice(0, 4)}`;
  const next = (counts.find(({ name }) => name === year)?.last ?? 0) + 1;
  const given = await verifyMilestone(await demoViewer("shi"), { code, version, stage: "SIGN" });
  expect(given.code).toBe(`${year}-${String(next).padStart(4, "0")}`);
});
