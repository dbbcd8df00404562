import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { db, transaction } from "@/db/client";
import { sessions, signInAttempts, users } from "@/db/schema";
import { remember } from "@/lib/audit/change";
import { passwordMatches } from "./password";
import { hashOf, newSessionSecret } from "./session";

const maximalWaitSeconds = 600;

/** Three tries are free; then 4, 8, 16 … seconds up to ten minutes. */
export function waitAfter(failures: number): number {
  return failures < 3 ? 0 : Math.min(maximalWaitSeconds, 2 ** (failures - 1));
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
  const key = `${account.toLowerCase()} ${caller.address ?? ""}`;
  await refuseWhileWaiting(key);
  const [user] = await db.select().from(users).where(eq(users.account, account));
  const matches = await passwordMatches(password, user?.passwordHash ?? null);
  if (!user || !matches || user.disabledAt) {
    await countFailure(key);
    await remember({ address: caller.address, userName: account.slice(0, 60) }, "auth.signInFailed", {
      outcome: "refused",
    });
    throw new SignInRefused("账号或密码不正确");
  }
  const secret = newSessionSecret();
  await openSession(user.id, secret, key, caller);
  await remember(
    { userId: user.id, userName: user.name, unitId: user.unitId, address: caller.address },
    "auth.signIn",
    {},
  );
  return { secret, name: user.name };
}

async function openSession(userId: number, secret: string, key: string, caller: Caller) {
  await transaction(async (tx) => {
    await tx.insert(sessions).values({
      userId,
      secretHash: hashOf(secret),
      address: caller.address,
      browser: caller.browser?.slice(0, 200),
    });
    await tx.delete(signInAttempts).where(eq(signInAttempts.key, key));
  });
}

async function refuseWhileWaiting(key: string) {
  const [attempt] = await db
    .select({
      failures: signInAttempts.failures,
      passed: sql<number>`extract(epoch from now() - ${signInAttempts.lastAt})::float8`,
    })
    .from(signInAttempts)
    .where(and(eq(signInAttempts.key, key)));
  if (!attempt) return;
  const left = Math.ceil(waitAfter(attempt.failures) - attempt.passed);
  if (left > 0) throw new SignInRefused(`尝试次数过多，请 ${left} 秒后再试`);
}

async function countFailure(key: string) {
  await transaction((tx) =>
    tx
      .insert(signInAttempts)
      .values({ key, failures: 1 })
      .onConflictDoUpdate({
        target: signInAttempts.key,
        set: {
          failures: sql`case when ${signInAttempts.lastAt} < now() - interval '1 hour' then 1 else ${signInAttempts.failures} + 1 end`,
          lastAt: sql`now()`,
        },
      }),
  );
}
