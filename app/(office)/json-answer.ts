import { failureOf } from "@/lib/auth/action";
import type { Verb } from "@/lib/auth/policy";
import { Refused } from "@/lib/auth/refusals";
import { viewerOrNull } from "@/lib/auth/session";
import { can, type Viewer } from "@/lib/auth/viewer";

const statuses = { unauthenticated: 401, forbidden: 403, notfound: 404, limited: 429 } as const;

/** JSON for a page's own scripts: the same session and the same refusals as the page. */
export async function jsonAnswer(
  where: string,
  read: (viewer: Viewer) => Promise<unknown>,
): Promise<Response> {
  try {
    const viewer = await viewerOrNull();
    if (!viewer) return Response.json({ message: "登录已失效，请重新登录" }, { status: 401 });
    return Response.json(await read(viewer));
  } catch (error) {
    const { code, message } = failureOf(error, where);
    return Response.json(
      { message },
      { status: code in statuses ? statuses[code as keyof typeof statuses] : 500 },
    );
  }
}

/** What `requireVerb` is for a page: whoever lacks the verb is refused instead of shown an empty list. */
export function refuseWithout(viewer: Viewer, verb: Verb): void {
  if (!can(viewer, verb)) throw new Refused();
}

export const queryOf = (request: Request): Record<string, string> =>
  Object.fromEntries(new URL(request.url).searchParams);
