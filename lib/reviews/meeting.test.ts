import { and, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { auditEntries, resolutions, reviews } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, today } from "@/lib/date/day";
import { aProject, aUnit, viewerOf } from "@/lib/demo/builders";
import { aKey, aResolution, aReview, aReviewInput, cityOfficer } from "@/lib/demo/builders-reviews";
import { reviseReview } from "./commands";
import { resolutionsOf } from "./decided";
import { findReview, itemsOf } from "./queries";
import { resolve, reviseResolution } from "./resolution-commands";
import { closeReview, startReview, turnTo } from "./running-commands";
import { standingOf } from "./standing";

let city: Viewer;
beforeAll(async () => {
  city = await cityOfficer();
}, 60_000);

const now = (code: string) => findReview(city, code);
const at = async (code: string) => ({ code, version: (await now(code)).version });

describe("a meeting", () => {
  test("opens again on the page it was on, and knows how long each took", async () => {
    const projects = await Promise.all([aProject(), aProject()]);
    const review = await aReview(city, { projects: projects.map(({ code }) => code), state: "running" });
    const [first, second] = await itemsOf(city, review);
    await turnTo(city, { code: review.code, itemId: first?.id ?? null, agoMs: 0 });
    await turnTo(city, { code: review.code, itemId: second?.id ?? null, agoMs: 0 });
    // A machine that was offline tells a turn late; it never lies before the one it follows.
    await turnTo(city, { code: review.code, itemId: first?.id ?? null, agoMs: 3_600_000 });
    const standing = await standingOf(review);
    expect(standing.itemId).toBe(first?.id);
    expect(standing.seconds).toBeLessThan(5);
    expect(standing.spent[second?.id ?? 0]).toBe(0);
  });

  test("two people record twenty decisions at once: all are there, each with its own number", async () => {
    const review = await aReview(city, { projects: [(await aProject()).code], state: "running" });
    const leader = await viewerOf({ role: "leader", unit: "330800" });
    const done = await Promise.all(
      Array.from({ length: 20 }, async (_, i) =>
        resolve(i % 2 ? city : leader, review.code, await aResolution({ body: `第 ${i} 件事` }), aKey()),
      ),
    );
    expect([...done.map(({ number }) => number)].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
    expect(await resolutionsOf(city, review)).toHaveLength(20);
  });

  test("the same decision sent again after the network came back is one decision", async () => {
    const review = await aReview(city, { projects: [(await aProject()).code], state: "running" });
    const key = aKey();
    const [one, other] = [
      await resolve(city, review.code, await aResolution(), key),
      await resolve(city, review.code, await aResolution(), key),
    ];
    expect(other).toEqual(one);
    expect(await resolutionsOf(city, review)).toHaveLength(1);
  });

  test("who edits a decision that another has just changed is told who and what", async () => {
    const review = await aReview(city, { projects: [(await aProject()).code], state: "running" });
    const leader = await viewerOf({ role: "leader", unit: "330800", name: "演示·某领导" });
    const { id, version } = await resolve(city, review.code, await aResolution());
    await reviseResolution(
      leader,
      { code: review.code, id, version },
      await aResolution({ body: "改为月底前" }),
    );
    const late = reviseResolution(
      city,
      { code: review.code, id, version },
      await aResolution({ body: "另一种写法" }),
    );
    await expect(late).rejects.toMatchObject({
      conflict: { by: "演示·某领导", values: { body: "改为月底前" } },
    });
  });

  test("does not close while a decision has no owner or no day, and says which; then closes once", async () => {
    const review = await aReview(city, { projects: [(await aProject()).code], state: "running" });
    const unit = await aUnit();
    await resolve(city, review.code, await aResolution({ ownerUnitId: unit.id }));
    const ownerless = await resolve(city, review.code, await aResolution());
    const dayless = await resolve(
      city,
      review.code,
      await aResolution({ ownerUnitId: unit.id, dueOn: null }),
    );
    await expect(closeReview(city, await at(review.code))).rejects.toThrow(
      "不能闭会：第 2 条缺责任单位；第 3 条缺完成时限",
    );
    for (const { id, version } of [ownerless, dayless])
      await reviseResolution(
        city,
        { code: review.code, id, version },
        await aResolution({ ownerUnitId: unit.id }),
      );
    const before = await at(review.code);
    const both = await Promise.allSettled([closeReview(city, before), closeReview(city, before)]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(closeReview(city, await at(review.code))).rejects.toThrow("会议已经闭会");
    await expect(resolve(city, review.code, await aResolution())).rejects.toThrow("会议已经闭会");
    await expect(reviseReview(city, await at(review.code), aReviewInput)).rejects.toThrow("会议已经闭会");
    const reopen = asSystem("system.demo", (tx) =>
      tx.update(reviews).set({ state: "running" }).where(eq(reviews.id, review.id)),
    );
    await expect(reopen).rejects.toThrow();
  });

  test("cannot begin before its figures are frozen", async () => {
    const review = await aReview(city, { projects: [(await aProject()).code] });
    await expect(startReview(city, await at(review.code))).rejects.toThrow("还没有冻结");
  });

  test("a decision with yesterday's day, a foreign owner or no verdict is refused in words", async () => {
    const review = await aReview(city, { projects: [(await aProject()).code], state: "running" });
    const stranger = await viewerOf({ unit: "330824" });
    const refused = async (facts: Parameters<typeof aResolution>[0]) =>
      resolve(city, review.code, await aResolution(facts));
    await expect(refused({ dueOn: addDays(today(), -1) })).rejects.toThrow("已经过了");
    await expect(refused({ kind: "decide" })).rejects.toThrow("请选择同意");
    await expect(refused({ ownerUnitId: (await aUnit()).id, ownerId: stranger.userId })).rejects.toThrow(
      "责任人不在责任单位",
    );
    await expect(refused({ projects: ["XS-22222222"] })).rejects.toThrow("不存在");
  });

  test("every decision leaves its audit entry", async () => {
    const review = await aReview(city, { projects: [(await aProject()).code], state: "running" });
    const { id } = await resolve(city, review.code, await aResolution());
    const found = await db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.entity, "resolutions"), eq(auditEntries.entityId, id)));
    expect(found.map(({ verb }) => verb)).toEqual(["review.resolve"]);
    expect(await db.select().from(resolutions).where(eq(resolutions.id, id))).toHaveLength(1);
  });
});
