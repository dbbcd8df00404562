import { eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { describe, expect, test } from "vitest";
import { sessions } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import { aProject, viewerOf } from "@/lib/demo/builders";
import { aReview, cityOfficer } from "@/lib/demo/builders-reviews";
import { randomCode } from "@/lib/fields/codes";
import { followReview, type Heard } from "./following";
import { itemsOf } from "./queries";
import { turnTo } from "./running-commands";

/** The viewer with a session of their own, as a browser would have it. */
async function signedIn(viewer: Viewer): Promise<Viewer> {
  const sessionId = await asSystem("system.demo", async (tx) => {
    const [made] = await tx
      .insert(sessions)
      .values({ userId: viewer.userId, secretHash: randomCode("S") })
      .returning();
    return made?.id ?? 0;
  });
  return { ...viewer, sessionId };
}

/** A stream read word by word; null when it has ended. */
async function listening(viewer: Viewer, code: string) {
  const reader = (await followReview(viewer, code, new AbortController().signal)).getReader();
  const text = new TextDecoder();
  let rest = "";
  const next = async (wanted: (heard: Heard) => boolean): Promise<Heard | null> => {
    for (;;) {
      const line = /^data: (.*)\n\n/m.exec(rest);
      if (line) {
        rest = rest.slice(line.index + line[0].length);
        const heard = JSON.parse(line[1] ?? "{}") as Heard;
        if (wanted(heard)) return heard;
        continue;
      }
      const { value, done } = await reader.read();
      if (done) return null;
      rest += text.decode(value);
    }
  };
  return { next, close: () => reader.cancel() };
}

const turned = ({ changed }: Heard) => changed.includes("turn");

describe("following a meeting", () => {
  test("a county hears which of its own pages is up, and of the others only that there is one", async () => {
    const city = await cityOfficer();
    const county = await viewerOf();
    const [own, foreign] = await Promise.all([aProject({ by: county }), aProject({ unit: "330824" })]);
    const review = await aReview(city, { projects: [own.code, foreign.code], state: "running" });
    const [first, second] = await itemsOf(city, review);
    const leader = await listening(
      await signedIn(await viewerOf({ role: "leader", unit: "330800" })),
      review.code,
    );
    const officer = await listening(await signedIn(county), review.code);
    await Promise.all([leader.next(() => true), officer.next(() => true)]);

    await turnTo(city, { code: review.code, itemId: first?.id ?? 0, agoMs: 0 });
    const at = (id: number | undefined) => (heard: Heard) => heard.itemId === id;
    expect(await leader.next(at(first?.id))).toMatchObject({ elsewhere: false });
    expect(await officer.next(at(first?.id))).toMatchObject({ elsewhere: false });

    await turnTo(city, { code: review.code, itemId: second?.id ?? 0, agoMs: 0 });
    expect(await leader.next(at(second?.id))).not.toBeNull();
    const heard = await officer.next(({ itemId }) => itemId !== first?.id);
    expect(heard).toMatchObject({ itemId: null, elsewhere: true });
    await Promise.all([leader.close(), officer.close()]);
  }, 30_000);

  test("what another instance commits is heard here, and an ended session hears nothing more", async () => {
    const city = await cityOfficer();
    const review = await aReview(city, { projects: [(await aProject()).code], state: "running" });
    const follower = await signedIn(await viewerOf({ role: "cityHead", unit: "330800B1" }));
    const stream = await listening(follower, review.code);
    await stream.next(() => true);
    const other = postgres(process.env.DATABASE_URL ?? "", { max: 1 });
    const say = (what: string) =>
      other`select pg_notify('wulian_reviews', ${JSON.stringify({ review: review.id, what })})`;
    await say("agenda");
    expect(await stream.next(({ changed }) => changed.includes("agenda"))).not.toBeNull();

    await asSystem("system.demo", (tx) =>
      tx.update(sessions).set({ endedAt: sql`now()` }).where(eq(sessions.id, follower.sessionId)),
    );
    await say("turn");
    expect(await stream.next(turned)).toBeNull();
    await other.end();
  }, 30_000);
});
