import "server-only";

const embedded = () => process.env.WULIAN_EMBEDDED === "1";

/** The address people type. From configuration, never from a request's headers. */
export const appUrl = (): URL => new URL(process.env.APP_URL ?? "http://localhost:3000");

/** Pages may be opened under these origins only. A machine of one's own answers to both its names. */
export function acceptedOrigins(): readonly string[] {
  const url = appUrl();
  if (!embedded()) return [url.origin];
  const names = ["localhost", "127.0.0.1"].map((name) => `http://${name}:${url.port || "80"}`);
  return [...new Set([url.origin, ...names])];
}

export const isSecure = (): boolean => appUrl().protocol === "https:";

export const isDemo = (): boolean => embedded();

/** `__Host-` binds the cookie to this host and to https; plain http on an intranet cannot have it. */
export const cookieName = (): string => (isSecure() ? "__Host-wulian" : "wulian-session");

export function authSecret(): string {
  const secret = process.env.AUTH_SECRET;
  if (!secret) throw new Error("AUTH_SECRET 未设置：请用 npm start 启动");
  return secret;
}

/** Minutes without a request, and hours since sign-in, after which a session ends. */
export const sessionLimits = { idleMinutes: 30, absoluteHours: 12 } as const;
