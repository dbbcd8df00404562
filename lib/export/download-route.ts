import "server-only";
import { actorOf, remember } from "@/lib/audit/change";
import { type Failure, failureOf } from "@/lib/auth/action";
import type { Verb } from "@/lib/auth/policy";
import { Refused } from "@/lib/auth/refusals";
import { viewerOrNull } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import type { Query } from "@/lib/ledger/state";

const statusOf: Readonly<Record<Failure["code"], number>> = {
  unauthenticated: 401,
  forbidden: 403,
  notfound: 404,
  conflict: 409,
  confirm: 409,
  invalid: 422,
  limited: 429,
  server: 500,
};

type Download = (viewer: Viewer, query: Query, signal: AbortSignal) => Promise<Response>;

/** The GET handler of a download: the address is the page's own query; refusals are plain sentences, and remembered. */
export function downloadRoute(verb: Verb, download: Download): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== "GET") return sentence(405, "这个地址只用来下载");
    const viewer = await viewerOrNull();
    if (!viewer) return sentence(401, "登录已失效，请重新登录后再导出");
    try {
      if (request.headers.get("sec-fetch-site") === "cross-site") throw new Refused("请从本系统的页面导出");
      return await download(viewer, queryOf(request.url), request.signal);
    } catch (error) {
      if (request.signal.aborted) return new Response(null, { status: 499 });
      if (error instanceof Refused)
        await remember(actorOf(viewer), "auth.refused", { label: verb, outcome: "refused" });
      const { code, message } = failureOf(error, verb);
      return sentence(statusOf[code], message);
    }
  };
}

function queryOf(url: string): Query {
  const { searchParams } = new URL(url);
  return Object.fromEntries(
    [...searchParams.keys()].map((name) => {
      const all = searchParams.getAll(name);
      return [name, all.length === 1 ? all[0] : all];
    }),
  );
}

const sentence = (status: number, text: string) =>
  new Response(`${text}\n`, {
    status,
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "x-content-type-options": "nosniff",
      ...(status === 429 ? { "retry-after": "60" } : {}),
    },
  });
