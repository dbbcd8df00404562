import "server-only";
import { createHash } from "node:crypto";
import { desc, gt, sql } from "drizzle-orm";
import { db, type Reader, type Transaction, transaction } from "@/db/client";
import { auditEntries, auditSeals } from "@/db/schema";
import { logger } from "@/lib/auth/log";

/** The algorithm's name is part of every hash, so that it can change later without doubt about old ones. */
const algorithm = "wulian-audit-sha256-1";
const lockNumber = 58_620_002;
const batch = 2_000;
const everyMs = 2_000;

type Entry = typeof auditEntries.$inferSelect;

/** The hash of an entry given the one before it. */
function sealOf(previous: string, entry: Entry): string {
  const {
    id,
    at,
    userId,
    userName,
    sessionId,
    unitId,
    verb,
    entity,
    entityId,
    entityLabel,
    entityVersion,
    changes,
    reason,
    address,
    outcome,
  } = entry;
  const content = [
    id,
    at,
    userId,
    userName,
    sessionId,
    unitId,
    verb,
    entity,
    entityId,
    entityLabel,
    entityVersion,
    canonical(changes),
    reason,
    address,
    outcome,
  ];
  return createHash("sha256")
    .update(JSON.stringify([algorithm, previous, ...content]))
    .digest("base64url");
}

/** Objects with their keys in order: jsonb keeps none. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  );
}

/**
 * Seals what is not yet sealed, in order of id. An id below one already committed may still be in flight, so only
 * entries older than every running transaction are taken.
 */
export function seal(): Promise<number> {
  return transaction(async (tx) => {
    const [lock] = (await tx.execute(
      sql`select pg_try_advisory_xact_lock(${lockNumber}) as got`,
    )) as unknown as { got: boolean }[];
    if (!lock?.got) return 0;
    const head = await headOf(tx);
    const settled = sql`${auditEntries.at} < (select coalesce(min(xact_start), now()) from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid() and xact_start is not null)`;
    const entries = await tx
      .select()
      .from(auditEntries)
      .where(sql`${gt(auditEntries.id, head.auditId)} and ${settled}`)
      .orderBy(auditEntries.id)
      .limit(batch);
    let previous = head.hash;
    const seals = entries.map((entry) => {
      previous = sealOf(previous, entry);
      return { auditId: entry.id, hash: previous };
    });
    if (seals.length > 0) await tx.insert(auditSeals).values(seals);
    return seals.length;
  });
}

async function headOf(from: Reader | Transaction): Promise<{ auditId: number; hash: string }> {
  const [head] = await from.select().from(auditSeals).orderBy(desc(auditSeals.auditId)).limit(1);
  return head ?? { auditId: 0, hash: "" };
}

export type Verification = { sealed: number; head: string; broken: { auditId: number; what: string } | null };

/** Recomputes the whole chain; finds the first entry that was changed, removed, inserted or swapped. */
export async function verifySeals(): Promise<Verification> {
  let previous = "";
  let after = 0;
  let sealed = 0;
  for (;;) {
    const seals = await db
      .select()
      .from(auditSeals)
      .where(gt(auditSeals.auditId, after))
      .orderBy(auditSeals.auditId)
      .limit(batch);
    const last = seals.at(-1);
    if (!last) return { sealed, head: previous, broken: null };
    const entries = await db
      .select()
      .from(auditEntries)
      .where(sql`${auditEntries.id} > ${after} and ${auditEntries.id} <= ${last.auditId}`)
      .orderBy(auditEntries.id);
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    for (const { auditId, hash } of seals) {
      const entry = byId.get(auditId);
      if (!entry) return { sealed, head: previous, broken: { auditId, what: "这条记录不见了" } };
      previous = sealOf(previous, entry);
      if (previous !== hash)
        return { sealed, head: previous, broken: { auditId, what: "这条记录或它之前的记录被改动过" } };
      byId.delete(auditId);
      sealed += 1;
    }
    const [foreign] = byId.keys();
    if (foreign !== undefined)
      return { sealed, head: previous, broken: { auditId: foreign, what: "这条记录是后来插入的" } };
    after = last.auditId;
  }
}

type Home = typeof globalThis & { wulianSealer?: NodeJS.Timeout };

export function startSealing(): void {
  const home = globalThis as Home;
  if (home.wulianSealer) return;
  home.wulianSealer = setInterval(() => {
    seal().catch((error: unknown) => logger.warn({ error }, "sealing waits"));
  }, everyMs);
  home.wulianSealer.unref();
}
