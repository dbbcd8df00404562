import { randomBytes } from "node:crypto";

/** What every answer carries. Scripts and styles of the build name their own keeping time. */
export const safeHeaders = (address = process.env.APP_URL ?? "") => ({
  "cache-control": "private, no-store",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
  ...(address.startsWith("https:") && { "strict-transport-security": "max-age=31536000; includeSubDomains" }),
});

/** One policy per answer: only scripts that name this answer's nonce run. */
export function contentPolicy({ developing }) {
  const nonce = randomBytes(16).toString("base64");
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
