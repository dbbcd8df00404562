import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import { drafts } from "@/db/schema";
import { Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";

const longestDraft = 60_000;

/** Half-typed forms are nobody's record: they are kept without an audit entry and belong to their author alone. */
export async function keepDraft(viewer: Viewer, form: string, data: Record<string, unknown>): Promise<void> {
  if (viewer.preview) return;
  if (JSON.stringify(data).length > longestDraft) throw new Unacceptable("内容太长，草稿没有保存");
  await transaction((tx) =>
    tx
      .insert(drafts)
      .values({ userId: viewer.userId, form, data })
      .onConflictDoUpdate({ target: [drafts.userId, drafts.form], set: { data, savedAt: sql`now()` } }),
  );
}

export async function dropDraft(viewer: Viewer, form: string): Promise<void> {
  await transaction((tx) =>
    tx.delete(drafts).where(and(eq(drafts.userId, viewer.userId), eq(drafts.form, form))),
  );
}
