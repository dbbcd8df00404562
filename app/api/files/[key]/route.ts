import { findPaper } from "@/lib/assignments/queries";
import { failureOf } from "@/lib/auth/action";
import { Missing } from "@/lib/auth/refusals";
import { viewerOrNull } from "@/lib/auth/session";
import type { Viewer } from "@/lib/auth/viewer";
import { isPreviewed } from "@/lib/files/kinds";
import { readStored } from "@/lib/files/store";
import { findFundFile } from "@/lib/funds/queries";
import { findListingFile } from "@/lib/listings/queries";
import { findFile } from "@/lib/projects/queries";

type Context = { params: Promise<{ key: string }> };

/** A stored file, for whoever may see its record. Pictures and PDFs may be looked at; everything else is saved. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const viewer = await viewerOrNull();
  if (!viewer) return new Response("登录已失效，请重新登录", { status: 401, headers: plain });
  try {
    const file = await fileIn(viewer, (await params).key);
    const inline = isPreviewed(file.type) && new URL(request.url).searchParams.has("preview");
    const name = encodeURIComponent(file.originalName).replace(
      /['()*]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16)}`,
    );
    return new Response(new Uint8Array(await readStored(file.key)), {
      headers: {
        "content-type": file.type,
        "content-disposition": `${inline ? "inline" : "attachment"}; filename*=UTF-8''${name}`,
        "content-security-policy": inline
          ? "default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
          : "sandbox",
        "x-frame-options": "SAMEORIGIN",
      },
    });
  } catch (error) {
    const { code, message } = failureOf(error, "file");
    return new Response(message, { status: code === "notfound" ? 404 : 500, headers: plain });
  }
}

const finders = [findFile, findPaper, findFundFile, findListingFile] as const;

/** The file, from whichever register its record is kept in. */
async function fileIn(viewer: Viewer, key: string) {
  if (!/^[\w-]{1,64}$/.test(key)) throw new Missing();
  for (const find of finders) {
    const file = await find(viewer, key).catch(unlessMissing);
    if (file) return file;
  }
  throw new Missing();
}

function unlessMissing(error: unknown): null {
  if (error instanceof Missing) return null;
  throw error;
}

const plain = { "content-type": "text/plain; charset=utf-8" };
