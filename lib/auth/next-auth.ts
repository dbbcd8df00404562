import "server-only";
import { eq } from "drizzle-orm";
import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { transaction } from "@/db/client";
import { sessions } from "@/db/schema";
import { hashOf } from "./session-rows";
import { authSecret, cookieName, isSecure, sessionLimits } from "./settings";
import { type Caller, signIn } from "./sign-in";

type SignedIn = { id: string; name: string; secret: string };

/** next-auth signs people in and keeps the cookie; whether that cookie still counts is decided by the session row. */
export function authOptions(): NextAuthOptions {
  return {
    secret: authSecret(),
    session: { strategy: "jwt", maxAge: sessionLimits.absoluteHours * 3600 },
    pages: { signIn: "/login", signOut: "/login", error: "/login" },
    useSecureCookies: isSecure(),
    cookies: {
      sessionToken: {
        name: cookieName(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() },
      },
    },
    providers: [
      CredentialsProvider({
        name: "账号密码",
        credentials: { account: { label: "账号" }, password: { label: "密码", type: "password" } },
        authorize: async (typed, request): Promise<SignedIn | null> => {
          const account = typed?.account?.trim() ?? "";
          const password = typed?.password ?? "";
          if (!account || !password || account.length > 60 || password.length > 200) return null;
          const { secret, name } = await signIn(account, password, callerOf(request.headers));
          return { id: account, name, secret };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sid: (user as unknown as SignedIn).secret } : token),
      session: ({ session }) => session,
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid === "string") await endSession(token.sid);
      },
    },
  };
}

async function endSession(secret: string) {
  await transaction((tx) =>
    tx
      .update(sessions)
      .set({ endedAt: new Date().toISOString(), endedBecause: "signedOut" })
      .where(eq(sessions.secretHash, hashOf(secret))),
  );
}

function callerOf(headers: Record<string, unknown> | undefined): Caller {
  const text = (name: string) => (typeof headers?.[name] === "string" ? (headers[name] as string) : null);
  return {
    address: text("x-forwarded-for")?.split(",")[0]?.trim().slice(0, 60) ?? null,
    browser: text("user-agent"),
  };
}
