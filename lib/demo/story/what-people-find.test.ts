import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { evidence, followUps, milestones, notices, projects, savedViews, tasks, units } from "@/db/schema";
import { addMonths, thisMonth, today } from "@/lib/date/day";
import { signingFigures } from "@/lib/projects/counting";
import { monthlyGrid } from "@/lib/projects/progress/queries";
import { listProjects } from "@/lib/projects/queries";
import { needsAcceptance, type Stage } from "@/lib/projects/rules";
import { told } from "./calendar";
import { aDemoBureau } from "./ground";
import { demoViewer } from "./viewer";

let bureau: Awaited<ReturnType<typeof aDemoBureau>>;
beforeAll(async () => {
  bureau = await aDemoBureau();
}, 180_000);
afterAll(() => bureau.clear());

/** Reported milestones that nobody has accepted or sent back. */
async function waiting() {
  const open = await db
    .select({ milestone: milestones, unit: units.code })
    .from(milestones)
    .innerJoin(projects, eq(projects.id, milestones.projectId))
    .innerJoin(units, eq(units.id, projects.unitId))
    .where(and(isNotNull(milestones.actualOn), isNull(milestones.verifiedAt), isNull(milestones.returnedAt)));
  return open.filter(({ milestone }) => needsAcceptance(milestone.stage as Stage));
}

test("the officer of 开化 finds returned milestones, visits due and months not yet reported", async () => {
  const officer = await demoViewer("kaihua");
  const talks = await db.select().from(followUps).where(eq(followUps.createdBy, officer.userId));
  const missing = await monthlyGrid(
    officer,
    { month: addMonths(thisMonth(), -1), basis: "start", origin: "domestic" },
    { unit: null, show: "missing", after: null, size: 50 },
  );
  expect((await listProjects(officer, { returned: "1" })).rows).toHaveLength(2);
  expect(talks.filter(({ nextOn }) => nextOn !== null && nextOn <= today()).length).toBeGreaterThan(2);
  expect(missing.rows.length).toBeGreaterThan(2);
});

test("reviewers have milestones to pass on, the city has milestones to accept, each with its paper", async () => {
  const open = await waiting();
  const papers = new Set((await db.select().from(evidence)).map(({ milestoneId }) => milestoneId));
  const inUnit = (code: string) =>
    open.filter(({ unit, milestone }) => unit === code && !milestone.passedAt).length;
  expect(open.filter(({ milestone }) => !papers.has(milestone.id))).toEqual([]);
  expect(inUnit("330824")).toBe(3);
  expect(inUnit("330825")).toBe(1);
  expect(open.filter(({ milestone }) => milestone.passedAt).length).toBeGreaterThan(5);
});

test("the published lists hold something", async () => {
  const leader = await demoViewer("lingdao");
  const found = new Map<string, number>();
  for (const { name, query } of await db.select().from(savedViews)) {
    const asked = Object.fromEntries(new URLSearchParams(query));
    found.set(name, (await listProjects(leader, asked)).rows.length);
  }
  expect([...found.keys()]).toEqual(["在谈", "待认定", "亿元以上未开工", "百亿项目"]);
  expect(Math.min(...found.values())).toBe(1);
  expect(found.get("百亿项目")).toBe(1);
});

test("the task force sees its chain across counties, a department the projects it has tasks on", async () => {
  const { rows, state } = await listProjects(await demoViewer("xincailiao"), {});
  const carriers = rows.map(({ cells }) => cells[state.columns.indexOf("unitId")]);
  expect(new Set(carriers).size).toBeGreaterThan(4);
  expect((await listProjects(await demoViewer("zigui"), {})).rows).toHaveLength(2);
});

test("whoever works with projects has something to do and something new to read", async () => {
  const open = await db.select().from(tasks).where(isNull(tasks.doneAt));
  const unread = await db.select().from(notices).where(isNull(notices.readAt));
  const busy = new Set(open.map(({ assigneeId }) => assigneeId));
  const heard = new Set(unread.map(({ userId }) => userId));
  for (const account of [
    "kaihua",
    "kaihua-shen",
    "longyou",
    "kecheng",
    "zhizao",
    "shi",
    "shi-fu",
    "xincailiao",
    "zigui",
  ]) {
    const { userId } = await demoViewer(account);
    expect([account, busy.has(userId), heard.has(userId)]).toEqual([account, true, true]);
  }
});

test("the leader sees a year of formal signings", async () => {
  const { total } = await signingFigures(await demoViewer("lingdao"), {
    from: told("2026-01-01"),
    to: today(),
  });
  expect(total.formal).toEqual({ count: 22, yuan: 19_290_000_000, unknown: 1 });
  expect(total.increase).toEqual({ count: 1, yuan: 280_000_000, unknown: 0 });
});
