import "server-only";
import type { Transaction } from "@/db/client";
import { auditEntries, type FieldChange } from "@/db/schema";
import type { Verb } from "@/lib/auth/policy";
import type { Viewer } from "@/lib/auth/viewer";
import { actorOf } from "./change";

export type Note = {
  entity: string;
  entityId: number;
  label?: string;
  changes: FieldChange[];
  reason?: string;
};

/** An entry for a row that keeps no versions, a session for one, within the change that touched it. */
export async function note(tx: Transaction, viewer: Viewer, verb: Verb, notes: Note[]): Promise<void> {
  if (notes.length === 0) return;
  await tx
    .insert(auditEntries)
    .values(notes.map(({ label, ...rest }) => ({ ...actorOf(viewer), verb, entityLabel: label, ...rest })));
}
