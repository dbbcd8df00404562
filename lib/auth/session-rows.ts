import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { sessions } from "@/db/schema";

/** The secret is the cookie's; only its hash is stored. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("base64url");

export const newSessionSecret = (): string => randomBytes(24).toString("base64url");

export const openSessionsOf = (userId: number) => and(eq(sessions.userId, userId), isNull(sessions.endedAt));
