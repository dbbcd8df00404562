import "server-only";
import { Missing } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import type { HeaderChoice } from "./input";
import { inspect, type SheetView } from "./inspecting";
import { readRun } from "./reading";
import { registerOf } from "./registers";
import { rememberedBy, runOf } from "./runs";

/** One sheet read again under the heading a person set; undefined finds it anew. Nothing is written. */
export async function rereadSheet(
  viewer: Viewer,
  { code, sheet, header }: { code: string; sheet: string; header?: HeaderChoice },
): Promise<SheetView> {
  const run = await runOf(viewer, code);
  const register = registerOf(run.register);
  const read = await readRun(run, register);
  const grids = read.grids.filter((grid) => grid.sheet === sheet);
  const { sheets } = inspect({ ...read, grids }, register, {
    ...{ fileName: run.fileName, size: run.report.size },
    remembered: await rememberedBy(viewer, run.register),
    headers: header === undefined ? {} : { [sheet]: header },
  });
  const [again] = sheets;
  if (!again) throw new Missing("文件里没有这张工作表");
  return again;
}
