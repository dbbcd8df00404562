import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { projects, reviewFigures } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import { Missing, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, today } from "@/lib/date/day";
import { aProject, aUnit, projectNow, viewerOf } from "@/lib/demo/builders";
import { aResolution, aReview, aReviewInput, cityOfficer } from "@/lib/demo/builders-reviews";
import { setProjectStatus } from "@/lib/projects/status-commands";
import { addItems, orderItems, prepareItem, removeItem } from "./agenda-commands";
import { candidatesOf } from "./candidates";
import { conveneReview, freezeReview, reviseReview } from "./commands";
import { resolutionsOf } from "./decided";
import { freezeDue } from "./freezing-clock";
import { findReview, itemsOf, laterChangesOf, listReviews, wholeOf } from "./queries";
import { resolve } from "./resolution-commands";
import { startReview } from "./running-commands";

let city: Viewer;
beforeAll(async () => {
  city = await cityOfficer();
}, 60_000);

const now = (code: string) => findReview(city, code);
const at = async (code: string) => ({ code, version: (await now(code)).version });

describe("an agenda", () => {
  test("the officer puts a project that has been signed for 100 days on it, with the rule's own reason", async () => {
    const project = await aProject({
      total: "30000",
      milestones: [{ stage: "SIGN", actualOn: addDays(today(), -100), verified: true }],
    });
    const code = await conveneReview(city, aReviewInput);
    const candidate = (await candidatesOf(city, await now(code))).find((one) => one.project === project.code);
    expect(candidate?.rule).toBe("UNSTARTED");
    expect(candidate?.reason).toContain("正式签约 100 天未开工");
    await addItems(city, { code, items: [{ kind: "project", project: project.code, rule: "UNSTARTED" }] });
    const [item] = await itemsOf(city, await now(code));
    expect(item?.reason).toBe(candidate?.reason);
    expect((await candidatesOf(city, await now(code))).some((one) => one.project === project.code)).toBe(
      false,
    );
  });

  test("a signing 90 days ago is no candidate yet, a large silent project is from its fifteenth day", async () => {
    const [fresh, silent, small] = await Promise.all([
      aProject({ milestones: [{ stage: "SIGN", actualOn: addDays(today(), -90), verified: true }] }),
      aProject({ total: "12亿" }),
      aProject({ total: "9亿" }),
    ]);
    const back = (id: number, days: number) =>
      asSystem("system.demo", (tx) =>
        tx
          .update(projects)
          .set({ movedOn: addDays(today(), -days) })
          .where(eq(projects.id, id)),
      );
    await Promise.all([back(silent.id, 15), back(small.id, 15)]);
    const found = await candidatesOf(city, await aReview(city));
    const reasons = new Map(found.map(({ project, reason }) => [project, reason]));
    expect(reasons.has(fresh.code)).toBe(false);
    expect(reasons.has(small.code)).toBe(false);
    expect(reasons.get(silent.code)).toContain("15 天没有动静");
  });

  test("two officers who order it at once: the second is told, and nothing is lost", async () => {
    const projects = await Promise.all([aProject(), aProject(), aProject()]);
    const review = await aReview(city, { projects: projects.map(({ code }) => code) });
    const ids = (await itemsOf(city, review)).map(({ id }) => id);
    const other = await cityOfficer();
    await orderItems(city, { code: review.code, version: review.version, ids: [...ids].reverse() });
    await expect(orderItems(other, { code: review.code, version: review.version, ids })).rejects.toThrow(
      Stale,
    );
    expect((await itemsOf(city, await now(review.code))).map(({ id }) => id)).toEqual([...ids].reverse());
  });

  test("one project comes once, and not after it was decided about", async () => {
    const project = await aProject();
    const review = await aReview(city, { projects: [project.code], state: "running" });
    const again = addItems(city, {
      code: review.code,
      items: [{ kind: "project", project: project.code, rule: null }],
    });
    await expect(again).rejects.toThrow("已经在议程里");
    const [item] = await itemsOf(city, review);
    await resolve(city, review.code, await aResolution({ itemId: item?.id ?? 0 }));
    await expect(
      removeItem(city, { code: review.code, id: item?.id ?? 0, version: item?.version ?? 0 }),
    ).rejects.toThrow("已经有议定事项");
  });
});

