import "server-only";
import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { type Listening, listen } from "@/db/listen";
import { reviewItems, reviews } from "@/db/schema";
import { logger } from "@/lib/auth/log";
import { viewersOfSessions } from "@/lib/auth/session-viewers";
import { can, type Viewer } from "@/lib/auth/viewer";
import { readableItems, readableReviews } from "@/lib/reviews/reach";
import { standingOf } from "@/lib/reviews/standing";
import { channel, type Word } from "./announce";

/** What a follower hears. Never more than which page is up and that something on their own screen has changed. */
export type Heard = {
  state: string;
  /** Null on the cover, and while something else than the follower's own is spoken about. */
  itemId: number | null;
  elsewhere: boolean;
  /** Seconds since the page was turned. */
  seconds: number;
  changed: Word["what"][];
};

export type Follower = {
  reviewId: number;
  sessionId: number;
  send(heard: Heard): void;
  /** A sign of life, so that a cut line is noticed at both ends. */
  beat(): void;
  end(): void;
};

type Hub = {
  followers: Set<Follower>;
  listening: Promise<Listening> | null;
  lastHeard: number;
  beating: NodeJS.Timeout | null;
  waiting: Map<number, Set<Word["what"]>>;
  telling: boolean;
};
type Home = typeof globalThis & { wulianMeetings?: Hub };

const home = globalThis as Home;
home.wulianMeetings ??= {
  followers: new Set(),
  listening: null,
  lastHeard: 0,
  beating: null,
  waiting: new Map(),
  telling: false,
};
const hub: Hub = home.wulianMeetings;

const beatMs = 10_000;
/** Our own words come back within a beat; silence beyond this means that the connection is dead. */
const deafMs = 25_000;

/** From now on the follower hears of the meeting; the answer ends it. One connection listens for all of a process. */
export function follow(follower: Follower): () => void {
  hub.followers.add(follower);
  void tell(follower.reviewId, ["state"]);
  void startListening();
  hub.beating ??= setInterval(() => void beat(), beatMs).unref();
  return () => {
    hub.followers.delete(follower);
    if (hub.followers.size === 0) stopListening();
  };
}

async function startListening(): Promise<void> {
  if (hub.listening) return;
  hub.lastHeard = Date.now();
  hub.listening = listen(channel, { hear, ready: tellEverybody });
  await hub.listening.catch((error: unknown) => {
    logger.warn({ error }, "meetings are not heard");
    hub.listening = null;
  });
}

function stopListening() {
  if (hub.beating) clearInterval(hub.beating);
  hub.beating = null;
  const listening = hub.listening;
  hub.listening = null;
  listening?.then((open) => open.close()).catch(() => undefined);
}

function hear(payload: string) {
  hub.lastHeard = Date.now();
  const word = JSON.parse(payload) as Word | { ping: true };
  if ("review" in word) void tell(word.review, [word.what]);
}

/** After silence nobody knows what was missed. */
function tellEverybody() {
  hub.lastHeard = Date.now();
  const followed = new Set([...hub.followers].map(({ reviewId }) => reviewId));
  for (const id of followed) void tell(id, ["turn", "resolution", "agenda", "state"]);
}

async function beat(): Promise<void> {
  for (const follower of hub.followers) follower.beat();
  await endTheRevoked().catch((error: unknown) => logger.warn({ error }, "sessions are not checked"));
  if (Date.now() - hub.lastHeard > deafMs) {
    const deaf = hub.listening;
    hub.listening = null;
    deaf?.then((open) => open.close()).catch(() => undefined);
    await startListening();
  }
  await hub.listening?.then((open) => open.tell('{"ping":true}')).catch(() => undefined);
}

async function endTheRevoked(): Promise<void> {
  const all = [...hub.followers];
  const viewers = await viewersOfSessions([...new Set(all.map(({ sessionId }) => sessionId))]);
  for (const follower of all) if (!mayFollow(viewers.get(follower.sessionId))) follower.end();
}

const mayFollow = (viewer: Viewer | undefined): viewer is Viewer =>
  viewer !== undefined && !viewer.preview && can(viewer, "review.read");

/** Words that come while others are being told are told together with them. */
async function tell(reviewId: number, what: readonly Word["what"][]): Promise<void> {
  const waiting = hub.waiting.get(reviewId) ?? new Set();
  for (const one of what) waiting.add(one);
  hub.waiting.set(reviewId, waiting);
  if (hub.telling) return;
  hub.telling = true;
  try {
    for (let next = takeNext(); next; next = takeNext()) await tellFollowers(...next);
  } catch (error) {
    logger.warn({ error }, "followers are not told");
  } finally {
    hub.telling = false;
  }
}

function takeNext(): [number, Word["what"][]] | null {
  const [first] = hub.waiting;
  if (!first) return null;
  hub.waiting.delete(first[0]);
  return [first[0], [...first[1]]];
}

/** Every follower's session and reach are looked up anew: nobody hears what they may no longer see. */
async function tellFollowers(reviewId: number, changed: Word["what"][]): Promise<void> {
  const followers = [...hub.followers].filter((one) => one.reviewId === reviewId);
  if (followers.length === 0) return;
  const [viewers, standing, [review]] = await Promise.all([
    viewersOfSessions([...new Set(followers.map(({ sessionId }) => sessionId))]),
    standingOf({ id: reviewId }),
    db.select({ state: reviews.state }).from(reviews).where(eq(reviews.id, reviewId)),
  ]);
  const sights = new Map<string, Promise<ReadonlySet<number> | null>>();
  for (const follower of followers) {
    const viewer = viewers.get(follower.sessionId);
    const seen = mayFollow(viewer) ? await sightOf(viewer, reviewId, sights) : null;
    // Gone while the others were being told.
    if (!hub.followers.has(follower)) continue;
    if (!seen || !review) {
      follower.end();
      continue;
    }
    const { itemId } = standing;
    const own = itemId !== null && seen.has(itemId);
    follower.send({
      state: review.state,
      itemId: own ? itemId : null,
      elsewhere: itemId !== null && !own,
      seconds: standing.seconds,
      changed,
    });
  }
}

/** Which items a viewer sees; people with the same grants see the same, and are asked about once. */
function sightOf(
  viewer: Viewer,
  reviewId: number,
  sights: Map<string, Promise<ReadonlySet<number> | null>>,
): Promise<ReadonlySet<number> | null> {
  const key = JSON.stringify(viewer.grants);
  const known = sights.get(key) ?? lookUp(viewer, reviewId);
  sights.set(key, known);
  return known;
}

async function lookUp(viewer: Viewer, reviewId: number): Promise<ReadonlySet<number> | null> {
  const [[meeting], items] = await Promise.all([
    db
      .select({ id: reviews.id })
      .from(reviews)
      .where(and(eq(reviews.id, reviewId), readableReviews(viewer))),
    db
      .select({ id: reviewItems.id })
      .from(reviewItems)
      .innerJoin(reviews, eq(reviews.id, reviewItems.reviewId))
      .where(and(eq(reviewItems.reviewId, reviewId), readableItems(viewer))),
  ]);
  return meeting ? new Set(items.map(({ id }) => id)) : null;
}
