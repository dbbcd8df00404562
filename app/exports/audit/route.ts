import { wordOfField, wordOfTable, wordOfVerb } from "@/app/(office)/admin/audit/words";
import { exportLog } from "@/lib/audit/export";
import { logFilter } from "@/lib/audit/filter";
import { failureOf } from "@/lib/auth/action";
import { viewerOrNull } from "@/lib/auth/session";
import { attachment } from "@/lib/export/file-name";

const plain = { "content-type": "text/plain; charset=utf-8" };
const words = { verb: wordOfVerb, table: wordOfTable, field: wordOfField };
const statuses: Readonly<Record<string, number>> = { forbidden: 403, limited: 429 };

export async function GET(request: Request): Promise<Response> {
  const viewer = await viewerOrNull();
  if (!viewer) return new Response("登录已失效，请重新登录", { status: 401, headers: plain });
  try {
    const filter = logFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
    return new Response(await exportLog(viewer, filter, words), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": attachment("审计日志.csv"),
      },
    });
  } catch (error) {
    const { code, message } = failureOf(error, "audit export");
    return new Response(message, { status: statuses[code] ?? 500, headers: plain });
  }
}
