import { randomInt } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { projects } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { aProject, aUnit, viewerOf } from "@/lib/demo/builders";
import { countsOnce, isIncrease, signingFigures, verifiedIn } from "./counting";
import { readableProjects } from "./reach";

const yi = 100_000_000;

/** Years of their own, in which nothing else in the database happens. */
const era = randomInt(50, 95) * 20;
const day = (n: number, monthDay: string) => `${era + n}-${monthDay}`;
const year = (n: number) => ({ from: day(n, "01-01"), to: day(n, "12-31") });

const signed = (on: string) => ({ stage: "SIGN" as const, actualOn: on, verified: true });

async function leader() {
  return viewerOf({ role: "leader", unit: "330800" });
}

describe("what a leader reads as signed this year", () => {
  test("is only what the city accepted, within the year's first and last day", async () => {
    await aProject({ total: "1亿", milestones: [signed(day(1, "01-01"))] });
    await aProject({ total: "2亿", milestones: [signed(day(1, "12-31"))] });
    await aProject({ total: "4亿", milestones: [signed(day(2, "01-01"))] });
    await aProject({ total: "8亿", milestones: [{ stage: "SIGN", actualOn: day(1, "05-01") }] });
    const { total } = await signingFigures(await leader(), year(1));
    expect(total.formal).toEqual({ count: 2, yuan: 3 * yi, unknown: 0 });
    expect(total.agreed).toBe(3 * yi);
  });

  test("never adds framework agreements to formal ones", async () => {
    const framework = { stage: "SIGN_FW" as const, actualOn: day(3, "03-01"), verified: true };
    await aProject({ total: "10亿", milestones: [framework] });
    await aProject({ total: "5亿", milestones: [framework, signed(day(3, "09-01"))] });
    const { total } = await signingFigures(await leader(), year(3));
    expect(total.framework).toEqual({ count: 2, yuan: 15 * yi, unknown: 0, upgraded: 1 });
    expect(total.formal).toEqual({ count: 1, yuan: 5 * yi, unknown: 0 });
  });

  test("counts an expansion and a capital increase by their increments, not as projects", async () => {
    const first = await aProject({ total: "10亿", milestones: [signed(day(5, "02-01"))] });
    await aProject({ total: "3亿", firstProjectId: first.id, milestones: [signed(day(6, "02-01"))] });
    await aProject({ total: "1亿", buildType: "increase", milestones: [signed(day(6, "03-01"))] });
    await aProject({ total: "6亿", milestones: [signed(day(6, "04-01"))] });
    const { total } = await signingFigures(await leader(), year(6));
    expect(total.formal).toEqual({ count: 1, yuan: 6 * yi, unknown: 0 });
    expect(total.increase).toEqual({ count: 2, yuan: 4 * yi, unknown: 0 });
    expect(total.agreed).toBe(10 * yi);
  });

  test("counts a phased project once, with the whole's total", async () => {
    const whole = await aProject({ total: "20亿", milestones: [signed(day(7, "02-01"))] });
    const phase = { parentId: whole.id, milestones: [signed(day(7, "02-01"))] };
    await aProject({ ...phase, total: "8亿" });
    await aProject({ ...phase, total: "12亿" });
    const { total } = await signingFigures(await leader(), year(7));
    expect(total.formal).toEqual({ count: 1, yuan: 20 * yi, unknown: 0 });
  });

  test("says how many amounts are unknown instead of calling them zero", async () => {
    await aProject({ total: "待定", milestones: [signed(day(8, "02-01"))] });
    await aProject({ milestones: [signed(day(8, "02-02"))] });
    await aProject({ total: "2-3亿", milestones: [signed(day(8, "02-03"))] });
    await aProject({ total: "1亿", milestones: [signed(day(8, "02-04"))] });
    const { total } = await signingFigures(await leader(), year(8));
    expect(total.formal).toEqual({ count: 4, yuan: yi, unknown: 3 });
  });

  test("leaves out what was merged into another project, and keeps what was ended later", async () => {
    await aProject({ total: "1亿", status: "merged", milestones: [signed(day(4, "02-01"))] });
    await aProject({ total: "2亿", status: "ended", milestones: [signed(day(4, "02-01"))] });
    const { total } = await signingFigures(await leader(), year(4));
    expect(total.formal).toEqual({ count: 1, yuan: 2 * yi, unknown: 0 });
  });

  test("tells starts and productions by their own accepted dates", async () => {
    const start = { stage: "START" as const, actualOn: day(9, "06-01"), verified: true };
    const production = { stage: "PROD" as const, actualOn: day(10, "06-01"), verified: true };
    await aProject({ milestones: [signed(day(13, "06-01")), start, production] });
    const viewer = await leader();
    const inStart = await signingFigures(viewer, year(9));
    const inProduction = await signingFigures(viewer, year(10));
    expect([inStart.total.started, inStart.total.produced]).toEqual([1, 0]);
    expect([inProduction.total.started, inProduction.total.produced]).toEqual([0, 1]);
  });
});

test("a county sees its own figures only, and units add up to the total", async () => {
  await aProject({ unit: "330824", total: "1亿", milestones: [signed(day(11, "02-01"))] });
  await aProject({ unit: "330825", total: "2亿", milestones: [signed(day(11, "02-01"))] });
  const [all, own] = await Promise.all([
    signingFigures(await leader(), year(11)),
    signingFigures(await viewerOf({ role: "countyReviewer", unit: "330824" }), year(11)),
  ]);
  const kaihua = await aUnit("330824");
  expect(all.total.formal.count).toBe(2);
  expect([...all.byUnit.values()].reduce((sum, { formal }) => sum + formal.yuan, 0)).toBe(3 * yi);
  expect(own.total.formal).toEqual({ count: 1, yuan: yi, unknown: 0 });
  expect([...own.byUnit.keys()]).toEqual([kaihua.id]);
});

test("nothing signed is zero projects, in a year without any", async () => {
  const { total, byUnit } = await signingFigures(await leader(), year(-1));
  expect(total.formal).toEqual({ count: 0, yuan: 0, unknown: 0 });
  expect(byUnit.size).toBe(0);
});

test("the rows behind the figure, added up again, give the figure", async () => {
  await aProject({ total: "1.2亿", milestones: [signed(day(12, "02-01"))] });
  await aProject({ total: "0.8亿", milestones: [signed(day(12, "03-01"))] });
  await aProject({ total: "3亿", buildType: "increase", milestones: [signed(day(12, "03-01"))] });
  const viewer = await leader();
  const { total } = await signingFigures(viewer, year(12));
  const rows = await rowsBehind(viewer, year(12));
  expect(rows.filter(({ increase }) => !increase)).toHaveLength(total.formal.count);
  expect(rows.reduce((sum, { yuan }) => sum + (yuan ?? 0), 0)).toBe(total.agreed);
});

const rowsBehind = (viewer: Viewer, { from, to }: { from: string; to: string }) =>
  db
    .select({ yuan: projects.totalInvestmentYuan, increase: isIncrease })
    .from(projects)
    .where(
      and(readableProjects(viewer), countsOnce, verifiedIn("SIGN", from, to), eq(projects.stage, "SIGN")),
    );
