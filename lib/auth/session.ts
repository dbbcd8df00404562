import "server-only";
import { eq, sql } from "drizzle-orm";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { transaction } from "@/db/client";
import { sessions } from "@/db/schema";
import { momentOfPage } from "@/db/unchanged";
import { hashOf } from "./session-rows";
import { openSessions, viewerFrom } from "./session-viewers";
import { authSecret, cookieName } from "./settings";
import type { Viewer } from "./viewer";

/** The viewer of this request, or null: no cookie, ended, idle too long, disabled. Looked up once per request. */
export const viewerOrNull = cache(async (): Promise<Viewer | null> => {
  const token = (await cookies()).get(cookieName())?.value;
  if (!token) return null;
  const secretHash = await secretHashOf(token);
  return secretHash ? viewerOfSession(secretHash, addressOf(await headers())) : null;
});

type Read = { secretHash: string; until: number };
const keptReadings = 2_000;
const readings = new Map<string, Read>();

/** What a cookie says never changes and is slow to decipher; whether it still counts, its session row says each time. */
async function secretHashOf(token: string): Promise<string | null> {
  const known = readings.get(token) ?? (await read(token));
  return known && known.until > Date.now() ? known.secretHash : null;
}

/** What cannot be read is not kept, or strangers could push out those who are signed in. */
async function read(token: string): Promise<Read | null> {
  const claims = await decode({ token, secret: authSecret() }).catch(() => null);
  if (typeof claims?.sid !== "string" || typeof claims.exp !== "number") return null;
  const [oldest] = readings.keys();
  if (readings.size >= keptReadings && oldest !== undefined) readings.delete(oldest);
  const found = { secretHash: hashOf(claims.sid), until: claims.exp * 1_000 };
  readings.set(token, found);
  return found;
}

/** The viewer of this request; anybody else is sent to sign in. For pages. */
export async function currentViewer(): Promise<Viewer> {
  const viewer = await viewerOrNull();
  if (!viewer) redirect("/login");
  return viewer;
}

export const addressOf = (from: Headers): string | null =>
  from.get("x-forwarded-for")?.split(",")[0]?.trim().slice(0, 60) || null;

async function viewerOfSession(secretHash: string, address: string | null): Promise<Viewer | null> {
  const [found] = await openSessions(sql`s.secret_hash = ${secretHash}`);
  if (!found) return null;
  momentOfPage().moment = found.moment;
  if (found.stale) await markSeen(found.session_id);
  return viewerFrom(found, address);
}

/** Not business data: when a session was last used decides only when it ends. */
async function markSeen(sessionId: number) {
  await transaction((tx) =>
    tx.update(sessions).set({ seenAt: sql`now()` }).where(eq(sessions.id, sessionId)),
  );
}
