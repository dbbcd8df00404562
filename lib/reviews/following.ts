import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { resolutionsOf } from "./decided";
import { follow, type Heard } from "./live/followers";
import { findReview, itemsOf } from "./queries";
import { standingOf } from "./standing";

export type { Heard } from "./live/followers";

/** After this a stream ends and the browser asks again, which shows that the person is still there. */
const longestMs = 10 * 60_000;

/** A meeting as server-sent events, for as long as the session lives. Throws `Missing` when it is out of reach. */
export async function followReview(
  viewer: Viewer,
  code: string,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const review = await findReview(viewer, code);
  const text = new TextEncoder();
  let leave: () => void = () => undefined;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const write = (line: string) => controller.enqueue(text.encode(line));
      const end = () => {
        leave();
        controller.close();
      };
      const timer = setTimeout(end, longestMs).unref();
      const gone = follow({
        reviewId: review.id,
        sessionId: viewer.sessionId,
        send: (heard: Heard) => write(`data: ${JSON.stringify(heard)}\n\n`),
        beat: () => write(": \n\n"),
        end,
      });
      leave = () => {
        clearTimeout(timer);
        signal.removeEventListener("abort", end);
        gone();
      };
      signal.addEventListener("abort", end, { once: true });
      write("retry: 2000\n\n");
    },
    cancel: () => leave(),
  });
}

/** What a follower's screen shows: their own items, and what was decided about them. */
export async function meetingNow(viewer: Viewer, code: string) {
  const review = await findReview(viewer, code);
  const [items, resolutions, standing] = await Promise.all([
    itemsOf(viewer, review),
    resolutionsOf(viewer, review),
    standingOf(review),
  ]);
  const visible = standing.itemId !== null && items.some(({ id }) => id === standing.itemId);
  return {
    userId: viewer.userId,
    state: review.state,
    version: review.version,
    items,
    resolutions,
    itemId: visible ? standing.itemId : null,
    elsewhere: standing.itemId !== null && !visible,
    seconds: standing.seconds,
  };
}
export type MeetingNow = Awaited<ReturnType<typeof meetingNow>>;
