import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { signInAttempts, units, users } from "@/db/schema";
import { change, isVersion, type Recorder, touched } from "@/lib/audit/change";
import { lastEditor } from "@/lib/audit/history";
import { administratorRolesOf, requireAnotherHolder } from "@/lib/auth/administrators";
import { hashPassword, randomPassword } from "@/lib/auth/password";
import { withinReach } from "@/lib/auth/reach";
import { Missing, Refused, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { rawOf } from "@/lib/fields/input";
import { initialsOf } from "@/lib/search/search-text";
import { type PersonInput, type PersonRevision, personRevisionFields } from "./input";
import type { FirstPassword } from "./rules";
import { countInWords, endSessions, everySessionOf } from "./sessions";

export type User = typeof users.$inferSelect;

/** An account without any role: giving roles is another person's act. */
export async function createPerson(
  viewer: Viewer,
  input: PersonInput,
  once?: string,
): Promise<FirstPassword> {
  const password = randomPassword();
  const passwordHash = await hashPassword(password);
  let isMade = false;
  const work = async (tx: Transaction, record: Recorder) => {
    await requireOpenUnit(tx, input.unitId);
    const { account, name, unitId } = input;
    const [added] = await tx
      .insert(users)
      .values({ account, name, initials: initialsOf(name), unitId, passwordHash, mustChangePassword: true })
      .onConflictDoNothing()
      .returning();
    if (!added) throw new Unacceptable(`账号“${account}”已经有人使用`, { account: "已经有人使用" });
    record(users, null, added);
    isMade = true;
  };
  await change(viewer, "person.create", work, { once: once ? { key: once, input } : undefined });
  return { account: input.account, password: isMade ? password : null };
}

export function revisePerson(
  viewer: Viewer,
  account: string,
  version: number,
  input: PersonRevision,
): Promise<void> {
  return change(viewer, "person.revise", async (tx, record) => {
    const before = await personInReach(tx, viewer, account);
    if (input.unitId !== before.unitId) await requireOpenUnit(tx, input.unitId);
    const { name, unitId } = input;
    await save(tx, record, before, { version, set: { name, unitId, initials: initialsOf(name) } });
  });
}

/** Shut out at once: open sessions end in the same transaction. */
export function disablePerson(viewer: Viewer, account: string, version: number): Promise<void> {
  return change(viewer, "person.disable", async (tx, record) => {
    const before = await personInReach(tx, viewer, account);
    if (before.id === viewer.userId) throw new Refused("不能停用自己的账号");
    if (before.disabledAt) throw new Unacceptable("这个账号已经停用");
    await requireAnotherHolder(tx, before.id, await administratorRolesOf(tx, before.id));
    const ended = await endSessions(tx, everySessionOf(before.id), "disabled");
    await save(tx, record, before, {
      version,
      set: { disabledAt: sql`now()` },
      reason: countInWords(ended),
    });
  });
}

export function enablePerson(viewer: Viewer, account: string, version: number): Promise<void> {
  return change(viewer, "person.enable", async (tx, record) => {
    const before = await personInReach(tx, viewer, account);
    if (!before.disabledAt) throw new Unacceptable("这个账号没有停用");
    await save(tx, record, before, { version, set: { disabledAt: null } });
  });
}

/**
 * A new random password, shown once; the waiting after failed tries is over. Who could reset a security or audit
 * administrator could become one, so theirs are reset on the server only.
 */
export async function resetPassword(
  viewer: Viewer,
  account: string,
  version: number,
): Promise<FirstPassword> {
  const password = randomPassword();
  const passwordHash = await hashPassword(password);
  await change(viewer, "person.resetPassword", async (tx, record) => {
    const before = await personInReach(tx, viewer, account);
    if (before.id === viewer.userId) throw new Refused("自己的密码请在“我的”里修改");
    const roles = await administratorRolesOf(tx, before.id);
    if (roles.some((role) => role !== "systemAdmin")) {
      throw new Refused(
        `安全管理员和审计管理员的密码不能在这里重置，请在服务器上执行 npm run admin:create -- --reset ${account}`,
      );
    }
    const ended = await endSessions(tx, everySessionOf(before.id), "passwordReset");
    await tx
      .delete(signInAttempts)
      .where(sql`split_part(${signInAttempts.key}, ' ', 1) = ${account.toLowerCase()}`);
    await save(tx, record, before, {
      version,
      set: { passwordHash, mustChangePassword: true },
      reason: countInWords(ended),
    });
  });
  return { account, password };
}

/** Locked until the change ends. */
export async function personInReach(tx: Transaction, viewer: Viewer, account: string): Promise<User> {
  const [person] = await tx
    .select()
    .from(users)
    .where(and(eq(users.account, account), withinReach(viewer, "person.read", { unitId: users.unitId })))
    .for("update");
  if (!person) throw new Missing();
  return person;
}

async function requireOpenUnit(tx: Transaction, unitId: number) {
  const [unit] = await tx
    .select({ id: units.id })
    .from(units)
    .where(and(eq(units.id, unitId), isNull(units.validTo)));
  if (!unit) throw new Unacceptable("请选择在用的单位", { unitId: "请从列表中选择" });
}

type Saving = {
  version: number;
  set: Partial<Omit<User, "disabledAt">> & { disabledAt?: User["disabledAt"] | ReturnType<typeof sql> };
  reason?: string | null;
};

async function save(tx: Transaction, record: Recorder, before: User, { version, set, reason }: Saving) {
  const [after] = await tx
    .update(users)
    .set({ ...set, ...touched(users, null) })
    .where(isVersion(users, before.id, version))
    .returning();
  if (!after) {
    throw new Stale({
      ...(await lastEditor(tx, "users", before.id)),
      version: before.version,
      values: rawOf(personRevisionFields, before),
    });
  }
  record(users, before, after, { reason });
}
