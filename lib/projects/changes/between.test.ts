import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import type { Viewer } from "@/lib/auth/viewer";
import { anAmount, aProject, projectNow, viewerOf } from "@/lib/demo/builders";
import { aFreshUnit } from "@/lib/demo/builders-figures";
import { revised } from "@/lib/demo/desk-builders";
import { planMilestone } from "@/lib/projects/milestones/commands";
import { setProjectStatus } from "@/lib/projects/status-commands";
import { changesBetween, ofUnit, slipsBetween } from "./between";
import { type Bridge, misfitOf } from "./bridge";
import { changesSince, slipsSince } from "./queries";

const yi = 100_000_000;
let leader: Viewer;
beforeAll(async () => {
  leader = await viewerOf({ role: "leader", unit: "330800" });
}, 60_000);

async function moment(): Promise<string> {
  const [row] = await db.execute<{ now: string }>(sql`select clock_timestamp()::text as now`);
  return row?.now ?? "";
}

async function between(viewer: Viewer, from: string, to: string) {
  const [since, later] = [await changesSince(viewer, from), await changesSince(viewer, to)];
  return changesBetween(since, later);
}

describe("what changed between two moments", () => {
  test("leaves out what came later, and opening, parts and closing fit in total and for every unit", async () => {
    const unit = await aFreshUnit();
    const officer = await viewerOf({ unit: unit.code });
    const reviewer = await viewerOf({ role: "countyReviewer", unit: unit.code });
    const make = (total: string) => aProject({ unit: unit.code, by: officer, total });
    const [grows, ends] = [await make("2亿"), await make("3亿")];
    const first = await moment();
    const fresh = await make("1亿");
    await revised(officer, grows, { totalInvestment: anAmount("2.5亿") });
    const second = await moment();
    await revised(officer, grows, { totalInvestment: anAmount("4亿") });
    await revised(officer, fresh, { totalInvestment: anAmount("1.2亿") });
    const { code, version } = await projectNow(ends.id);
    await setProjectStatus(reviewer, "ended", { code, version, reason: "投资方放弃" });
    await make("9亿");
    const third = await moment();

    const early = await between(leader, first, second);
    const own = early.byUnit.get(unit.id) as Bridge;
    expect(own).toMatchObject({
      opening: { count: 2, yuan: 5 * yi },
      parts: { new: { count: 1, yuan: yi }, up: { yuan: yi / 2 }, ended: { count: 0 } },
      closing: { count: 3, yuan: 6.5 * yi },
    });
    const late = await between(leader, second, third);
    expect(late.byUnit.get(unit.id)).toMatchObject({
      opening: own.closing,
      parts: { new: { count: 1, yuan: 9 * yi }, up: { yuan: 1.7 * yi }, ended: { count: -1, yuan: -3 * yi } },
    });
    for (const found of [early, late]) {
      expect(misfitOf(found.total)).toBeNull();
      for (const bridge of found.byUnit.values()) expect(misfitOf(bridge)).toBeNull();
    }
    expect(early.changed.filter(({ after }) => after?.unitId === unit.id).map(({ id }) => id)).toEqual(
      expect.arrayContaining([grows.id, fresh.id]),
    );
    expect(early.changed.some(({ id }) => id === ends.id)).toBe(false);
    const alone = ofUnit(early, unit.id);
    expect(alone.total).toEqual(own);
    expect(alone.changed.map(({ id }) => id).sort()).toEqual([grows.id, fresh.id].sort());
  });

  test("counts only the plans moved in between", async () => {
    const officer = await viewerOf();
    const project = await aProject({ by: officer });
    const plan = async (day: string) => {
      const { code, version } = await projectNow(project.id);
      const plannedOn = { day, precision: "day" as const };
      await planMilestone(officer, { code, version, stage: "START", plannedOn, reason: "土地未到位" });
    };
    await plan("2027-01-01");
    const first = await moment();
    await plan("2027-01-31");
    const second = await moment();
    await plan("2027-03-01");
    const slips = slipsBetween(await slipsSince(officer, first), await slipsSince(officer, second));
    expect(slips.find(({ id }) => id === project.id)).toMatchObject({ moved: 1, days: 30 });
    expect(slipsBetween(await slipsSince(officer, second), await slipsSince(officer, second))).toEqual([]);
  });
});
