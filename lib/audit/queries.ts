import "server-only";
import { and, desc, eq, gt, ilike, inArray, isNull, lt, or, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { auditEntries, auditSeals, type FieldChange, users } from "@/db/schema";
import { withinReach } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import type { LogFilter } from "./filter";

/** Records of administration. Of all others the log tells which fields changed and never what they held. */
export const administrationEntities = ["users", "grants", "units", "dictionary_items", "sessions"];

export type LogEntry = {
  id: number;
  at: string;
  userId: number | null;
  userName: string;
  unitId: number | null;
  verb: string;
  entity: string | null;
  entityId: number | null;
  label: string | null;
  reason: string | null;
  address: string | null;
  outcome: string;
  changes: FieldChange[];
  /** False for business records: names of fields only. */
  showsValues: boolean;
  /** Its place in the chain of seals; null while it waits for the sealer. */
  seal: string | null;
};

const pageSize = 50;

/** One page of the log, newest first; `next` is where the following page begins. */
export async function listEntries(
  viewer: Viewer,
  filter: LogFilter,
): Promise<{ entries: LogEntry[]; next: number | null }> {
  const found = await entriesWhere(conditionsOf(viewer, filter), pageSize + 1);
  const entries = found.slice(0, pageSize);
  return { entries, next: found.length > pageSize ? (entries.at(-1)?.id ?? null) : null };
}

export const exportLimit = 100_000;
const exportPage = 2_000;

/** The log as filtered, newest first, in pages and up to the export limit. */
export async function* allEntries(viewer: Viewer, filter: LogFilter): AsyncGenerator<LogEntry[]> {
  let before = filter.before;
  for (let count = 0; count < exportLimit; count += exportPage) {
    const page = await entriesWhere(conditionsOf(viewer, { ...filter, before }), exportPage);
    if (page.length > 0) yield page;
    if (page.length < exportPage) return;
    before = page.at(-1)?.id ?? null;
  }
}

async function entriesWhere(where: SQL | undefined, limit: number): Promise<LogEntry[]> {
  const rows = await db
    .select({ entry: auditEntries, seal: auditSeals.hash })
    .from(auditEntries)
    .leftJoin(auditSeals, eq(auditSeals.auditId, auditEntries.id))
    .where(where)
    .orderBy(desc(auditEntries.id))
    .limit(limit);
  return rows.map(({ entry, seal }) => disclosed(entry, seal));
}

/** What an audit administrator may read of an entry: labels and reasons are values too. */
function disclosed(entry: typeof auditEntries.$inferSelect, seal: string | null): LogEntry {
  const { id, at, userId, userName, unitId, verb, entity, entityId, address, outcome } = entry;
  const showsValues = entity === null || administrationEntities.includes(entity);
  return {
    ...{ id, at, userId, userName, unitId, verb, entity, entityId, address, outcome, seal, showsValues },
    label: showsValues ? entry.entityLabel : null,
    reason: showsValues ? entry.reason : null,
    changes: showsValues
      ? entry.changes
      : entry.changes.map(({ field }) => ({ field, from: null, to: null })),
  };
}

function conditionsOf(viewer: Viewer, filter: LogFilter): SQL | undefined {
  const { person, verb, entity, record, from, to, outcome, before } = filter;
  return and(
    withinReach(viewer, "audit.read", { unitId: auditEntries.unitId }),
    person ? byPerson(person) : undefined,
    verb ? eq(auditEntries.verb, verb) : undefined,
    entity ? eq(auditEntries.entity, entity) : undefined,
    record ? byRecord(record) : undefined,
    from ? sql`${auditEntries.at} >= ${from}::date` : undefined,
    to ? sql`${auditEntries.at} < ${to}::date + 1` : undefined,
    outcome ? eq(auditEntries.outcome, outcome) : undefined,
    before ? lt(auditEntries.id, before) : undefined,
  );
}

const containing = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

function byPerson(person: string): SQL | undefined {
  const known = db
    .select({ id: users.id })
    .from(users)
    .where(or(eq(users.account, person.toLowerCase()), eq(users.initials, person.toLowerCase())));
  return or(inArray(auditEntries.userId, known), ilike(auditEntries.userName, containing(person)));
}

/** A number finds any record; words only those whose names may be read, or a name could be guessed by asking. */
function byRecord(record: string): SQL | undefined {
  if (/^\d{1,15}$/.test(record)) return eq(auditEntries.entityId, Number(record));
  return and(
    ilike(auditEntries.entityLabel, containing(record)),
    or(isNull(auditEntries.entity), inArray(auditEntries.entity, administrationEntities)),
  );
}

export type Sealing = { head: string | null; auditId: number; sealedAt: string | null; waiting: number };

/** How far the chain of seals reaches, and how many entries still wait for theirs. */
export async function sealing(): Promise<Sealing> {
  const [head] = await db.select().from(auditSeals).orderBy(desc(auditSeals.auditId)).limit(1);
  const auditId = head?.auditId ?? 0;
  const [unsealed] = await db
    .select({ n: sql<number>`count(*)::int` })
    .from(auditEntries)
    .where(gt(auditEntries.id, auditId));
  return { head: head?.hash ?? null, auditId, sealedAt: head?.sealedAt ?? null, waiting: unsealed?.n ?? 0 };
}

/** The entry a noted head stood at; null when the chain does not hold it. */
export async function entryWithSeal(hash: string): Promise<{ auditId: number; sealedAt: string } | null> {
  const [found] = await db
    .select({ auditId: auditSeals.auditId, sealedAt: auditSeals.sealedAt })
    .from(auditSeals)
    .where(eq(auditSeals.hash, hash));
  return found ?? null;
}
