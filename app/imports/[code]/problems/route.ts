import { failureOf } from "@/lib/auth/action";
import { viewerOrNull } from "@/lib/auth/session";
import { byteOrderMark, csvLine } from "@/lib/export/csv";
import { attachment } from "@/lib/export/file-name";
import { problemsOf, runOf } from "@/lib/imports/runs";
import { verdictNames } from "@/lib/imports/verdicts";

type Context = { params: Promise<{ code: string }> };
const words = { "content-type": "text/plain; charset=utf-8" };
const text = (value: string) => ({ kind: "text" as const, value });

/** The rows somebody has to see again, each with sheet, row, column and reason. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const viewer = await viewerOrNull();
  if (!viewer) return new Response("登录已失效，请重新登录", { status: 401, headers: words });
  try {
    const run = await runOf(viewer, (await params).code);
    const lines = (await problemsOf(run)).flatMap(({ sheet, row, verdict, title, issues }) =>
      (issues.length > 0 ? issues : [{ place: "", message: "" }]).map(({ place, message }) =>
        csvLine([
          text(sheet),
          { kind: "number", value: row },
          text(verdictNames[verdict]),
          text(title),
          text(place),
          text(message),
        ]),
      ),
    );
    const head = csvLine(["工作表", "行号", "结果", "项目名称", "列", "原因"].map(text));
    return new Response(byteOrderMark + head + lines.join(""), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": attachment(`问题清单-${run.fileName}.csv`),
      },
    });
  } catch (error) {
    return new Response(failureOf(error, "import problems").message, { status: 404, headers: words });
  }
}
