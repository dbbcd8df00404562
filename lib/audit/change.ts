import "server-only";
import { createHash } from "node:crypto";
import { and, eq, getTableColumns, getTableName, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { type Transaction, transaction } from "@/db/client";
import { insertion } from "@/db/insert-all";
import { auditEntries, type FieldChange, idempotencyKeys, versions } from "@/db/schema";
import type { Verb } from "@/lib/auth/policy";
import { Refused, Unacceptable } from "@/lib/auth/refusals";
import { can, type Viewer } from "@/lib/auth/viewer";
import { differences, type Row } from "./differences";

/** A table people edit: an id and a version that rises with every change. */
export type Versioned = PgTable & { id: PgColumn; version: PgColumn };

export type Remark = { label?: string | null; reason?: string | null };

/** Tells `change` which row became what; it writes the audit entry and keeps the whole row. */
export type Recorder = <T extends Row>(table: Versioned, before: T | null, after: T, remark?: Remark) => void;

type Noted = { table: Versioned; before: Row | null; after: Row; remark: Remark };
type Actor = {
  userId: number | null;
  userName: string;
  sessionId: number | null;
  unitId: number | null;
  address: string | null;
};

type Options = {
  /** Join a change that is already under way, so that two domains change together or not at all. */
  tx?: Transaction;
  /** A form's own key: the same key and input answer with the first result instead of doing it twice. */
  once?: { key: string; input: unknown };
};

/** What the machine does by itself. Audited like everything else. */
export type SystemVerb =
  | "system.reference"
  | "system.demo"
  | "system.build"
  | "system.administrators"
  | "auth.signIn"
  | "auth.signInFailed"
  | "auth.refused";

/**
 * The only door to a write: permitted, whole, recorded. The work runs in one transaction together with its audit
 * entries and versions. Throws `Refused` when the viewer's roles lack the verb.
 */
export async function change<T>(
  viewer: Viewer,
  verb: Verb,
  work: (tx: Transaction, record: Recorder) => Promise<T>,
  { tx, once }: Options = {},
): Promise<T> {
  if (viewer.preview && verb !== "preview.leave") throw new Refused("正在预览角色，不能写入；请先退出预览");
  if (!can(viewer, verb)) throw new Refused();
  const actor = {
    userId: viewer.userId,
    userName: viewer.name,
    sessionId: viewer.sessionId,
    unitId: viewer.unitId,
    address: viewer.address,
  };
  const inside = (open: Transaction) =>
    once
      ? doOnce(open, viewer.userId, verb, once, () => run(open, actor, verb, work))
      : run(open, actor, verb, work);
  return tx ? inside(tx) : retrying(() => transaction(inside));
}

const system: Actor = { userId: null, userName: "系统", sessionId: null, unitId: null, address: null };

/** The same door for sign-in, jobs, reference data and the demo story. */
export function asSystem<T>(
  verb: SystemVerb,
  work: (tx: Transaction, record: Recorder) => Promise<T>,
  { tx, actor = system }: { tx?: Transaction; actor?: Actor } = {},
): Promise<T> {
  return tx ? run(tx, actor, verb, work) : transaction((open) => run(open, actor, verb, work));
}

/** An entry that changed no record: a sign-in, a refusal, an export. */
export async function remember(
  actor: Partial<Actor>,
  verb: Verb | SystemVerb,
  entry: { label?: string; reason?: string; outcome?: "done" | "refused" },
): Promise<void> {
  const { label, reason, outcome = "done" } = entry;
  await transaction((tx) =>
    tx.insert(auditEntries).values({ ...system, ...actor, verb, entityLabel: label, reason, outcome }),
  );
}

export const actorOf = (viewer: Viewer): Actor => ({
  userId: viewer.userId,
  userName: viewer.name,
  sessionId: viewer.sessionId,
  unitId: viewer.unitId,
  address: viewer.address,
});

async function run<T>(
  tx: Transaction,
  actor: Actor,
  verb: Verb | SystemVerb,
  work: (tx: Transaction, record: Recorder) => Promise<T>,
): Promise<T> {
  const noted: Noted[] = [];
  const result = await work(tx, (table, before, after, remark = {}) => {
    noted.push({ table, before, after, remark });
  });
  await writeAudit(tx, actor, verb, noted);
  return result;
}

const batch = 1_000;

async function writeAudit(tx: Transaction, actor: Actor, verb: string, noted: Noted[]) {
  for (let from = 0; from < noted.length; from += batch)
    await keep(tx, actor, verb, noted.slice(from, from + batch));
}

/**
 * Each entry, and beside it the whole row. The database copies its own rows: what is kept is what is stored, not what
 * the program believes it stored.
 */
async function keep(tx: Transaction, actor: Actor, verb: string, noted: Noted[]) {
  const entries = insertion(
    auditEntries,
    noted.map((one) => entryOf(actor, verb, one)),
  );
  const stored = [...new Set(noted.map(({ table }) => table))].map(
    (table) => sql`
      select e.entity, t.id, t.version, e.id, to_jsonb(t) - 'search_text'
      from entries e join ${table} t on t.id = e.entity_id where e.entity = ${getTableName(table)}`,
  );
  await tx.execute(sql`
    with entries as (${entries} returning id, entity, entity_id)
    insert into ${versions} (entity, entity_id, version, audit_id, row) ${sql.join(stored, sql` union all `)}`);
}

function entryOf(actor: Actor, verb: string, { table, before, after, remark }: Noted) {
  return {
    ...actor,
    verb,
    entity: getTableName(table),
    entityId: Number(after.id),
    entityLabel: remark.label ?? labelOf(after),
    entityVersion: Number(after.version),
    changes: differences(before, after) satisfies FieldChange[],
    reason: remark.reason,
  };
}

function labelOf(row: Row): string | null {
  const label = row.name ?? row.title ?? row.code ?? null;
  return typeof label === "string" ? label.slice(0, 200) : null;
}

async function doOnce<T>(
  tx: Transaction,
  userId: number,
  verb: string,
  once: { key: string; input: unknown },
  work: () => Promise<T>,
): Promise<T> {
  const digest = createHash("sha256").update(JSON.stringify(once.input)).digest("base64url");
  const mine = and(
    eq(idempotencyKeys.userId, userId),
    eq(idempotencyKeys.verb, verb),
    eq(idempotencyKeys.key, once.key),
  );
  const claimed = await tx
    .insert(idempotencyKeys)
    .values({ userId, verb, key: once.key, digest })
    .onConflictDoNothing()
    .returning({ id: idempotencyKeys.id });
  if (claimed.length === 0) {
    const [earlier] = await tx.select().from(idempotencyKeys).where(mine);
    if (earlier?.digest !== digest)
      throw new Unacceptable("这张表单已经提交过，内容又有改动；请刷新页面后再提交");
    return earlier.result as T;
  }
  const result = await work();
  await tx
    .update(idempotencyKeys)
    .set({ result: result ?? null })
    .where(mine);
  return result;
}

const passing = new Set(["40001", "40P01", "55P03"]);

/** Deadlocks and lock waits pass; the work has no effect outside the database, so it may run again. */
async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const cause = (error as { cause?: { code?: string } }).cause ?? (error as { code?: string });
      if (attempt >= 5 || !passing.has(cause?.code ?? "")) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * 20 * (0.5 + Math.random())));
    }
  }
}

/** `where` of an edit: this row, and nobody has saved it since. */
export const isVersion = (table: Versioned, id: number, version: number): SQL | undefined =>
  and(eq(table.id, id), eq(table.version, version));

/** What every update sets beside its own fields. */
export function touched(table: Versioned, viewer: Viewer | null) {
  const columns = getTableColumns(table);
  return {
    version: sql`${table.version} + 1`,
    ...("updatedAt" in columns ? { updatedAt: sql`now()`, updatedBy: viewer?.userId ?? null } : {}),
  };
}
