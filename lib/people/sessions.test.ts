import { and, eq, isNull } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/db/client";
import { auditEntries, grants, sessions, users } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import { hashPassword } from "@/lib/auth/password";
import { Unacceptable } from "@/lib/auth/refusals";
import { administratorRoles, type Role, roles } from "@/lib/auth/roles";
import { hashOf, newSessionSecret } from "@/lib/auth/session-rows";
import { SignInRefused, signIn, waitAfter } from "@/lib/auth/sign-in";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { aUnit, viewerOf } from "@/lib/demo/builders";
import { randomCode } from "@/lib/fields/codes";
import { disablePerson, enablePerson, resetPassword } from "./commands";
import { giveGrant, revokeGrant } from "./grant-commands";
import { changePassword } from "./own-commands";

const password = "a sentence nobody else would write";
let system: Viewer;
let security: Viewer;

beforeAll(async () => {
  system = await viewerOf({ role: "systemAdmin", unit: "330800" });
  security = await viewerOf({ role: "securityAdmin", unit: "330800" });
}, 60_000);

/** A county officer with a password and so many open sessions. */
async function aPerson(open = 2): Promise<{ viewer: Viewer; account: string }> {
  const viewer = await viewerOf();
  const passwordHash = await hashPassword(password);
  const account = await asSystem("system.demo", async (tx) => {
    const [user] = await tx
      .update(users)
      .set({ passwordHash })
      .where(eq(users.id, viewer.userId))
      .returning();
    const rows = Array.from({ length: open }, () => ({
      userId: viewer.userId,
      secretHash: hashOf(newSessionSecret()),
    }));
    if (rows.length > 0) await tx.insert(sessions).values(rows);
    return user?.account ?? "";
  });
  return { viewer, account };
}

const openOf = async ({ userId }: Viewer) =>
  (
    await db
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt)))
  ).map(({ id }) => id);

const versionOf = async ({ userId }: Viewer) =>
  (await db.select().from(users).where(eq(users.id, userId)))[0]?.version ?? 0;

const leader = async () => ({
  ...{ role: "leader" as const, unitId: (await aUnit("330800")).id, chainCode: null },
  ...{ fromDay: today(), toDay: null },
});

describe("sessions end with what they stood on", () => {
  test("disabling an account ends every session of it, and enabling brings none back", async () => {
    const { viewer, account } = await aPerson();
    await disablePerson(system, account, await versionOf(viewer));
    expect(await openOf(viewer)).toEqual([]);
    await expect(signIn(account, password, nowhere)).rejects.toThrow(SignInRefused);
    await enablePerson(system, account, await versionOf(viewer));
    expect(await openOf(viewer)).toEqual([]);
  });

  test("giving a role and taking one away each end every session", async () => {
    const { viewer, account } = await aPerson();
    await giveGrant(security, account, await leader());
    expect(await openOf(viewer)).toEqual([]);
    await signIn(account, password, nowhere);
    expect(await openOf(viewer)).toHaveLength(1);
    const held = await db.select().from(grants).where(eq(grants.userId, viewer.userId));
    await revokeGrant(security, account, held[0]?.id ?? 0, 1);
    expect(await openOf(viewer)).toEqual([]);
  });

  test("a new password ends every session but the one it was chosen in; a reset ends them all", async () => {
    const { viewer, account } = await aPerson(3);
    const [own = 0] = await openOf(viewer);
    await changePassword(
      { ...viewer, sessionId: own },
      { current: password, fresh: "another quiet sentence" },
    );
    expect(await openOf(viewer)).toEqual([own]);
    await resetPassword(system, account, await versionOf(viewer));
    expect(await openOf(viewer)).toEqual([]);
    await expect(signIn(account, "another quiet sentence", nowhere)).rejects.toThrow(SignInRefused);
  });
});

const nowhere = { address: null, browser: null };
const from = (address: string) => ({ address, browser: null });

describe("guessing a password", () => {
  test("five tries are free, then each waits longer, up to ten minutes", () => {
    expect([0, 4, 5, 6, 7, 20].map((failures) => waitAfter(failures))).toEqual([0, 0, 4, 8, 16, 600]);
  });

  test("thirty guesses sent at the same moment cost thirty waits, not one", async () => {
    const { account } = await aPerson(0);
    const caller = from(randomCode("A"));
    const guesses = Array.from({ length: 30 }, () =>
      signIn(account, "wrong", caller).then(
        () => "in",
        (error: Error) => error.message,
      ),
    );
    const answers = await Promise.all(guesses);
    expect(answers.filter((answer) => answer === "账号或密码不正确").length).toBeLessThanOrEqual(5);
    expect(answers.filter((answer) => /请 \d+ 秒后再试/.test(answer)).length).toBeGreaterThanOrEqual(25);
  });

  test("changing one's address does not buy endless guesses at one account", async () => {
    const { account } = await aPerson(0);
    const answers: string[] = [];
    for (let i = 0; i < 26; i += 1)
      answers.push(
        await signIn(account, "wrong", from(`10.0.0.${i}`)).then(
          () => "in",
          (error: Error) => error.message,
        ),
      );
    expect(answers.at(-1)).toMatch(/请 \d+ 秒后再试/);
  }, 60_000);

  test("a name nobody has costs the same and gets the same words", async () => {
    const { account } = await aPerson(0);
    const costOf = async (name: () => string) => {
      const times: number[] = [];
      for (let i = 0; i < 4; i += 1) {
        const began = performance.now();
        await expect(signIn(name(), "wrong", from(randomCode("A")))).rejects.toThrow("账号或密码不正确");
        times.push(performance.now() - began);
      }
      return times.sort((a, b) => a - b)[1] ?? 0;
    };
    const [known, unknown] = [await costOf(() => account), await costOf(() => randomCode("N").toLowerCase())];
    expect(Math.abs(known - unknown) / known).toBeLessThan(0.5);
  }, 60_000);

  test("a failed try leaves a trace in the log", async () => {
    const name = randomCode("N").toLowerCase();
    await expect(signIn(name, "wrong", nowhere)).rejects.toThrow(SignInRefused);
    const [entry] = await db.select().from(auditEntries).where(eq(auditEntries.userName, name));
    expect(entry?.verb).toBe("auth.signInFailed");
  });
});

describe("three administrators", () => {
  test.each(administratorRoles)("%s goes together with no other role", async (role) => {
    const unitId = (await aUnit("330800")).id;
    for (const other of roles.filter((one) => one !== role)) {
      const unit = other.startsWith("county") ? "330825" : "330800";
      const viewer = await viewerOf({ role: other, unit });
      const [user] = await db.select().from(users).where(eq(users.id, viewer.userId));
      const grant = { role: role as Role, unitId, chainCode: null, fromDay: today(), toDay: null };
      await expect(giveGrant(security, user?.account ?? "", grant), other).rejects.toThrow(Unacceptable);
    }
  });

  test("nobody gives themselves a role", async () => {
    const [own] = await db.select().from(users).where(eq(users.id, security.userId));
    await expect(giveGrant(security, own?.account ?? "", await leader())).rejects.toThrow("不能给自己");
  });
});
