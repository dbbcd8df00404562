import { failureOf } from "@/lib/auth/action";
import { viewerOrNull } from "@/lib/auth/session";
import { attachment } from "@/lib/export/file-name";
import { registerFor } from "@/lib/imports/registers";
import { templateOf } from "@/lib/imports/template";

const words = { "content-type": "text/plain; charset=utf-8" };
const statuses: Readonly<Record<string, number>> = { forbidden: 403, notfound: 404 };

/** The empty ledger of a register, to fill in. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await viewerOrNull();
  if (!viewer) return new Response("登录已失效，请重新登录", { status: 401, headers: words });
  try {
    const register = registerFor(viewer, new URL(request.url).searchParams.get("register"));
    const bytes = await templateOf(register, viewer);
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "content-disposition": attachment(`${register.title}导入模板.xlsx`),
      },
    });
  } catch (error) {
    const { code, message } = failureOf(error, "import template");
    return new Response(message, { status: statuses[code] ?? 500, headers: words });
  }
}
