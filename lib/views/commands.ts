import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { savedViews } from "@/db/schema";
import { change } from "@/lib/audit/change";
import type { Verb } from "@/lib/auth/policy";
import { Missing, Refused, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { type Scope, scopesOf } from "./queries";

export type ViewInput = { ledger: string; id: number | null; name: string; scope: Scope; query: string };

const verbOf: Readonly<Record<Scope, Verb>> = {
  private: "view.save",
  unit: "view.shareInUnit",
  system: "view.publish",
};

/** A new view, or the same one as it looks now. Sharing is a verb of its own. */
export function saveView(
  viewer: Viewer,
  { id, ledger, name, scope, query }: ViewInput,
): Promise<{ id: string }> {
  return change(viewer, verbOf[scope], async (tx, record) => {
    const set = { name, scope, query, unitId: viewer.unitId };
    if (id === null) {
      const [added] = await tx
        .insert(savedViews)
        .values({ ...set, ledger, userId: viewer.userId })
        .returning();
      if (!added) throw new Unacceptable("视图没有保存成功，请再试一次");
      record(savedViews, null, added);
      return { id: String(added.id) };
    }
    const [before] = await tx
      .select()
      .from(savedViews)
      .where(and(eq(savedViews.id, id), eq(savedViews.ledger, ledger), isNull(savedViews.deletedAt)))
      .for("update");
    requireEditable(viewer, before);
    const [after] = await tx
      .update(savedViews)
      .set({ ...set, version: sql`${savedViews.version} + 1` })
      .where(eq(savedViews.id, id))
      .returning();
    if (after) record(savedViews, before ?? null, after);
    return { id: String(id) };
  });
}

export function removeView(viewer: Viewer, id: number): Promise<void> {
  return change(viewer, "view.remove", async (tx, record) => {
    const [before] = await tx
      .select()
      .from(savedViews)
      .where(and(eq(savedViews.id, id), isNull(savedViews.deletedAt)))
      .for("update");
    requireEditable(viewer, before);
    const [after] = await tx
      .update(savedViews)
      .set({ deletedAt: sql`now()`, version: sql`${savedViews.version} + 1` })
      .where(eq(savedViews.id, id))
      .returning();
    if (after) record(savedViews, before ?? null, after);
  });
}

/** Another person's private view does not exist; a shared one belongs to those who may share. */
function requireEditable(viewer: Viewer, view: typeof savedViews.$inferSelect | undefined): void {
  if (!view || (view.scope === "private" && view.userId !== viewer.userId)) throw new Missing();
  if (view.scope === "unit" && view.unitId !== viewer.unitId) throw new Missing();
  if (view.userId !== viewer.userId && !scopesOf(viewer).includes(view.scope as Scope)) {
    throw new Refused("这是别人共享的视图，您可以另存为自己的视图");
  }
}
