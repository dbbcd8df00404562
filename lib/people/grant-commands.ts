import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { grants, units } from "@/db/schema";
import { change, isVersion, touched } from "@/lib/audit/change";
import { requireAnotherHolder } from "@/lib/auth/administrators";
import { Missing, Refused, Stale, Unacceptable } from "@/lib/auth/refusals";
import { type Role, roleNames } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import type { Unit } from "@/lib/units/queries";
import { type UnitKind, unitKindNames } from "@/lib/units/reference";
import { personInReach, type User } from "./commands";
import type { GrantInput } from "./input";
import { clashing, grantState, homesOf, isAdministrator, overlap } from "./rules";
import { countInWords, endSessions, everySessionOf } from "./sessions";

type Grant = typeof grants.$inferSelect;

/** A role for a unit and a time. The person signs in anew: open sessions end in the same transaction. */
export function giveGrant(viewer: Viewer, account: string, input: GrantInput, once?: string): Promise<void> {
  return change(
    viewer,
    "grant.give",
    async (tx, record) => {
      const person = await personInReach(tx, viewer, account);
      if (person.id === viewer.userId) throw new Refused("不能给自己授予角色，请由另一位安全管理员办理");
      refusePast(input);
      const unit = await unitFor(tx, input);
      refuseClash(input, await grantsOf(tx, person));
      const [given] = await tx
        .insert(grants)
        .values({ ...input, userId: person.id, grantedBy: viewer.userId })
        .returning();
      if (!given) throw new Missing();
      const ended = await endSessions(tx, everySessionOf(person.id), "grantsChanged");
      record(grants, null, given, { label: labelOf(person, given, unit), reason: countInWords(ended) });
    },
    { once: once ? { key: once, input: { ...input, account } } : undefined },
  );
}

export function revokeGrant(viewer: Viewer, account: string, id: number, version: number): Promise<void> {
  return change(viewer, "grant.revoke", async (tx, record) => {
    const person = await personInReach(tx, viewer, account);
    const [found] = await tx
      .select({ grant: grants, unit: units })
      .from(grants)
      .innerJoin(units, eq(units.id, grants.unitId))
      .where(and(eq(grants.id, id), eq(grants.userId, person.id)));
    if (!found) throw new Missing();
    const { grant: before, unit } = found;
    if (before.revokedAt) throw new Unacceptable("这项授权已经撤销");
    const counts = grantState(before, today()) === "inForce" && person.disabledAt === null;
    if (counts && isAdministrator(before.role))
      await requireAnotherHolder(tx, person.id, [before.role as Role]);
    const [after] = await tx
      .update(grants)
      .set({ revokedAt: sql`now()`, ...touched(grants, viewer) })
      .where(and(isVersion(grants, id, version), isNull(grants.revokedAt)))
      .returning();
    if (!after) throw new Stale();
    const ended = await endSessions(tx, everySessionOf(person.id), "grantsChanged");
    record(grants, before, after, { label: labelOf(person, before, unit), reason: countInWords(ended) });
  });
}

const labelOf = (person: User, grant: Grant, unit: Unit) =>
  `${person.name} ${roleNames[grant.role as Role] ?? grant.role} ${unit.shortName}`;

function refusePast({ fromDay, toDay }: GrantInput) {
  if (fromDay < today()) throw new Unacceptable("生效日不能早于今天", { fromDay: "不能早于今天" });
  if (toDay !== null && toDay < today()) throw new Unacceptable("到期日已过", { toDay: "不能早于今天" });
}

/** The unit, when the role can be held there. */
async function unitFor(tx: Transaction, { role, unitId, chainCode }: GrantInput): Promise<Unit> {
  const [unit] = await tx
    .select()
    .from(units)
    .where(and(eq(units.id, unitId), isNull(units.validTo)));
  if (!unit) throw new Unacceptable("请选择在用的单位", { unitId: "请从列表中选择" });
  const homes = homesOf[role];
  if (!homes.includes(unit.kind as UnitKind)) {
    const where = homes.map((kind) => unitKindNames[kind]).join("或");
    const message = `${roleNames[role]}只能授予在${where}，${unit.shortName}是${unitKindNames[unit.kind as UnitKind]}`;
    throw new Unacceptable(message, { unitId: message });
  }
  if (chainCode !== null && chainCode !== unit.chainCode) {
    const message = `${unit.shortName}不负责所选的产业链`;
    throw new Unacceptable(message, { chainCode: message });
  }
  return unit;
}

const grantsOf = (tx: Transaction, person: User): Promise<Grant[]> =>
  tx
    .select()
    .from(grants)
    .where(and(eq(grants.userId, person.id), isNull(grants.revokedAt)));

function refuseClash(input: GrantInput, held: Grant[]) {
  const clash = clashing(input, held);
  if (clash) {
    const other = roleNames[clash.role as Role] ?? clash.role;
    const message = `${roleNames[input.role]}与已有的${other}不能由一人兼任：系统管理员、安全管理员、审计管理员三员分立，也不兼业务角色`;
    throw new Unacceptable(message, { role: `与${other}不能兼任` });
  }
  const isTwin = held.some(
    (one) =>
      one.role === input.role &&
      one.unitId === input.unitId &&
      one.chainCode === input.chainCode &&
      overlap(input, one),
  );
  if (isTwin) throw new Unacceptable("这段时间里已经有同样的角色", { role: "已经授予过" });
}
