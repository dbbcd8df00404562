import { and, eq, sql } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import type { Transaction } from "@/db/client";
import { db } from "@/db/client";
import { assignmentProjects, assignments, monthlyReports, projects } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  firstDayOf,
  monthOf,
  moveToday,
  today,
} from "@/lib/date/day";
import { addWorkdays } from "@/lib/date/workdays";
import { aProject, type MadeMilestone } from "@/lib/demo/builders";
import { anAssignment, aWorkday } from "@/lib/demo/builders-assignments";
import { holidays } from "@/lib/dictionaries/calendar";
import type { Project } from "@/lib/projects/reach";
import { refreshLights } from "./cache";
import { showsColour } from "./colours";
import type { LightRuleCode } from "./facts";
import { lightOfProject } from "./queries";

const now = today();
/** All of it lies behind us, where no other test has reworded a rule. */
const ago = (days: number): Day => addDays(now, -days);

type Clock = { project: Project; yellow: Day | null; red: Day };
type Set = Partial<typeof projects.$inferInsert>;

async function aged(
  set: Set,
  milestones: MadeMilestone[] = [],
  more?: (tx: Transaction, id: number) => Promise<unknown>,
) {
  const project = await aProject({ total: "1亿", milestones });
  await asSystem("system.demo", async (tx) => {
    await tx
      .update(projects)
      .set({ movedOn: now, ...set })
      .where(eq(projects.id, project.id));
    await more?.(tx, project.id);
    await refreshLights(tx, [project.id]);
  });
  return project;
}

const signed = (on: Day, plannedOn?: Day): MadeMilestone[] => [
  { stage: "SIGN", actualOn: on },
  ...(plannedOn ? [{ stage: "START" as const, plannedOn }] : []),
];

/** A report of this month, so that silence about months is no reason. */
const reported = (month: string) => (tx: Transaction, projectId: number) =>
  tx.insert(monthlyReports).values({ projectId, month, words: "施工", kind: "words" });

/** One project per rule that nothing but this rule can turn, with the days on which it must. */
const clocks: Readonly<Record<LightRuleCode, () => Promise<Clock>>> = {
  SILENCE: async () => ({
    project: await aged({ movedOn: ago(60) }),
    ...{ yellow: ago(45), red: ago(30) },
  }),
  "START-LATE": async () => ({
    project: await aged({}, signed(ago(200), ago(60))),
    ...{ yellow: ago(59), red: ago(29) },
  }),
  "START-UNPLANNED": async () => ({
    project: await aged({}, signed(ago(200))),
    ...{ yellow: null, red: ago(19) },
  }),
  "PROGRESS-GAP": async () => ({
    // A hundred days from start to finish, 20 of 100 points done: ten points behind after thirty days.
    project: await aged(
      { investedYuan: 20_000_000, statisticsOn: ago(120) },
      [
        { stage: "START", actualOn: ago(120) },
        { stage: "DONE", plannedOn: ago(20) },
      ],
      reported(monthOf(ago(69))),
    ),
    ...{ yellow: ago(90), red: ago(69) },
  }),
  "REPORT-GAP": async () => ({
    project: await aged({ statisticsOn: ago(150) }, [{ stage: "START", actualOn: ago(150) }]),
    ...{ yellow: null, red: firstDayOf(addMonths(monthOf(ago(150)), 3)) },
  }),
  STATISTICS: async () => {
    const begun = `${addMonths(monthOf(now), -5)}-10`;
    return {
      project: await aged({}, [{ stage: "START", actualOn: begun }], reported(addMonths(monthOf(now), -3))),
      yellow: `${addMonths(monthOf(now), -4)}-10`,
      red: `${addMonths(monthOf(now), -3)}-10`,
    };
  },
  "FULL-LATE": async () => ({
    project: await aged({ statisticsOn: ago(300) }, [
      { stage: "START", actualOn: ago(300) },
      { stage: "PROD", actualOn: ago(200) },
      { stage: "FULL", plannedOn: ago(120) },
    ]),
    ...{ yellow: ago(119), red: ago(29) },
  }),
  TASK: async () => {
    const due = await aWorkday(-20);
    const assigned = await anAssignment();
    const project = await aged({}, signed(ago(200), addDays(now, 400)), async (tx, projectId) => {
      await tx.insert(assignmentProjects).values({ assignmentId: assigned.id, projectId });
      await tx.update(assignments).set({ dueOn: due }).where(eq(assignments.id, assigned.id));
    });
    const days = await holidays();
    return { project, yellow: addWorkdays(due, 1, days), red: addWorkdays(due, 6, days) };
  },
};

afterEach(() => moveToday(0));

const standOn = (day: Day) => moveToday(daysBetween(now, day));

/** The colour of today: on the project's page, and in the lists and counts that ask the database. */
async function coloursToday({ id }: Project) {
  const [asked] = await db
    .select({
      red: sql<boolean>`${showsColour("red")}`,
      yellow: sql<boolean>`${showsColour("yellow")}`,
      green: sql<boolean>`${showsColour("green")}`,
    })
    .from(projects)
    .where(and(eq(projects.id, id)));
  const listed = (["red", "yellow", "green"] as const).filter((colour) => asked?.[colour]);
  return { page: (await lightOfProject(id)).shown, lists: listed };
}

describe("when the calendar reaches the day a light was to turn", () => {
  test.each(Object.keys(clocks) as LightRuleCode[])(
    "%s turns it on that day and not before",
    async (code) => {
      const { project, yellow, red } = await clocks[code]();
      const expectToday = async (colour: "green" | "yellow" | "red") =>
        expect(await coloursToday(project), `${today()} ${code}`).toEqual({ page: colour, lists: [colour] });
      if (yellow) {
        standOn(addDays(yellow, -1));
        await expectToday("green");
        const { lines } = await lightOfProject(project.id);
        expect(lines.find(({ rule }) => rule === code)?.next).toEqual({ colour: "yellow", on: yellow });
        standOn(yellow);
        await expectToday("yellow");
      }
      standOn(addDays(red, -1));
      await expectToday(yellow ? "yellow" : "green");
      const { lines } = await lightOfProject(project.id);
      expect(lines.find(({ rule }) => rule === code)?.next).toEqual({ colour: "red", on: red });
      standOn(red);
      await expectToday("red");
      expect((await lightOfProject(project.id)).lines[0]).toMatchObject({
        rule: code,
        colour: "red",
        since: red,
      });
    },
  );
});
