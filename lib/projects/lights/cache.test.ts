import { randomUUID } from "node:crypto";
import { asc, eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { projectLights, projects } from "@/db/schema";
import { NeedsConfirmation, Refused, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, addMonths, type Day, thisMonth, today } from "@/lib/date/day";
import { aProject, projectNow, viewerOf } from "@/lib/demo/builders";
import { rawOf } from "@/lib/fields/input";
import { reviseProject } from "@/lib/projects/commands";
import { logFollowUp } from "@/lib/projects/desk/commands";
import { followUpInput } from "@/lib/projects/desk-input";
import { projectFields } from "@/lib/projects/fields";
import { projectInput } from "@/lib/projects/input";
import { returnMilestone } from "@/lib/projects/milestones/acceptance";
import { advanceProject, planMilestone, setBackProject } from "@/lib/projects/milestones/commands";
import { reportMonth } from "@/lib/projects/progress/commands";
import { monthInput } from "@/lib/projects/progress-input";
import type { Project } from "@/lib/projects/reach";
import type { Stage } from "@/lib/projects/rules";
import { type SettableStatus, setProjectStatus } from "@/lib/projects/status-commands";
import { factsOf, rowOf, rulesFrom } from "./cache";
import { computedOn } from "./colours";
import { workCalendar } from "./dues";
import { colourOn, colourOrder, inForce, judgeAll, worstOf } from "./rules";

const now = today();
const reason = "随机经历";
let officer: Viewer;
let city: Viewer;
beforeAll(async () => {
  officer = await viewerOf();
  city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
});

const past = fc.integer({ min: 0, max: 500 }).map((days) => addDays(now, -days));
const anyDay = fc.integer({ min: -400, max: 400 }).map((days) => addDays(now, days));
const someStage = fc.constantFrom<Stage[]>(
  "TALK",
  "SIGN_FW",
  "SIGN",
  "REG",
  "LAND",
  "START",
  "DONE",
  "PROD",
  "FULL",
);

const happening = fc.oneof(
  fc.record({ kind: fc.constant("advance" as const), stage: someStage, on: past }),
  fc.record({
    kind: fc.constant("plan" as const),
    stage: fc.constantFrom<Stage[]>("START", "DONE", "PROD", "FULL"),
    on: anyDay,
  }),
  fc.record({ kind: fc.constant("return" as const), stage: someStage }),
  fc.record({
    kind: fc.constant("setBack" as const),
    stage: fc.constantFrom<Stage[]>("LEAD", "SIGN", "START"),
  }),
  fc.record({
    kind: fc.constant("status" as const),
    to: fc.constantFrom<SettableStatus[]>("active", "slow", "paused", "ended"),
  }),
  fc.record({
    kind: fc.constant("report" as const),
    back: fc.integer({ min: 0, max: 8 }),
    wan: fc.integer({ min: 0, max: 20_000 }),
  }),
  fc.record({ kind: fc.constant("words" as const), back: fc.integer({ min: 0, max: 8 }) }),
  fc.record({ kind: fc.constant("followUp" as const) }),
  fc.record({ kind: fc.constant("statistics" as const), on: past }),
);
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

/** Does it by the real command; what a rule of the business refuses has simply not happened. */
async function live(id: number, one: Happening): Promise<void> {
  await doing(await projectNow(id), one).catch((error: unknown) => {
    const isRefusal = [Unacceptable, Refused, NeedsConfirmation].some((named) => error instanceof named);
    if (!isRefusal) throw error;
  });
}

const dayOf = (day: Day) => ({ day, precision: "day" as const });

async function doing({ code, version, ...facts }: Project, one: Happening): Promise<unknown> {
  const at = { code, version, reason };
  switch (one.kind) {
    case "advance": {
      const papers = { note: reason, evidence: [], confirmed: ["backwards"] };
      return advanceProject(officer, { ...at, stage: one.stage, actualOn: dayOf(one.on), ...papers });
    }
    case "plan":
      return planMilestone(officer, { ...at, stage: one.stage, plannedOn: dayOf(one.on) });
    case "return":
      return returnMilestone(city, { ...at, stage: one.stage });
    case "setBack":
      return setBackProject(city, { ...at, stage: one.stage });
    case "status":
      return setProjectStatus(city, one.to, { ...at, recheckOn: "2099-01-01" });
    case "report":
      return reporting({ code, version }, one.back, { investment: { typed: String(one.wan), reason } });
    case "words":
      return reporting({ code, version }, one.back, { words: "主体施工" });
    case "followUp":
      return logFollowUp(officer, followUpInput.parse({ ...aVisit, key: randomUUID(), code, heldOn: now }));
    case "statistics": {
      const project = { ...projectInput.parse(rawOf(projectFields, facts as never)), statisticsOn: one.on };
      return reviseProject(officer, { code, version, project, investors: [], confirmed: [] });
    }
  }
}

const aVisit = { kind: "visit", place: "", people: "", content: reason, nextStep: "", nextOn: "" };

async function reporting(at: { code: string; version: number }, back: number, said: object) {
  const month = addMonths(thisMonth(), -back);
  const form = {
    ...at,
    month,
    basis: "start",
    investment: null,
    arrived: [],
    words: null,
    confirmed: [],
    ...said,
  };
  const input = monthInput.parse(form);
  return reportMonth(officer, input).catch((error: unknown) => {
    if (!(error instanceof NeedsConfirmation)) throw error;
    return reportMonth(officer, { ...input, confirmed: error.key.split(" ") });
  });
}

const days = [-200, -31, -1, 0, 1, 15, 30, 90, 400].map((n) => addDays(now, n));

test("whatever people do to a project, the kept days are those the rules give, and so is every day's colour", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 8 }), async (story) => {
      const { id } = await aProject({ total: "10000" });
      for (const one of story) await live(id, one);
      const rules = await rulesFrom(db, now);
      const facts = (await factsOf(db, [id])).get(id);
      const judged = facts ? judgeAll(facts, rules, await workCalendar(db)) : [];
      const kept = await db
        .select({
          rule: projectLights.rule,
          fromDay: projectLights.fromDay,
          toDay: projectLights.toDay,
          since: projectLights.since,
          yellowOn: projectLights.yellowOn,
          redOn: projectLights.redOn,
        })
        .from(projectLights)
        .where(eq(projectLights.projectId, id))
        .orderBy(asc(projectLights.rule));
      expect(kept).toEqual(judged.map(rowOf).sort((a, b) => (a.rule < b.rule ? -1 : 1)));
      for (const day of days) {
        const [row] = await db
          .select({ colour: computedOn(day) })
          .from(projects)
          .where(sql`${projects.id} = ${id}`);
        const worst = worstOf(
          judged.filter(({ rule }) => inForce(rule, day)).map((one) => colourOn(one, day)),
        );
        expect(row?.colour ?? null, day).toBe(worst === null ? null : colourOrder.indexOf(worst));
      }
    }),
    { numRuns: 80, seed: 20_261_128 },
  );
}, 120_000);

test("a project is judged by its own months and phases, never by those of another", async () => {
  const [told, whole] = [await aProject({ total: "10000" }), await aProject()];
  await reporting({ code: told.code, version: told.version }, 0, { words: "主体施工" });
  const phase = await aProject({ parentId: whole.id });
  const facts = await factsOf(db, [told.id, whole.id, phase.id]);
  expect(facts.get(told.id)).toMatchObject({ lastReport: thisMonth(), hasPhases: false });
  expect(facts.get(whole.id)).toMatchObject({ lastReport: null, hasPhases: true });
  expect(facts.get(phase.id)).toMatchObject({ lastReport: null, hasPhases: false });
});
