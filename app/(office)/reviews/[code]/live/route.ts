import { failureOf } from "@/lib/auth/action";
import { viewerOrNull } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import { followReview } from "@/lib/reviews/following";

type Context = { params: Promise<{ code: string }> };

/** The meeting as it goes on. 204 tells the browser's EventSource not to come back. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const viewer = await viewerOrNull();
  if (!viewer || !can(viewer, "review.read")) return new Response(null, { status: 204 });
  try {
    const stream = await followReview(viewer, (await params).code, request.signal);
    return new Response(stream, {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        // Compression would keep words back until there are many of them.
        "cache-control": "private, no-store, no-transform",
        "x-accel-buffering": "no",
      },
    });
  } catch (error) {
    return new Response(null, { status: failureOf(error, "review.live").code === "notfound" ? 204 : 503 });
  }
}
