import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { dictionaryItems, lightReasons, projects } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import type { Verb } from "@/lib/auth/policy";
import { Refused, Unacceptable } from "@/lib/auth/refusals";
import { type Role, roles } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, addMonths, type Day, today } from "@/lib/date/day";
import { aProject, projectNow, viewerOf } from "@/lib/demo/builders";
import { type LightGround, lightTrials } from "@/lib/demo/light-trials";
import { expectedOutcome, outcomeOf, peopleOfEveryRole } from "@/lib/demo/role-people";
import { reviseDictionaryEntry } from "@/lib/dictionaries/commands";
import { followDictionary } from "@/lib/dictionaries/followers";
import { rebuildLights, refreshLights } from "./cache";
import { showsColour } from "./colours";
import { explainLight, judgeReason, overrideLight } from "./commands";
import { lightOfProject } from "./queries";
import type { Colour } from "./rules";

const now = today();

/** A lead last spoken of so many days ago. */
async function aQuietLead(days: number, more: Parameters<typeof aProject>[0] = {}) {
  const project = await aProject(more);
  await asSystem("system.demo", async (tx) => {
    await tx
      .update(projects)
      .set({ movedOn: addDays(now, -days) })
      .where(eq(projects.id, project.id));
    await refreshLights(tx, [project.id]);
  });
  return projectNow(project.id);
}

async function shown(id: number, day: Day = now): Promise<Colour | null> {
  for (const colour of ["red", "yellow", "green"] as const) {
    const found = await db
      .select({ id: projects.id })
      .from(projects)
      .where(sql`${projects.id} = ${id} and ${showsColour(colour, day)}`);
    if (found.length > 0) return colour;
  }
  return null;
}

const reasonOf = async (projectId: number) => {
  const [found] = await db
    .select({ id: lightReasons.id, version: lightReasons.version })
    .from(lightReasons)
    .where(eq(lightReasons.projectId, projectId));
  if (!found) throw new Error("no reason was given");
  return found;
};

describe("a reason for a red light", () => {
  test("an accepted one exempts until it runs out, and the computed colour stays beside it", async () => {
    const [officer, city] = [await viewerOf(), await viewerOf({ role: "cityOfficer", unit: "330800B1" })];
    const project = await aQuietLead(40);
    const untilDay = addDays(now, 10);
    await explainLight(officer, { code: project.code, rule: "SILENCE", reason: "外方春节休假", untilDay });
    expect(await shown(project.id)).toBe("red");
    const reason = await reasonOf(project.id);
    await judgeReason(city, { code: project.code, ...reason, verdict: "accepted", answer: null });
    const light = await lightOfProject(project.id);
    expect([light.shown, light.computed]).toEqual(["green", "red"]);
    expect(light.lines[0]?.reason).toMatchObject({ exempts: true, untilDay, reason: "外方春节休假" });
    expect([await shown(project.id), await shown(project.id, untilDay)]).toEqual(["green", "green"]);
    expect(await shown(project.id, addDays(untilDay, 1))).toBe("red");
  });

  test("a refused one changes nothing, needs the city's words, and is not judged by its author", async () => {
    const city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
    const project = await aQuietLead(40, { unit: "330800B1" });
    const asked = { code: project.code, rule: "SILENCE" as const, reason: "在谈", untilDay: addDays(now, 9) };
    await explainLight(city, asked);
    const target = { code: project.code, ...(await reasonOf(project.id)) };
    const head = await viewerOf({ role: "cityHead", unit: "330800B1" });
    await expect(judgeReason(city, { ...target, verdict: "accepted", answer: null })).rejects.toThrow(
      "不能评议自己写的说明",
    );
    await expect(judgeReason(head, { ...target, verdict: "refused", answer: null })).rejects.toThrow(
      "请写明意见",
    );
    await judgeReason(head, { ...target, verdict: "refused", answer: "请拿出会谈记录" });
    expect(await shown(project.id)).toBe("red");
  });

  test("a green light has nothing to explain", async () => {
    const project = await aQuietLead(3);
    const asked = { code: project.code, rule: "SILENCE" as const, reason: "无", untilDay: addDays(now, 9) };
    await expect(explainLight(await viewerOf(), { ...asked, reason: "没有原因" })).rejects.toThrow(
      Unacceptable,
    );
  });
});

