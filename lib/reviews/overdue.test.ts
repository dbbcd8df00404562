import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { assignments } from "@/db/schema";
import { Missing } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { aUnit, viewerOf } from "@/lib/demo/builders";
import { aged, anAssignment, answered } from "@/lib/demo/builders-assignments";
import { aResolution, aReview, aReviewInput, cityOfficer } from "@/lib/demo/builders-reviews";
import { addItems } from "./agenda-commands";
import { type Candidate, candidatesOf } from "./candidates";
import { conveneReview, freezeReview } from "./commands";
import { findReview, itemsOf } from "./queries";
import { resolve } from "./resolution-commands";
import { closeReview, startReview } from "./running-commands";

let city: Viewer;
let county: Viewer;
beforeAll(async () => {
  city = await cityOfficer();
  county = await viewerOf();
}, 60_000);

const at = async (code: string) => ({ code, version: (await findReview(city, code)).version });

/** A meeting that is over, and the assignment its one decision became. */
async function decidedBefore(body: string) {
  const { code } = await aReview(city, { projects: [], state: "draft" });
  await addItems(city, { code, items: [{ kind: "topic", topic: "city", title: null, minutes: 5 }] });
  await freezeReview(city, await at(code));
  await startReview(city, await at(code));
  const { id } = await resolve(city, code, await aResolution({ body, ownerUnitId: (await aUnit()).id }));
  await closeReview(city, await at(code));
  const [made] = await db.select().from(assignments).where(eq(assignments.resolutionId, id));
  if (!made) throw new Error("no assignment was made");
  return made;
}

async function nextAgenda() {
  const code = await conveneReview(city, aReviewInput);
  return { code, candidates: await candidatesOf(city, await findReview(city, code)) };
}

describe("what is overdue", () => {
  test("heads the next agenda, the longest first, before what is merely open and before every project", async () => {
    const [late, open] = [await decidedBefore("迟办的议定"), await decidedBefore("还没到期的议定")];
    const direct = await anAssignment({ by: city });
    await aged(late, 90);
    await aged(direct, 60);
    const { candidates } = await nextAgenda();
    const place = (wanted: (one: Candidate) => boolean) => candidates.findIndex(wanted);
    const places = [
      place(({ title }) => title === "迟办的议定"),
      place(({ assignment }) => assignment === direct.code),
      place(({ title }) => title === "还没到期的议定"),
    ];
    expect(places.every((one) => one >= 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    const firstProject = place(({ project }) => project !== null);
    expect(firstProject === -1 || firstProject > (places[2] ?? 0)).toBe(true);
    expect(candidates[places[1] ?? 0]?.reason).toContain("已超期");
    expect(open.state).toBe("waiting");
  });

  test("outside a meeting comes onto the agenda once, is seen by whoever owes it, and goes with the answer", async () => {
    const direct = await anAssignment({ by: city, name: "限期补齐用能手续" });
    const overdue = await aged(direct, 30);
    const { code } = await nextAgenda();
    const wanted = { code, items: [{ kind: "assignment" as const, assignment: direct.code }] };
    await addItems(city, wanted);
    await expect(addItems(city, wanted)).rejects.toThrow("已经在议程里");
    const left = await candidatesOf(city, await findReview(city, code));
    expect(left.some(({ assignment }) => assignment === direct.code)).toBe(false);
    await freezeReview(city, await at(code));
    const [item] = await itemsOf(county, await findReview(county, code));
    expect(item).toMatchObject({
      title: "限期补齐用能手续",
      figures: { kind: "resolution", promise: { direct: true, open: true } },
    });
    const stranger = await viewerOf({ unit: "330824" });
    await expect(findReview(stranger, code)).rejects.toThrow(Missing);
    await answered(overdue, county);
    const { candidates } = await nextAgenda();
    expect(candidates.some(({ assignment }) => assignment === direct.code)).toBe(false);
  });

  test("is not what falls due today or was only just given", async () => {
    const fresh = await anAssignment({ by: city });
    const { candidates } = await nextAgenda();
    expect(candidates.some(({ assignment }) => assignment === fresh.code)).toBe(false);
  });
});
