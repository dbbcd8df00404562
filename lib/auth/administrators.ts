import "server-only";
import { and, eq, gte, inArray, isNull, lte, ne, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { grants, users } from "@/db/schema";
import { Unacceptable } from "./refusals";
import { administratorRoles, type Role, roleNames } from "./roles";

/** A grant that counts today. */
export const grantInForce = and(
  isNull(grants.revokedAt),
  lte(grants.fromDay, sql`current_date`),
  or(isNull(grants.toDay), gte(grants.toDay, sql`current_date`)),
);

/** Which administrator roles a person holds today. */
export async function administratorRolesOf(tx: Transaction, userId: number): Promise<Role[]> {
  const held = await tx
    .selectDistinct({ role: grants.role })
    .from(grants)
    .where(and(eq(grants.userId, userId), inArray(grants.role, [...administratorRoles]), grantInForce));
  return held.map(({ role }) => role as Role);
}

const lockNumber = 58_620_003;

/**
 * Throws `Unacceptable` when nobody else would be left in one of these roles. Two people who would empty a role at
 * the same moment wait for each other.
 */
export async function requireAnotherHolder(
  tx: Transaction,
  userId: number,
  roles: readonly Role[],
): Promise<void> {
  if (roles.length === 0) return;
  await tx.execute(sql`select pg_advisory_xact_lock(${lockNumber})`);
  const others = await tx
    .selectDistinct({ role: grants.role })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(
      and(
        inArray(grants.role, [...roles]),
        ne(grants.userId, userId),
        isNull(users.disabledAt),
        grantInForce,
      ),
    );
  const taken = new Set(others.map(({ role }) => role));
  const vacant = roles.find((role) => !taken.has(role));
  if (vacant) {
    throw new Unacceptable(`这是最后一位在用的${roleNames[vacant]}，不能停用或撤销；请先另设一位`);
  }
}
