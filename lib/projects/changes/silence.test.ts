import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { followUps, projects, versions } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, today } from "@/lib/date/day";
import { aProject, viewerOf } from "@/lib/demo/builders";
import { aFreshUnit } from "@/lib/demo/builders-figures";
import { revised } from "@/lib/demo/desk-builders";
import type { Project } from "@/lib/projects/reach";
import { changesSince } from "./queries";
import { silentAsOf, silentSince } from "./silence";

const ago = (days: number) => addDays(today(), -days);
const momentAgo = (days: number) => `${ago(days)}T09:00:00+08:00`;
const everything = { unitId: null, chainCode: null };

/** Registered that many days ago and quiet since: the register and its first version both say so. */
function quietFor(project: Project, days: number): Promise<void> {
  const movedOn = ago(days);
  return asSystem("system.demo", async (tx) => {
    const where = eq(projects.id, project.id);
    await tx
      .update(projects)
      .set({ movedOn, createdAt: momentAgo(days) })
      .where(where);
    const { name, unitId, chainCode, stage, status } = project;
    await tx.insert(versions).values({
      ...{ entity: "projects", entityId: project.id, version: 0, auditId: 1, recordedAt: momentAgo(days) },
      row: {
        ...{ name, stage, status, unit_id: unitId, chain_code: chainCode },
        ...{ moved_on: movedOn, deleted_at: null },
      },
    });
  });
}

const visited = (project: Project, by: Viewer, days: number) =>
  asSystem("system.demo", async (tx) => {
    await tx.insert(followUps).values({
      ...{ projectId: project.id, kind: "visit", heldOn: ago(days), content: "上门走访" },
      ...{ createdAt: momentAgo(days), createdBy: by.userId, updatedBy: by.userId },
    });
    await tx.update(projects).set({ movedOn: today() }).where(eq(projects.id, project.id));
  });

describe("who kept silent", () => {
  test("as of an earlier day: what was said since does not count, a visit by then does", async () => {
    const unit = await aFreshUnit();
    const officer = await viewerOf({ unit: unit.code });
    const make = () => aProject({ unit: unit.code, by: officer });
    const [still, spoke, met, fresh] = [await make(), await make(), await make(), await make()];
    for (const project of [still, spoke, met]) await quietFor(project, 40);
    await revised(officer, spoke, { remark: "今天才有的新情况" });
    await visited(met, officer, 15);
    const codes = async (found: ReturnType<typeof silentSince>) => (await found).rows.map(({ code }) => code);

    expect(await codes(silentSince(officer, ago(20), everything))).toEqual([still.code]);
    const then = await silentAsOf(officer, ago(20), ago(16), everything);
    expect(then.rows.map(({ code, movedOn }) => [code, movedOn])).toEqual(
      [still, spoke, met].map(({ code }) => [code, ago(40)]),
    );
    expect(await codes(silentAsOf(officer, ago(20), ago(10), everything))).toEqual([still.code, spoke.code]);
    expect(then.rows.some(({ code }) => code === fresh.code)).toBe(false);
    expect(await codes(silentAsOf(officer, ago(50), ago(45), everything))).toEqual([]);
    const stranger = await viewerOf({ unit: (await aFreshUnit()).code });
    expect((await silentAsOf(stranger, ago(20), ago(16), { ...everything, unitId: unit.id })).total).toBe(0);
  });

  test("of one chain alone: a project that changes its chain leaves the one and comes to the other", async () => {
    const unit = await aFreshUnit();
    const officer = await viewerOf({ unit: unit.code });
    const project = await aProject({ unit: unit.code, by: officer, total: "2亿" });
    await revised(officer, project, { chainCode: "XCL", segmentCode: null });
    const start = new Date().toISOString();
    await revised(officer, project, { chainCode: "XNY", segmentCode: null });
    const partsOf = async (chain: string) => (await changesSince(officer, start, chain)).total.parts;
    expect(await partsOf("XCL")).toMatchObject({ out: { count: -1, yuan: -200_000_000 } });
    expect(await partsOf("XNY")).toMatchObject({ in: { count: 1, yuan: 200_000_000 } });
    const of = (chainCode: string) =>
      silentSince(officer, addDays(today(), 1), { unitId: unit.id, chainCode });
    expect([(await of("XCL")).total, (await of("XNY")).total]).toEqual([0, 1]);
  });
});
