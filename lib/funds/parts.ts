import "server-only";
import { and, eq, getTableColumns, getTableName, isNull, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { files } from "@/db/schema";
import { isVersion, type Recorder, touched, type Versioned } from "@/lib/audit/change";
import { lastEditor } from "@/lib/audit/history";
import { Missing, Stale, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import type { RowTarget } from "./input";

type Part = Versioned & { deletedAt: PgColumn };
type RowOf<T extends Part> = T["$inferSelect"];

export type Told = { label: string; reason?: string };

/** Adds one row that belongs to a fund or a deal. */
export async function addPart<T extends Part>(
  tx: Transaction,
  viewer: Viewer,
  table: T,
  values: T["$inferInsert"],
  record: Recorder,
  told: Told,
): Promise<RowOf<T>> {
  const by = { createdBy: viewer.userId, updatedBy: viewer.userId };
  const [added] = (await tx
    .insert(table)
    .values({ ...values, ...by } as never)
    .returning()) as RowOf<T>[];
  if (!added) throw new Error(`nothing was added to ${getTableName(table)}`);
  record(table, null, added, told);
  return added;
}

/** The row itself, if it still stands and hangs where the caller says it does. */
export async function standingPart<T extends Part>(
  tx: Transaction,
  table: T,
  { id }: { id: number },
  owner: { column: PgColumn; id: number },
): Promise<RowOf<T>> {
  const [found] = (await tx
    .select()
    .from(table as Part)
    .where(and(eq(table.id, id), eq(owner.column, owner.id), isNull(table.deletedAt)))) as RowOf<T>[];
  if (!found) throw new Missing();
  return found;
}

/** Changes one row as it was seen; what stands now comes back as form values when somebody was faster. */
export async function revisePart<T extends Part>(
  tx: Transaction,
  viewer: Viewer,
  table: T,
  { before, version, set }: { before: RowOf<T>; version: number; set: Partial<T["$inferInsert"]> },
  record: Recorder,
  told: Told & { values?: (row: RowOf<T>) => Record<string, unknown> },
): Promise<RowOf<T>> {
  const { id } = before as { id: number };
  const [after] = (await tx
    .update(table)
    .set({ ...set, ...touched(table, viewer) } as never)
    .where(isVersion(table, id, version))
    .returning()) as RowOf<T>[];
  if (!after) {
    throw new Stale({
      ...(await lastEditor(tx, getTableName(table), id)),
      version: (before as { version: number }).version,
      values: told.values?.(before) ?? {},
    });
  }
  record(table, before, after, { label: told.label, reason: told.reason });
  return after;
}

/** Takes a row back; it stays in the history. */
export function removePart<T extends Part>(
  tx: Transaction,
  viewer: Viewer,
  table: T,
  { before, version }: { before: RowOf<T>; version: number },
  record: Recorder,
  told: Told,
): Promise<RowOf<T>> {
  const set = { deletedAt: sql`now()` } as never;
  return revisePart(tx, viewer, table, { before, version, set }, record, told);
}

export type Target = Pick<RowTarget, "id" | "version">;

/** A fresh upload of the viewer's own becomes the paper of this record. */
export async function claimFile(
  tx: Transaction,
  viewer: Viewer,
  key: string | null,
  owner: { entity: "funds" | "fund_deals"; id: number; field: string },
): Promise<number | null> {
  if (!key) return null;
  const [claimed] = await tx
    .update(files)
    .set({ entity: owner.entity, entityId: owner.id })
    .where(and(eq(files.key, key), eq(files.uploadedBy, viewer.userId), isNull(files.entityId)))
    .returning({ id: files.id });
  if (!claimed) throw new Unacceptable("材料没有上传成功，请重新上传", { [owner.field]: "请重新上传" });
  return claimed.id;
}

/** Whether a table of ours names this one still: what is in use cannot be taken away. */
export async function isUsed(tx: Transaction, table: Part, column: PgColumn, id: number): Promise<boolean> {
  const { id: key } = getTableColumns(table) as unknown as { id: PgColumn };
  const [row] = await tx
    .select({ id: key })
    .from(table as Part)
    .where(and(eq(column, id), isNull(table.deletedAt)))
    .limit(1);
  return row !== undefined;
}
