import "server-only";
import { eq } from "drizzle-orm";
import { db, type Transaction } from "@/db/client";
import { sessions, users } from "@/db/schema";
import { actorOf, change, remember, touched } from "@/lib/audit/change";
import { note } from "@/lib/audit/note";
import { hashPassword, passwordFault, passwordMatches } from "@/lib/auth/password";
import type { Verb } from "@/lib/auth/policy";
import { Rate } from "@/lib/auth/rate";
import { reaches } from "@/lib/auth/reach";
import { Missing, Refused, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Role } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { personInReach } from "./commands";
import type { Theme } from "./input";
import { countInWords, endSessions, everySessionOf, noteEnded, oneSessionOf } from "./sessions";

/** An open desk must not become a place to guess its owner's password. */
const guesses = new Rate({
  burst: 5,
  perSecond: 1 / 60,
  message: "尝试次数过多，请过几分钟再试",
});

/** Every other session ends; this one goes on. */
export async function changePassword(
  viewer: Viewer,
  { current, fresh }: { current: string; fresh: string },
): Promise<void> {
  if (viewer.preview) throw new Refused("正在预览角色，不能修改密码；请先退出预览");
  guesses.take(viewer.userId);
  const [user] = await db.select().from(users).where(eq(users.id, viewer.userId));
  if (!user) throw new Missing();
  await requireCurrent(viewer, current, user.passwordHash);
  const fault = fresh === current ? "新密码不能与现在的密码相同" : passwordFault(fresh, user.account);
  if (fault) throw new Unacceptable(fault, { fresh: fault });
  const passwordHash = await hashPassword(fresh);
  await change(viewer, "password.change", async (tx, record) => {
    const before = await ownAccount(tx, viewer);
    if (before.passwordHash !== user.passwordHash) throw new Stale();
    const [after] = await tx
      .update(users)
      .set({ passwordHash, mustChangePassword: false, ...touched(users, viewer) })
      .where(eq(users.id, before.id))
      .returning();
    if (!after) throw new Missing();
    const ended = await endSessions(tx, everySessionOf(before.id, viewer.sessionId), "passwordChanged");
    record(users, before, after, { reason: countInWords(ended) });
  });
}

async function ownAccount(tx: Transaction, viewer: Viewer) {
  const [own] = await tx.select().from(users).where(eq(users.id, viewer.userId)).for("update");
  if (!own) throw new Missing();
  return own;
}

async function requireCurrent(viewer: Viewer, current: string, passwordHash: string) {
  if (await passwordMatches(current, passwordHash)) return;
  const verb: Verb = "password.change";
  await remember(actorOf(viewer), verb, { reason: "现在的密码不正确", outcome: "refused" });
  throw new Unacceptable("现在的密码不正确", { current: "不正确，请重新填写" });
}

export function chooseTheme(viewer: Viewer, theme: Theme): Promise<void> {
  return change(viewer, "theme.choose", async (tx, record) => {
    const before = await ownAccount(tx, viewer);
    if (before.theme === theme) return;
    const [after] = await tx
      .update(users)
      .set({ theme, ...touched(users, viewer) })
      .where(eq(users.id, before.id))
      .returning();
    if (after) record(users, before, after);
  });
}

/** One of the viewer's own. */
export function endOwnSession(viewer: Viewer, id: number): Promise<void> {
  return change(viewer, "session.end", async (tx) => {
    const ended = await endSessions(tx, oneSessionOf(viewer.userId, id), "ended");
    if (ended.length === 0) throw new Missing("这个登录已经结束");
    await noteEnded(tx, viewer, ended, viewer.name);
  });
}

/** How many ended. */
export function endOtherSessions(viewer: Viewer): Promise<number> {
  return change(viewer, "session.end", async (tx) => {
    const ended = await endSessions(tx, everySessionOf(viewer.userId, viewer.sessionId), "ended");
    await noteEnded(tx, viewer, ended, viewer.name);
    return ended.length;
  });
}

/** One session of a person, or all. Whoever may shut a person out altogether may end their sessions. */
export function endSessionsOfPerson(viewer: Viewer, account: string, id: number | null): Promise<number> {
  return change(viewer, "session.end", async (tx) => {
    const person = await personInReach(tx, viewer, account);
    if (!reaches(viewer, "person.disable", person)) throw new Refused();
    const which = id === null ? everySessionOf(person.id) : oneSessionOf(person.id, id);
    const ended = await endSessions(tx, which, "ended");
    if (ended.length === 0) throw new Missing("没有需要结束的登录，可能已经结束");
    await noteEnded(tx, viewer, ended, person.name);
    return ended.length;
  });
}

/** From the next request on this session sees the menus and pages of the role: no rows, no writes. */
export function previewRole(viewer: Viewer, role: Role): Promise<void> {
  return change(viewer, "role.preview", (tx) => setPreview(tx, viewer, "role.preview", role));
}

export function leavePreview(viewer: Viewer): Promise<void> {
  return change(viewer, "preview.leave", (tx) => setPreview(tx, viewer, "preview.leave", null));
}

async function setPreview(tx: Transaction, viewer: Viewer, verb: Verb, role: Role | null) {
  await tx.update(sessions).set({ previewRole: role }).where(eq(sessions.id, viewer.sessionId));
  await note(tx, viewer, verb, [
    {
      entity: "sessions",
      entityId: viewer.sessionId,
      label: viewer.name,
      changes: [{ field: "previewRole", from: viewer.preview, to: role }],
    },
  ]);
}
