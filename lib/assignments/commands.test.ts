import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { assignmentEntries, auditEntries, notices } from "@/db/schema";
import { change } from "@/lib/audit/change";
import { Missing, NeedsConfirmation, Refused, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, today } from "@/lib/date/day";
import { isWorkday } from "@/lib/date/workdays";
import { aProject, aUnit, viewerOf } from "@/lib/demo/builders";
import {
  anAssignment,
  anAssignmentInput,
  answered,
  assignmentNow,
  targetOf,
} from "@/lib/demo/builders-assignments";
import { holidays } from "@/lib/dictionaries/calendar";
import { randomCode } from "@/lib/fields/codes";
import { findProject } from "@/lib/projects/queries";
import { assign } from "./commands";
import { close, receive, reply, report, returnReply, say, withdraw } from "./handling";

let city: Viewer;
let colleague: Viewer;
let officer: Viewer;
let reviewer: Viewer;

const key = () => randomCode("K").repeat(2);

beforeAll(async () => {
  city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
  colleague = await viewerOf({ role: "cityHead", unit: "330800B1" });
  officer = await viewerOf({ unit: "330825" });
  reviewer = await viewerOf({ role: "countyReviewer", unit: "330825" });
}, 60_000);

describe("the city assigns something to a county", () => {
  test("numbers follow each other without a gap, however many assign at once", async () => {
    const made = await Promise.all(
      Array.from({ length: 12 }, async () => assign(city, await anAssignmentInput())),
    );
    const serials = made.map(({ number }) => Number(/〕(\d+)号/.exec(number)?.[1])).sort((a, b) => a - b);
    expect(serials).toEqual(serials.map((_, i) => (serials[0] ?? 0) + i));
  });

  test("an assignment that fails takes no number", async () => {
    const first = await anAssignment();
    await expect(
      change(city, "assignment.assign", async (tx) => {
        await assign(city, await anAssignmentInput(), { tx });
        throw new Unacceptable("会议没有保存");
      }),
    ).rejects.toThrow("会议没有保存");
    const second = await anAssignment();
    expect(second.serial).toBe(first.serial + 1);
  });

  test("the same form sent twice is one assignment", async () => {
    const input = await anAssignmentInput();
    const once = key();
    const [one, two] = [await assign(city, input, { once }), await assign(city, input, { once })];
    expect(two).toEqual(one);
  });

  test("the county's people are told and the act is in the log", async () => {
    const { id, code } = await anAssignment();
    const told = await db
      .select()
      .from(notices)
      .where(eq(notices.href, `/assignments/${code}`));
    expect(told.map(({ userId }) => userId)).toEqual(
      expect.arrayContaining([officer.userId, reviewer.userId]),
    );
    const log = await db.select().from(auditEntries).where(eq(auditEntries.entityId, id));
    expect(log.some(({ verb, entity }) => verb === "assignment.assign" && entity === "assignments")).toBe(
      true,
    );
  });

  test("a city leader never owes anything", async () => {
    const leader = await viewerOf({ role: "leader", unit: "330825" });
    await expect(assign(city, await anAssignmentInput({ owner: "330800" }))).rejects.toThrow(
      "市领导不作为承办人",
    );
    const named = await anAssignmentInput({ ownerId: leader.userId });
    await expect(assign(city, named)).rejects.toThrow("市领导不作为承办人");
  });

  test("a deadline that has passed or is no working day is refused with the nearest ones", async () => {
    const known = await holidays();
    await expect(assign(city, await anAssignmentInput({ dueOn: addDays(today(), -1) }))).rejects.toThrow(
      "已经过了",
    );
    let off = addDays(today(), 1);
    while (isWorkday(off, known)) off = addDays(off, 1);
    await expect(assign(city, await anAssignmentInput({ dueOn: off }))).rejects.toThrow(/不是工作日，请改为/);
  });

  test("a county reviewer assigns within the county and not beyond", async () => {
    await expect(assign(reviewer, await anAssignmentInput({ owner: "330824" }))).rejects.toThrow(Refused);
    await expect(assign(reviewer, await anAssignmentInput())).resolves.toMatchObject({});
  });

  test("a project out of the assigner's sight cannot be named", async () => {
    const other = await aProject({ unit: "330824" });
    const input = await anAssignmentInput({ projectCodes: [other.code] });
    await expect(assign(reviewer, input)).rejects.toThrow("有项目没有找到");
  });

  test("a department sees the project while it owes something about it, and no longer", async () => {
    const planning = await viewerOf({ role: "departmentContact", unit: "330800D3" });
    const project = await aProject();
    await expect(findProject(planning, project.code)).rejects.toThrow(Missing);
    const assignment = await anAssignment({ owner: "330800D3", projectCodes: [project.code] });
    await expect(findProject(planning, project.code)).resolves.toMatchObject({});
    await withdraw(city, { ...(await targetOf(assignment)), reason: "不再需要" });
    await expect(findProject(planning, project.code)).rejects.toThrow(Missing);
  });
});