describe("frozen figures", () => {
  test("stay as the meeting saw them while the project moves on, and the difference is told with its size", async () => {
    const officer = await viewerOf();
    const project = await aProject({ by: officer, total: "12亿" });
    const review = await aReview(city, { projects: [project.code], state: "frozen" });
    expect(await laterChangesOf(city, review)).toEqual([]);
    const { version } = await projectNow(project.id);
    await setProjectStatus(officer, "slow", { code: project.code, version, reason: "资金未到位" });
    await asSystem("system.demo", (tx) =>
      tx.execute(
        sql`update projects set total_investment = jsonb_set(total_investment, '{yuan}', '1500000000') where id = ${project.id}`,
      ),
    );
    const [item] = await itemsOf(city, review);
    const frozen = item?.figures.kind === "project" ? item.figures.project : null;
    expect(frozen).toMatchObject({ status: "推进", total: "12.00 亿元" });
    const [later] = await laterChangesOf(city, review);
    expect(later?.changes).toEqual([
      { label: "状态", before: "推进", after: "放缓", size: null },
      { label: "总投资", before: "12.00 亿元", after: "15.00 亿元", size: "+3.00 亿元" },
    ]);
  });

  test("cannot be rewritten, not even by a hand in the database", async () => {
    const review = await aReview(city, { projects: [(await aProject()).code], state: "frozen" });
    const rewrite = asSystem("system.demo", (tx) =>
      tx.update(reviewFigures).set({ content: {} }).where(eq(reviewFigures.reviewId, review.id)),
    );
    await expect(rewrite).rejects.toThrow();
    await expect(freezeReview(city, await at(review.code))).rejects.toThrow(Unacceptable);
    expect(await wholeOf(city, review)).not.toBeNull();
  });

  test("freeze by themselves at their hour, and not before", async () => {
    const hour = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const meeting = async (freezesAt: string) => {
      const { code } = await aReview(city, { projects: [(await aProject()).code] });
      await reviseReview(city, await at(code), { ...aReviewInput, freezesAt });
      return code;
    };
    const [due, later] = [await meeting(hour(-1)), await meeting(hour(30))];
    expect(await freezeDue()).toBeGreaterThan(0);
    expect([(await now(due)).state, (await now(later)).state]).toEqual(["frozen", "draft"]);
  });

  test("an empty agenda cannot be frozen", async () => {
    const review = await aReview(city);
    await expect(freezeReview(city, await at(review.code))).rejects.toThrow("议程还没有事项");
  });

  test("a project added in the meeting is frozen as it comes", async () => {
    const [first, late] = await Promise.all([aProject(), aProject({ total: "2亿" })]);
    const review = await aReview(city, { projects: [first.code], state: "running" });
    await addItems(city, { code: review.code, items: [{ kind: "project", project: late.code, rule: null }] });
    const items = await itemsOf(city, await now(review.code));
    expect(items.map(({ title }) => title)).toEqual([first.name, late.name]);
  });
});

describe("what a county sees of a meeting", () => {
  test("its own projects and nothing of the others: not in the list, the agenda, the changes or the decisions", async () => {
    const officer = await viewerOf();
    const [own, foreign] = await Promise.all([aProject({ by: officer }), aProject({ unit: "330824" })]);
    const draft = await aReview(city, { projects: [own.code, foreign.code] });
    await expect(findReview(officer, draft.code)).rejects.toThrow(Missing);
    const [, itemOfOther] = await itemsOf(city, draft);
    await prepareItem(city, {
      ...{ code: draft.code, id: itemOfOther?.id ?? 0, version: itemOfOther?.version ?? 0 },
      ...{
        title: null,
        minutes: 5,
        presenter: null,
        obstacle: "保密",
        departmentId: null,
        suggestion: "建议暂缓",
      },
    });
    await freezeReview(city, await at(draft.code));
    await startReview(city, await at(draft.code));
    const unit = await aUnit();
    const other = await aUnit("330824");
    await resolve(
      city,
      draft.code,
      await aResolution({ body: "本县的事", ownerUnitId: unit.id, projects: [own.code] }),
    );
    await resolve(
      city,
      draft.code,
      await aResolution({ body: "外县的事", ownerUnitId: other.id, projects: [foreign.code] }),
    );
    await resolve(
      city,
      draft.code,
      await aResolution({ body: "两县的事", ownerUnitId: other.id, projects: [own.code, foreign.code] }),
    );
    await resolve(city, draft.code, await aResolution({ body: "不涉项目的事", ownerUnitId: other.id }));
    const seen = await findReview(officer, draft.code);
    const items = await itemsOf(officer, seen);
    expect(items.map(({ title }) => title)).toEqual([own.name]);
    expect(items[0]?.suggestion).toBeNull();
    expect((await resolutionsOf(officer, seen)).map(({ body }) => body)).toEqual(["本县的事"]);
    expect(await wholeOf(officer, seen)).toBeNull();
    expect(JSON.stringify(await laterChangesOf(officer, seen))).not.toContain(foreign.name);
    const listed = (await listReviews(officer)).find(({ code }) => code === draft.code);
    expect(listed).toMatchObject({ items: 1, resolutions: 1 });
    const stranger = await viewerOf({ unit: "330802" });
    await expect(findReview(stranger, draft.code)).rejects.toThrow(Missing);
  });
});
