import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { contacts } from "@/db/schema";
import { change, isVersion, touched } from "@/lib/audit/change";
import { lastEditor } from "@/lib/audit/history";
import { Missing, Stale } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { rawOf } from "@/lib/fields/input";
import { companyInReach } from "./commands";
import { contactFields } from "./fields";
import type { ContactInput } from "./input";

export function logContact(
  viewer: Viewer,
  companyCode: string,
  input: ContactInput,
  once?: string,
): Promise<void> {
  return change(
    viewer,
    "contact.log",
    async (tx, record) => {
      const company = await companyInReach(tx, viewer, "contact.log", companyCode);
      const [added] = await tx
        .insert(contacts)
        .values({ ...input, companyId: company.id, createdBy: viewer.userId, updatedBy: viewer.userId })
        .returning();
      if (added) record(contacts, null, added, { label: `${company.name} ${added.name}` });
    },
    { once: once ? { key: once, input: { ...input, companyCode } } : undefined },
  );
}

export function reviseContact(
  viewer: Viewer,
  companyCode: string,
  id: number,
  version: number,
  input: ContactInput,
): Promise<void> {
  return change(viewer, "contact.revise", async (tx, record) => {
    const company = await companyInReach(tx, viewer, "contact.revise", companyCode);
    const before = await contactOf(tx, company.id, id);
    const [after] = await tx
      .update(contacts)
      .set({ ...input, ...touched(contacts, viewer) })
      .where(isVersion(contacts, id, version))
      .returning();
    if (!after) {
      throw new Stale({
        ...(await lastEditor(tx, "contacts", id)),
        version: before.version,
        values: rawOf(contactFields, before),
      });
    }
    record(contacts, before, after, { label: `${company.name} ${after.name}` });
  });
}

export function removeContact(
  viewer: Viewer,
  companyCode: string,
  id: number,
  version: number,
): Promise<void> {
  return change(viewer, "contact.remove", async (tx, record) => {
    const company = await companyInReach(tx, viewer, "contact.remove", companyCode);
    const before = await contactOf(tx, company.id, id);
    const [after] = await tx
      .update(contacts)
      .set({ deletedAt: sql`now()`, ...touched(contacts, viewer) })
      .where(isVersion(contacts, id, version))
      .returning();
    if (!after) throw new Stale();
    record(contacts, before, after, { label: `${company.name} ${after.name}` });
  });
}

/** A contact of this company and of no other. */
async function contactOf(tx: Transaction, companyId: number, id: number) {
  const [found] = await tx
    .select()
    .from(contacts)
    .where(and(eq(contacts.id, id), eq(contacts.companyId, companyId), isNull(contacts.deletedAt)));
  if (!found) throw new Missing();
  return found;
}
