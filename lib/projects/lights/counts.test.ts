import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { db } from "@/db/client";
import { lightReasons, projects } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, type Day, today } from "@/lib/date/day";
import { aProject, projectNow, viewerOf } from "@/lib/demo/builders";
import { lightCountsByUnit } from "@/lib/projects/light-queries";
import { readableProjects } from "@/lib/projects/reach";
import { refreshLights } from "./cache";
import { showsColour } from "./colours";
import { explainLight, judgeReason, overrideLight } from "./commands";

const now = today();

async function aLead(days: number, unit: string) {
  const { id } = await aProject({ unit });
  await asSystem("system.demo", async (tx) => {
    await tx
      .update(projects)
      .set({ movedOn: addDays(now, -days) })
      .where(eq(projects.id, id));
    await refreshLights(tx, [id]);
  });
  return projectNow(id);
}

/** One project after another, as the ledger's filter decides. */
async function oneByOne(viewer: Viewer, day: Day) {
  const found: Record<number, { red: number; yellow: number }> = {};
  for (const colour of ["red", "yellow"] as const) {
    const rows = await db
      .select({ unitId: projects.unitId, n: sql<number>`count(*)::int` })
      .from(projects)
      .where(sql`${readableProjects(viewer)} and ${showsColour(colour, day)}`)
      .groupBy(projects.unitId);
    for (const { unitId, n } of rows) {
      found[unitId] ??= { red: 0, yellow: 0 };
      found[unitId][colour] = n;
    }
  }
  return found;
}

test("lamps are counted as the ledger shows them: reasons, leaders' colours and whole units among them", async () => {
  const unit = "330881";
  const [officer, city] = [
    await viewerOf({ unit }),
    await viewerOf({ role: "cityOfficer", unit: "330800B1" }),
  ];
  const leader = await viewerOf({ role: "leader", unit: "330800" });
  const [red, excused, forgiven] = [await aLead(40, unit), await aLead(45, unit), await aLead(50, unit)];
  const [green] = [await aLead(1, unit), await aLead(20, unit), await aLead(35, "330822")];
  const untilDay = addDays(now, 5);
  await explainLight(officer, { code: excused.code, rule: "SILENCE", reason: "外方休假", untilDay });
  const [reason] = await db
    .select({ id: lightReasons.id, version: lightReasons.version })
    .from(lightReasons)
    .where(eq(lightReasons.projectId, excused.id));
  if (!reason || !green) throw new Error("nothing was prepared");
  await judgeReason(city, { code: excused.code, ...reason, verdict: "accepted", answer: null });
  for (const [{ code }, colour] of [
    [forgiven, "green"],
    [green, "red"],
    [red, "yellow"],
  ] as const)
    await overrideLight(leader, { code, colour, reason: "领导已协调", untilDay });
  for (const day of [now, addDays(untilDay, 1)])
    for (const viewer of [officer, leader])
      expect(Object.fromEntries(await lightCountsByUnit(viewer, day))).toEqual(await oneByOne(viewer, day));
});
