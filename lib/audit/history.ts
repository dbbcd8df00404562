import "server-only";
import { and, desc, eq, inArray, lt, or, type SQL } from "drizzle-orm";
import { db, type Reader, type Transaction } from "@/db/client";
import { auditEntries, type FieldChange } from "@/db/schema";

export type HistoryEntry = {
  id: number;
  at: string;
  who: string;
  verb: string;
  entity: string | null;
  label: string | null;
  reason: string | null;
  changes: FieldChange[];
};

export const historyPage = 100;

/** What happened to these records, newest first. The caller has made sure the viewer may see them. */
export async function historyOf(
  records: { entity: string; ids: number[] }[],
  before?: number,
): Promise<HistoryEntry[]> {
  const which = records
    .filter(({ ids }) => ids.length > 0)
    .map(({ entity, ids }) => and(eq(auditEntries.entity, entity), inArray(auditEntries.entityId, ids)));
  if (which.length === 0) return [];
  const conditions: (SQL | undefined)[] = [or(...which), before ? lt(auditEntries.id, before) : undefined];
  return db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      who: auditEntries.userName,
      verb: auditEntries.verb,
      entity: auditEntries.entity,
      label: auditEntries.entityLabel,
      reason: auditEntries.reason,
      changes: auditEntries.changes,
    })
    .from(auditEntries)
    .where(and(...conditions))
    .orderBy(desc(auditEntries.id))
    .limit(historyPage);
}

/** Who saved a record last, and when: named in a conflict. */
export async function lastEditor(
  from: Reader | Transaction,
  entity: string,
  id: number,
): Promise<{ by: string; at: string }> {
  const [last] = await from
    .select({ by: auditEntries.userName, at: auditEntries.at })
    .from(auditEntries)
    .where(and(eq(auditEntries.entity, entity), eq(auditEntries.entityId, id)))
    .orderBy(desc(auditEntries.id))
    .limit(1);
  return { by: last?.by ?? "他人", at: last?.at.slice(0, 16) ?? "" };
}
