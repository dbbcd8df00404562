import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { assignments, files, reviewPapers } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import { Missing, Refused } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { aProject, aUnit, viewerOf } from "@/lib/demo/builders";
import { aResolution, aReview, cityOfficer } from "@/lib/demo/builders-reviews";
import { readStored } from "@/lib/files/store";
import { papersOf, resolutionsOf } from "./decided";
import type { MinutesWords } from "./input";
import { draftPaper, signPaper } from "./paper-commands";
import { paperFile } from "./paper-file";
import { findReview, itemsOf } from "./queries";
import type { Review } from "./reach";
import { resolve } from "./resolution-commands";
import { lengthOf } from "./rules";
import { closeReview } from "./running-commands";

let city: Viewer;
let head: Viewer;
beforeAll(async () => {
  [city, head] = [await cityOfficer(), await viewerOf({ role: "cityHead", unit: "330800B1" })];
}, 60_000);

/** A closed meeting about so many projects, with a decision about each. */
async function closed(count: number): Promise<Review> {
  const projects = await Promise.all(Array.from({ length: count }, () => aProject({ total: "3亿" })));
  const { code } = await aReview(city, { projects: projects.map((one) => one.code), state: "running" });
  const { id: ownerUnitId } = await aUnit();
  for (const { id, title } of await itemsOf(city, await findReview(city, code)))
    await resolve(
      city,
      code,
      await aResolution({ itemId: id, ownerUnitId, body: `加快办理${title}的各项手续` }),
    );
  await closeReview(city, { code, version: (await findReview(city, code)).version });
  return findReview(city, code);
}

const newest = async (review: Review, kind: string) =>
  (await papersOf(city, review)).find((paper) => paper.kind === kind);

describe("a meeting of twenty projects", () => {
  let review: Review;
  beforeAll(async () => {
    review = await closed(20);
  }, 60_000);

  test("is written up in under a minute: every decision with its owner and day, in the order of the agenda", async () => {
    const began = performance.now();
    for (const kind of ["minutes", "message"] as const)
      await draftPaper(city, { code: review.code, kind, words: null });
    for (const kind of ["deck", "data"] as const) await draftPaper(city, { code: review.code, kind });
    expect(performance.now() - began).toBeLessThan(30_000);
    const words = (await newest(review, "minutes"))?.content as unknown as MinutesWords;
    const decided = words.sections.at(-1)?.paragraphs ?? [];
    expect(decided).toHaveLength(20);
    expect(decided[19]).toMatch(/^20．.*责任单位：龙游；完成时限：\d{4}年\d+月\d+日。$/);
    const text = String((await newest(review, "message"))?.content.text);
    expect(lengthOf(text)).toBeLessThanOrEqual(200);
    expect(text).toContain("议定20条");
    for (const kind of ["minutes", "deck", "data"]) {
      const paper = await newest(review, kind);
      const [file] = await db
        .select()
        .from(files)
        .where(eq(files.id, paper?.fileId ?? 0));
      const bytes = await readStored(file?.key ?? "");
      expect(bytes.subarray(0, 2).toString(), kind).toBe("PK");
      expect(file?.digest).toBe(paper?.digest);
    }
  }, 60_000);

  test("leaves twenty assignments, each naming the decision it carries out", async () => {
    const decided = await resolutionsOf(city, review);
    expect(decided.every(({ assignmentId }) => assignmentId !== null)).toBe(true);
    const [first] = await db
      .select()
      .from(assignments)
      .where(eq(assignments.id, decided[0]?.assignmentId ?? 0));
    expect(first).toMatchObject({
      source: "resolution",
      sourceNote: `${review.title}议定事项 1`,
      dueOn: decided[0]?.dueOn,
      state: "waiting",
    });
  });
});

describe("editions and signatures", () => {
  test("a second edition keeps the first; only the latest can be signed, by another person, once", async () => {
    const review = await closed(1);
    const draft = (words: string | null) => draftPaper(city, { code: review.code, kind: "message", words });
    expect([await draft(null), await draft("改过的短信")]).toEqual([1, 2]);
    const [second, first] = await papersOf(city, review);
    const sign = (by: Viewer, paper: typeof first) =>
      signPaper(by, { code: review.code, id: paper?.id ?? 0, version: paper?.version ?? 0 });
    await expect(sign(head, first)).rejects.toThrow("已有更新的版本");
    await sign(head, second);
    await expect(sign(head, second)).rejects.toThrow("已经签发");
    const rewrite = asSystem("system.demo", (tx) =>
      tx
        .update(reviewPapers)
        .set({ content: {} })
        .where(eq(reviewPapers.id, second?.id ?? 0)),
    );
    await expect(rewrite).rejects.toThrow();
    const own = await draftPaper(head, { code: review.code, kind: "message", words: null });
    expect(own).toBe(3);
    await expect(sign(head, (await papersOf(city, review))[0])).rejects.toThrow(Refused);
  });

  test("minutes cannot be written before the meeting is closed, slides can once its figures are frozen", async () => {
    const { code } = await aReview(city, { projects: [(await aProject()).code], state: "frozen" });
    await expect(draftPaper(city, { code, kind: "minutes", words: null })).rejects.toThrow("要等闭会以后");
    expect(await draftPaper(city, { code, kind: "deck" })).toBe(1);
  });

  test("the papers speak of everybody: a county that took part finds none of them", async () => {
    const review = await closed(1);
    await draftPaper(city, { code: review.code, kind: "data" });
    const [paper] = await papersOf(city, review);
    const county = await viewerOf();
    expect(await papersOf(county, review)).toEqual([]);
    await expect(paperFile(county, { paper: String(paper?.id) })).rejects.toThrow(Refused);
    const asLeader = await paperFile(await viewerOf({ role: "leader", unit: "330800" }), {
      paper: String(paper?.id),
    });
    expect(asLeader.status).toBe(200);
    await expect(paperFile(city, { paper: "999999999" })).rejects.toThrow(Missing);
  });
});
