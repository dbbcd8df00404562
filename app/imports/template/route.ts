import { viewerOrNull } from "@/lib/auth/session";
import { can } from "@/lib/auth/viewer";
import { attachment } from "@/lib/export/file-name";
import { registerOf } from "@/lib/imports/registers";
import { templateOf } from "@/lib/imports/template";

const words = { "content-type": "text/plain; charset=utf-8", "cache-control": "private, no-store" };

export async function GET(): Promise<Response> {
  const viewer = await viewerOrNull();
  if (!viewer) return new Response("登录已失效，请重新登录", { status: 401, headers: words });
  if (!can(viewer, "project.import"))
    return new Response("您的角色不能导入项目", { status: 403, headers: words });
  const register = registerOf("projects");
  const bytes = await templateOf(register, viewer);
  return new Response(new Uint8Array(bytes), {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": attachment(`${register.title}导入模板.xlsx`),
      "cache-control": "private, no-store",
    },
  });
}
