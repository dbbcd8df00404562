import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { assignmentExtensions } from "@/db/schema";
import { Refused, Stale } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { workdaysBetween } from "@/lib/date/workdays";
import { viewerOf } from "@/lib/demo/builders";
import {
  aged,
  anAssignment,
  answered,
  assignmentNow,
  aWorkday,
  targetOf,
} from "@/lib/demo/builders-assignments";
import { holidays } from "@/lib/dictionaries/calendar";
import { randomCode } from "@/lib/fields/codes";
import { dutiesOf } from "./duties";
import { askExtension, judgeExtension } from "./extensions";
import { close, receive } from "./handling";

let city: Viewer;
let officer: Viewer;
let reviewer: Viewer;

const key = () => randomCode("K").repeat(2);

beforeAll(async () => {
  city = await viewerOf({ role: "cityOfficer", unit: "330800B1" });
  officer = await viewerOf({ unit: "330825" });
  reviewer = await viewerOf({ role: "countyReviewer", unit: "330825" });
}, 60_000);

describe("a later deadline", () => {
  const asking = async (made: Awaited<ReturnType<typeof anAssignment>>, days = 15) => {
    const askedDay = await aWorkday(days);
    await askExtension(officer, { ...(await targetOf(made)), key: key(), askedDay, reason: "等待批复" });
    const [asked] = await db
      .select()
      .from(assignmentExtensions)
      .where(eq(assignmentExtensions.assignmentId, made.id));
    if (!asked) throw new Error("nothing was asked");
    return asked;
  };

  test("an agreed extension moves the deadline and keeps the first", async () => {
    const made = await anAssignment();
    await receive(officer, await targetOf(made));
    const asked = await asking(made);
    await expect(asking(made)).rejects.toThrow("已有一条延期申请");
    const verdict = { id: asked.id, granted: true, answer: null };
    await expect(judgeExtension(reviewer, { ...(await targetOf(made)), ...verdict })).rejects.toThrow(
      Refused,
    );
    await judgeExtension(city, { ...(await targetOf(made)), ...verdict });
    expect(await assignmentNow(made.id)).toMatchObject({
      dueOn: asked.askedDay,
      firstDueOn: made.firstDueOn,
    });
    await expect(judgeExtension(city, { ...(await targetOf(made)), ...verdict })).rejects.toThrow(Stale);
  });

  test("an extension that was asked for waits on the desk of whoever assigned it, and only that one", async () => {
    const [made, other] = [await anAssignment(), await anAssignment()];
    await receive(officer, await targetOf(made));
    await asking(made);
    const duties = await dutiesOf(await viewerOf({ role: "cityOfficer", unit: "330800B1" }), "open");
    const steps = duties.filter(({ key: code }) => [made.code, other.code].includes(code));
    expect(steps.map(({ key: code, note }) => [code, note])).toEqual([
      [made.code, expect.stringContaining("申请延期，请审批")],
    ]);
  });

  test("a refusal needs a reason and leaves the deadline", async () => {
    const made = await anAssignment();
    await receive(officer, await targetOf(made));
    const asked = await asking(made);
    const refusal = { id: asked.id, granted: false };
    await expect(
      judgeExtension(city, { ...(await targetOf(made)), ...refusal, answer: null }),
    ).rejects.toThrow("请写明原因");
    await judgeExtension(city, { ...(await targetOf(made)), ...refusal, answer: "按期完成" });
    expect((await assignmentNow(made.id)).dueOn).toBe(made.dueOn);
  });

  test("a late answer is counted in working days up to the day it was given, not the day of closing", async () => {
    const made = await aged(await anAssignment(), 30);
    await answered(made, officer);
    await close(city, { ...(await targetOf(made)), note: null });
    const expected = workdaysBetween(made.dueOn, today(), await holidays());
    expect(expected).toBeGreaterThan(0);
    expect((await assignmentNow(made.id)).lateDays).toBe(expected);
    const waited = await aged(await answered(await anAssignment(), officer), 30);
    await close(city, { ...(await targetOf(waited)), note: null });
    expect(await assignmentNow(waited.id)).toMatchObject({ lateDays: 0, closedOn: today() });
  });
});
