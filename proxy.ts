import { type NextRequest, NextResponse } from "next/server";
import { safeHeaders } from "@/lib/auth/headers";

/** Headers and the script nonce. Who may see what is decided where data is read, never here. */
export function proxy(request: NextRequest) {
  if (/%00/.test(request.url)) return unreadable();
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-frame-options", "DENY");
  for (const [name, value] of Object.entries(safeHeaders)) response.headers.set(name, value);
  return response;
}

/** No text of the house holds this character, and the database takes none that does. */
const unreadable = () =>
  new NextResponse("地址里有无法识别的字符，请从页面重新进入", {
    status: 400,
    headers: { ...safeHeaders, "content-type": "text/plain; charset=utf-8" },
  });

function contentPolicy(nonce: string): string {
  const developing = process.env.NODE_ENV === "development";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "frame-src 'self'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * Uploads are left alone: a body that passes through here is cut at 10 MB. So are a ledger's rows and the search, which
 * are asked for at every keystroke, hold no script and carry these headers themselves.
 */
export const config = {
  matcher: [
    "/((?!_next/static|favicon.ico|api/files|imports/upload|api/health|search$|projects/rows$|companies/rows$|funds/(?:deals|flows|list)/rows$|listings/(?:listed|table)/rows$).*)",
  ],
};
