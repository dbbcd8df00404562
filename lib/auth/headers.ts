const isSecure = (process.env.APP_URL ?? "").startsWith("https:");

/** What every answer carries, those included that the proxy leaves alone: uploads, stored files, health. */
export const safeHeaders: Readonly<Record<string, string>> = {
  "cache-control": "private, no-store",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
  ...(isSecure ? { "strict-transport-security": "max-age=31536000; includeSubDomains" } : {}),
};
