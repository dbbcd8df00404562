import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { milestones } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, addMonths, firstDayOf, thisMonth, today } from "@/lib/date/day";
import { aProject, viewerOf } from "@/lib/demo/builders";
import { randomCode } from "@/lib/fields/codes";
import { logFollowUp } from "./desk/commands";
import { followUpInput } from "./desk-input";
import type { Project } from "./reach";
import {
  followUpsDue,
  milestonesToAccept,
  milestonesToPass,
  returnedMilestones,
  startsPassed,
  unreported,
} from "./today";

const now = today();
const signed = [{ stage: "SIGN" as const, actualOn: "2026-03-18" }];

const judge = (project: Project, set: Partial<typeof milestones.$inferInsert>) =>
  asSystem("system.demo", (tx) =>
    tx
      .update(milestones)
      .set(set)
      .where(and(eq(milestones.projectId, project.id), eq(milestones.stage, "SIGN"))),
  );

const follow = (viewer: Viewer, project: Project, nextOn: string) =>
  logFollowUp(
    viewer,
    followUpInput.parse({
      key: `${randomCode("K")}-${randomCode("K")}`,
      code: project.code,
      kind: "visit",
      heldOn: now,
      place: "",
      people: "",
      content: "洽谈用地",
      nextStep: nextOn ? "带看地块" : "",
      nextOn,
    }),
  );

const codesOf = ({ rows }: { rows: { code: string }[] }) => rows.map(({ code }) => code);

describe("what a county officer has to do today", () => {
  test("next steps due within a week, until something later was logged", async () => {
    const officer = await viewerOf();
    const [soon, later, answered] = [await aProject(), await aProject(), await aProject()];
    await follow(officer, soon, addDays(now, 7));
    await follow(officer, later, addDays(now, 8));
    await follow(officer, answered, now);
    await follow(officer, answered, "");
    const due = codesOf(await followUpsDue(officer));
    expect(due).toContain(soon.code);
    expect(due).not.toContain(later.code);
    expect(due).not.toContain(answered.code);
    expect(codesOf(await followUpsDue(await viewerOf({ unit: "330824" })))).not.toContain(soon.code);
  });

  test("what was sent back, with the reason and the way to the milestone itself", async () => {
    const officer = await viewerOf({ unit: "330822" });
    const project = await aProject({ unit: "330822", milestones: signed });
    await judge(project, { returnedAt: addDays(now, -3), returnReason: "协议缺签字页" });
    const { rows } = await returnedMilestones(officer);
    expect(rows.find(({ code }) => code === project.code)).toMatchObject({
      reason: "协议缺签字页",
      label: "正式签约",
      href: `/projects/${project.code}?tab=stages#SIGN`,
      days: 3,
    });
  });

  test("planned starts that have passed; a plan for a month runs to its last day", async () => {
    const officer = await viewerOf({ unit: "330803" });
    const start = (plannedOn: string, plannedPrecision: "day" | "month" = "day") => ({
      stage: "START" as const,
      plannedOn,
      plannedPrecision,
    });
    const make = (milestone: ReturnType<typeof start>) =>
      aProject({ unit: "330803", milestones: [milestone] });
    const late = await make(start(addDays(now, -10)));
    const thisMonthsPlan = await make(start(firstDayOf(thisMonth()), "month"));
    const lastMonthsPlan = await make(start(firstDayOf(addMonths(thisMonth(), -1)), "month"));
    const { rows } = await startsPassed(officer);
    expect(rows.find(({ code }) => code === late.code)).toMatchObject({ overdue: 10 });
    expect(codesOf({ rows })).toContain(lastMonthsPlan.code);
    expect(codesOf({ rows })).not.toContain(thisMonthsPlan.code);
  });

  test("how many projects have not reported this month", async () => {
    const officer = await viewerOf({ unit: "330802" });
    const before = (await unreported(officer)) ?? 0;
    await aProject({ unit: "330802" });
    await aProject({ unit: "330802", status: "ended" });
    expect(await unreported(officer)).toBe(before + 1);
    expect(await unreported(await viewerOf({ role: "leader", unit: "330800" }))).toBeNull();
  });
});

describe("what waits for a judgement", () => {
  test("first for the county's reviewer, then for the city, the oldest first", async () => {
    const reviewer = await viewerOf({ role: "countyReviewer", unit: "330881" });
    const city = await viewerOf({ role: "cityHead", unit: "330800B1" });
    const [older, newer] = [
      await aProject({ unit: "330881", milestones: signed }),
      await aProject({ unit: "330881", milestones: signed }),
    ];
    await judge(older, { reportedAt: "2020-01-01" });
    await judge(newer, { reportedAt: "2020-02-01" });
    expect(codesOf(await milestonesToPass(reviewer))).toEqual(
      expect.arrayContaining([older.code, newer.code]),
    );
    expect(codesOf(await milestonesToAccept(city))).not.toContain(older.code);
    await judge(older, { passedAt: addDays(now, -500) });
    await judge(newer, { passedAt: addDays(now, -400) });
    expect(codesOf(await milestonesToPass(reviewer))).not.toContain(older.code);
    const { rows } = await milestonesToAccept(city);
    const own = rows.filter(({ code }) => [older.code, newer.code].includes(code));
    expect(own.map(({ code, days }) => [code, days])).toEqual([
      [older.code, 500],
      [newer.code, 400],
    ]);
  });

  test("at once for the city where the unit has no reviewer", async () => {
    const city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
    const project = await aProject({ unit: "330800B1", milestones: signed });
    await judge(project, { reportedAt: "2020-01-01" });
    expect(codesOf(await milestonesToAccept(city))).toContain(project.code);
  });

  test("nothing waits for a leader", async () => {
    const leader = await viewerOf({ role: "leader", unit: "330800" });
    expect(await milestonesToAccept(leader)).toEqual({ rows: [], total: 0 });
  });
});
