import "server-only";
import { actorOf, remember } from "@/lib/audit/change";
import { type Failure, failureOf } from "@/lib/auth/action";
import { Refused } from "@/lib/auth/refusals";
import { viewerOrNull } from "@/lib/auth/session";
import type { Query } from "@/lib/ledger/state";
import { type LedgerExport, ledgerDownload } from "./ledger-download";

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

/** The GET handler of a ledger's download: the address is the ledger page's own query; refusals are plain sentences. */
export function ledgerRoute(download: LedgerExport): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== "GET") return sentence(405, "这个地址只用来下载");
    const viewer = await viewerOrNull();
    if (!viewer) return sentence(401, "登录已失效，请重新登录后再导出");
    try {
      if (request.headers.get("sec-fetch-site") === "cross-site") throw new Refused("请从本系统的页面导出");
      return await ledgerDownload(viewer, download, queryOf(request.url), request.signal);
    } catch (error) {
      if (request.signal.aborted) return new Response(null, { status: 499 });
      if (error instanceof Refused)
        await remember(actorOf(viewer), "auth.refused", { label: download.verb, outcome: "refused" });
      const { code, message } = failureOf(error, download.verb);
      return sentence(statusOf[code], message);
    }
  };
}

function queryOf(url: string): Query {
  const { searchParams } = new URL(url);
  return Object.fromEntries([...searchParams.keys()].map((name) => [name, searchParams.getAll(name)]));
}

const sentence = (status: number, text: string) =>
  new Response(`${text}\n`, {
    status,
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
      ...(status === 429 ? { "retry-after": "60" } : {}),
    },
  });
