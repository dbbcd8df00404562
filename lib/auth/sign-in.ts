import "server-only";
import { eq, inArray, sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import { sessions, signInAttempts, users } from "@/db/schema";
import { remember } from "@/lib/audit/change";
import { passwordMatches } from "./password";
import { hashOf, newSessionSecret } from "./session-rows";

const longestWaitSeconds = 600;
const freeTries = 5;
/** From any address: enough that a stranger cannot easily keep somebody out, too few to guess by. */
const freeTriesAtAccount = 20;

/** Some tries are free; then 4, 8, 16 … seconds up to ten minutes. */
export function waitAfter(failures: number, free = freeTries): number {
  return failures < free ? 0 : Math.min(longestWaitSeconds, 2 ** (failures - free + 2));
}

export class SignInRefused extends Error {}

export type Caller = { address: string | null; browser: string | null };

/**
 * Checks name and password and opens a session; the answer is the session's secret. An unknown name costs the same
 * work and gives the same words as a wrong password. Throws `SignInRefused` with what to tell the person.
 */
export async function signIn(
  account: string,
  password: string,
  caller: Caller,
): Promise<{ secret: string; name: string }> {
  const name = account.toLowerCase();
  const keys = { [`${name} ${caller.address ?? ""}`]: freeTries, [`${name} `]: freeTriesAtAccount };
  for (const [key, free] of Object.entries(keys)) await claimTry(key, free);
  const [user] = await db.select().from(users).where(eq(users.account, name));
  const matches = await passwordMatches(password, user?.passwordHash ?? null);
  if (!user || !matches || user.disabledAt) {
    await remember({ address: caller.address, userName: account.slice(0, 60) }, "auth.signInFailed", {
      outcome: "refused",
    });
    throw new SignInRefused("账号或密码不正确");
  }
  const secret = newSessionSecret();
  await openSession(user.id, secret, Object.keys(keys), caller);
  await remember(
    { userId: user.id, userName: user.name, unitId: user.unitId, address: caller.address },
    "auth.signIn",
    {},
  );
  return { secret, name: user.name };
}

async function openSession(userId: number, secret: string, keys: string[], caller: Caller) {
  await transaction(async (tx) => {
    await tx.insert(sessions).values({
      userId,
      secretHash: hashOf(secret),
      address: caller.address,
      browser: caller.browser?.slice(0, 200),
    });
    await tx.delete(signInAttempts).where(inArray(signInAttempts.key, keys));
  });
}

/**
 * Counts the try before the password is looked at, in one statement: guesses sent at the same moment wait like guesses
 * sent in turn. A success forgets them all.
 */
async function claimTry(key: string, free: number) {
  const stale = sql`${signInAttempts.lastAt} < now() - interval '1 hour'`;
  const wait = sql`case when ${signInAttempts.failures} < ${free} then 0
    else least(${longestWaitSeconds}, 2 ^ (${signInAttempts.failures} - ${free} + 2)) end`;
  const claimed = await transaction((tx) =>
    tx
      .insert(signInAttempts)
      .values({ key, failures: 1 })
      .onConflictDoUpdate({
        target: signInAttempts.key,
        set: {
          failures: sql`case when ${stale} then 1 else ${signInAttempts.failures} + 1 end`,
          lastAt: sql`now()`,
        },
        setWhere: sql`${stale} or ${signInAttempts.lastAt} <= now() - make_interval(secs => ${wait})`,
      })
      .returning({ key: signInAttempts.key }),
  );
  if (claimed.length === 0)
    throw new SignInRefused(`尝试次数过多，请 ${await secondsLeft(key, free)} 秒后再试`);
}

async function secondsLeft(key: string, free: number): Promise<number> {
  const [attempt] = await db
    .select({
      failures: signInAttempts.failures,
      passed: sql<number>`extract(epoch from now() - ${signInAttempts.lastAt})::float8`,
    })
    .from(signInAttempts)
    .where(eq(signInAttempts.key, key));
  return Math.max(1, Math.ceil(waitAfter(attempt?.failures ?? 0, free) - (attempt?.passed ?? 0)));
}
