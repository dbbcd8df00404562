import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { units } from "@/db/schema";
import { Unacceptable } from "@/lib/auth/refusals";

/** A unit in force, or none. */
export async function requireUnit(tx: Transaction, id: number | null, field: string): Promise<void> {
  if (id === null) return;
  const [unit] = await tx
    .select({ id: units.id })
    .from(units)
    .where(and(eq(units.id, id), isNull(units.validTo)));
  if (!unit) throw new Unacceptable("请从列表中选择单位", { [field]: "请从列表中选择" });
}