describe("a leader's own colour", () => {
  test("holds until its end and not a day longer", async () => {
    const leader = await viewerOf({ role: "leader", unit: "330800" });
    const project = await aQuietLead(40);
    const untilDay = addDays(now, 5);
    await overrideLight(leader, {
      code: project.code,
      colour: "green",
      reason: "市领导已当面调度",
      untilDay,
    });
    const light = await lightOfProject(project.id);
    expect([light.shown, light.computed, light.override?.reason]).toEqual([
      "green",
      "red",
      "市领导已当面调度",
    ]);
    expect([await shown(project.id, untilDay), await shown(project.id, addDays(untilDay, 1))]).toEqual([
      "green",
      "red",
    ]);
    expect((await lightOfProject(project.id, addDays(untilDay, 1))).override).toBeNull();
  });

  test("is the leader's alone and at most three months long", async () => {
    const project = await aQuietLead(40);
    const asked = { code: project.code, colour: "green" as const, reason: "试一试" };
    const head = await viewerOf({ role: "cityHead", unit: "330800B1" });
    await expect(overrideLight(head, { ...asked, untilDay: addDays(now, 5) })).rejects.toThrow(Refused);
    const leader = await viewerOf({ role: "leader", unit: "330800" });
    await expect(overrideLight(leader, { ...asked, untilDay: addMonths(now, 4) })).rejects.toThrow(
      "最长 3 个月",
    );
  });
});

describe("an administrator who changes a rule", () => {
  test("sees lights by the new numbers from their day on and by the old ones before", async () => {
    followDictionary("lightRules", rebuildLights);
    const admin = await viewerOf({ role: "systemAdmin", unit: "330800" });
    const project = await aQuietLead(10);
    expect(await shown(project.id)).toBe("green");
    const from = addDays(now, 3);
    const [rule] = await db.select().from(dictionaryItems).where(eq(dictionaryItems.code, "START-UNPLANNED"));
    const [silence] = await db.select().from(dictionaryItems).where(eq(dictionaryItems.code, "SILENCE"));
    if (!rule || !silence) throw new Error("no rules");
    await reviseDictionaryEntry(admin, silence.id, silence.version, {
      label: silence.label,
      mark: silence.mark,
      validFrom: from,
      attributes: { ...silence.attributes, yellow: 5, red: 12 },
    });
    expect([await shown(project.id, addDays(now, 2)), await shown(project.id, from)]).toEqual([
      "green",
      "red",
    ]);
    expect((await lightOfProject(project.id, from)).lines[0]?.since).toBe(addDays(now, 2));
  });
});

let people: ReadonlyMap<Role, Viewer>;
beforeAll(async () => {
  people = await peopleOfEveryRole();
}, 60_000);

async function groundIn(unit: string): Promise<LightGround> {
  const project = await aQuietLead(40, { unit, chainCode: "XNY" });
  const officer = await viewerOf({ unit });
  const untilDay = addDays(now, 9);
  await explainLight(officer, { code: project.code, rule: "SILENCE", reason: "演示原因", untilDay });
  return { project, reason: await reasonOf(project.id) };
}

describe.each(Object.keys(lightTrials) as Verb[])("%s", (verb) => {
  test.each(roles)(
    "by %s: own unit, another unit and an unknown code as the policy table says",
    async (role) => {
      const viewer = people.get(role) as Viewer;
      const trial = lightTrials[verb];
      for (const unit of ["330825", "330824"]) {
        const ground = await groundIn(unit);
        const found = await outcomeOf(Promise.resolve(trial?.(viewer, ground.project.code, ground)));
        const expected = expectedOutcome(viewer, verb, { read: "project.read", row: ground.project });
        expect(found.outcome, unit).toBe(expected);
        const nobody = await outcomeOf(Promise.resolve(trial?.(viewer, "XS-22222222", ground)));
        if (found.outcome === "missing") expect(nobody).toEqual(found);
      }
    },
  );
});
