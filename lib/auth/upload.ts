import "server-only";
import type { Verb } from "./policy";
import { writesOf } from "./rate";
import { Limited, Refused, Unacceptable } from "./refusals";
import { viewerOrNull } from "./session";
import { acceptedOrigins } from "./settings";
import { canSome, type Viewer } from "./viewer";

export class NotSignedIn extends Error {}

/**
 * What a route that takes a file checks before reading it: own origin, session, verb, size. The body must be as long as
 * announced: a cut upload is worse than none. The file's name comes in the `x-file-name` header, percent-encoded.
 */
export async function takeUpload(
  request: Request,
  verb: Verb | readonly Verb[],
  largest: number,
): Promise<{ viewer: Viewer; name: string; bytes: Uint8Array }> {
  const origin = request.headers.get("origin");
  if (!origin || !acceptedOrigins().includes(origin)) throw new Refused("请求来源不符，请从本系统的页面上传");
  const viewer = await viewerOrNull();
  if (!viewer) throw new NotSignedIn("登录已失效，请重新登录后再上传");
  if (!canSome(viewer, [verb].flat())) throw new Refused();
  writesOf.take(viewer.userId);
  const announced = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!Number.isSafeInteger(announced)) throw new Unacceptable("上传没有说明文件大小，请换一个浏览器再试");
  if (announced > largest)
    throw new Limited(`文件超过 ${Math.floor(largest / 1024 / 1024)} MB，请压缩或分成几份`);
  const bytes = new Uint8Array(await request.arrayBuffer());
  if (bytes.length !== announced) throw new Unacceptable("文件没有传完整，请重新上传");
  return { viewer, name: nameIn(request), bytes };
}

function nameIn(request: Request): string {
  try {
    return decodeURIComponent(request.headers.get("x-file-name") ?? "");
  } catch {
    throw new Unacceptable("文件名无法识别，请改名后再上传");
  }
}
