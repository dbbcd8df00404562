import "server-only";
import { and, asc, eq, isNull, or } from "drizzle-orm";
import { db } from "@/db/client";
import { savedViews } from "@/db/schema";
import { unchanged } from "@/db/unchanged";
import { can, type Viewer } from "@/lib/auth/viewer";

export type Scope = "private" | "unit" | "system";

/** The viewer's own views of a ledger, their unit's and the system's. */
export async function viewsOf(viewer: Viewer, ledger: string) {
  const rows = await unchanged(
    db
      .select()
      .from(savedViews)
      .where(
        and(
          eq(savedViews.ledger, ledger),
          isNull(savedViews.deletedAt),
          or(
            eq(savedViews.scope, "system"),
            and(eq(savedViews.scope, "unit"), eq(savedViews.unitId, viewer.unitId)),
            and(eq(savedViews.scope, "private"), eq(savedViews.userId, viewer.userId)),
          ),
        ),
      )
      .orderBy(asc(savedViews.position), asc(savedViews.id))
      .limit(60),
  );
  return rows.map((view) => ({
    id: String(view.id),
    name: view.name,
    scope: view.scope as Scope,
    query: view.query,
    editable:
      view.userId === viewer.userId ||
      (view.scope !== "private" && scopesOf(viewer).includes(view.scope as Scope)),
  }));
}

/** With whom the viewer may share a view. */
export const scopesOf = (viewer: Viewer): Scope[] => [
  "private",
  ...(can(viewer, "view.shareInUnit") ? (["unit"] as const) : []),
  ...(can(viewer, "view.publish") ? (["system"] as const) : []),
];