describe("the county answers", () => {
  test("received, reported, replied, returned, replied again and closed", async () => {
    const made = await anAssignment();
    await receive(officer, await targetOf(made));
    await report(officer, { ...(await targetOf(made)), key: key(), body: "正在办", files: [] });
    expect((await assignmentNow(made.id)).state).toBe("working");
    const answer = async () =>
      reply(officer, {
        ...(await targetOf(made)),
        ...{ key: key(), body: "办好了", files: [], confirmed: ["noPapers"] },
      });
    await answer();
    expect(await assignmentNow(made.id)).toMatchObject({
      state: "replied",
      owedOn: null,
      repliedOn: today(),
    });
    await returnReply(city, { ...(await targetOf(made)), reason: "缺少合同" });
    expect(await assignmentNow(made.id)).toMatchObject({ state: "returned", repliedOn: null });
    await answer();
    await close(city, { ...(await targetOf(made)), note: null });
    expect(await assignmentNow(made.id)).toMatchObject({ state: "closed", lateDays: 0, closedOn: today() });
    const thread = await db
      .select()
      .from(assignmentEntries)
      .where(eq(assignmentEntries.assignmentId, made.id));
    expect(thread.map(({ kind }) => kind)).toEqual([
      ...["assigned", "received", "reported", "replied", "returned", "replied", "closed"],
    ]);
  });

  test("an answer without papers is asked about once", async () => {
    const made = await anAssignment();
    await receive(officer, await targetOf(made));
    const bare = { ...(await targetOf(made)), key: key(), body: "办好了", files: [], confirmed: [] };
    await expect(reply(officer, bare)).rejects.toThrow(NeedsConfirmation);
  });

  test("nobody answers before receiving, nor for another county", async () => {
    const made = await anAssignment();
    const early = {
      ...(await targetOf(made)),
      key: key(),
      body: "办好了",
      files: [],
      confirmed: ["noPapers"],
    };
    await expect(reply(officer, early)).rejects.toThrow("待接收");
    const stranger = await viewerOf({ unit: "330824" });
    await expect(receive(stranger, await targetOf(made))).rejects.toThrow(Missing);
  });

  test("two who act on the same page: the second is told", async () => {
    const made = await anAssignment();
    const seen = await targetOf(made);
    await receive(officer, seen);
    await expect(receive(reviewer, seen)).rejects.toThrow(Stale);
  });

  test("a helping unit reports and speaks, and cannot answer for the one that owes", async () => {
    const helper = await viewerOf({ unit: "330824" });
    const made = await anAssignment({ helpers: ["330824"] });
    await receive(officer, await targetOf(made));
    await report(helper, { ...(await targetOf(made)), key: key(), body: "已配合", files: [] });
    await say(helper, { code: made.code, key: key(), body: "还缺一份材料" });
    const answer = {
      ...(await targetOf(made)),
      key: key(),
      body: "好了",
      files: [],
      confirmed: ["noPapers"],
    };
    await expect(reply(helper, answer)).rejects.toThrow(Refused);
  });
});

describe("nobody closes what they owe", () => {
  test("neither the county that owes nor one that helps closes it", async () => {
    const made = await answered(await anAssignment(), officer);
    await expect(close(reviewer, { ...(await targetOf(made)), note: null })).rejects.toThrow(Refused);
  });

  test("what the city's own bureau owes is closed by the leader, not by the bureau", async () => {
    const leader = await viewerOf({ role: "leader", unit: "330800" });
    const made = await anAssignment({ owner: "330800B1", by: leader });
    await answered(made, city);
    for (const one of [city, colleague])
      await expect(close(one, { ...(await targetOf(made)), note: null })).rejects.toThrow(Refused);
    await close(leader, { ...(await targetOf(made)), note: "同意" });
    expect((await assignmentNow(made.id)).state).toBe("closed");
  });

  test("within one county the reviewer closes what the officer answered, never the one who answered", async () => {
    const made = await anAssignment({ by: reviewer });
    await answered(made, reviewer);
    await expect(close(reviewer, { ...(await targetOf(made)), note: null })).rejects.toThrow(Refused);
    const other = await answered(await anAssignment({ by: reviewer }), officer);
    await close(reviewer, { ...(await targetOf(other)), note: null });
    expect((await assignmentNow(other.id)).state).toBe("closed");
  });

  test("whoever assigns to another unit cannot make that unit its own watchman", async () => {
    const { id: supervisorUnitId } = await aUnit("330825");
    await expect(assign(city, await anAssignmentInput({ supervisorUnitId }))).rejects.toThrow(
      "督办单位不能就是承办单位",
    );
  });
});
