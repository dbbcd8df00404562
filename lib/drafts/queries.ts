import "server-only";
import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { drafts } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";

/** What the viewer typed into a form and never saved. */
export async function draftOf(viewer: Viewer, form: string) {
  const [draft] = await db
    .select({ data: drafts.data, savedAt: drafts.savedAt })
    .from(drafts)
    .where(and(eq(drafts.userId, viewer.userId), eq(drafts.form, form)));
  return draft ?? null;
}
