import "server-only";
import { and, desc, eq, lt, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { reportSnapshots, units, users } from "@/db/schema";
import { withinReach } from "@/lib/auth/reach";
import { Missing } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { digestOf, type Snapshot } from "./snapshot";

/** A city's summary was published to every reader of reports; a unit's stays with those who read the unit. */
const readable = (viewer: Viewer) =>
  withinReach(viewer, "report.read", {
    unitId: reportSnapshots.unitId,
    open: sql`exists (select 1 from ${units} where ${units.id} = ${reportSnapshots.unitId} and ${units.kind} = 'city')`,
  });

const heads = {
  id: reportSnapshots.id,
  code: reportSnapshots.code,
  title: reportSnapshots.title,
  from: reportSnapshots.fromDay,
  to: reportSnapshots.toDay,
  reach: reportSnapshots.reach,
  definitions: reportSnapshots.definitions,
  digest: reportSnapshots.digest,
  issuedAt: reportSnapshots.issuedAt,
  issuedBy: users.name,
  office: units.name,
};

const pageSize = 50;

export type IssuedHead = Awaited<ReturnType<typeof listIssued>>["rows"][number];

/** What was issued, the latest first. */
export async function listIssued(viewer: Viewer, before: number | null) {
  const found = await db
    .select(heads)
    .from(reportSnapshots)
    .innerJoin(users, eq(users.id, reportSnapshots.issuedBy))
    .innerJoin(units, eq(units.id, users.unitId))
    .where(and(readable(viewer), before === null ? undefined : lt(reportSnapshots.id, before)))
    .orderBy(desc(reportSnapshots.id))
    .limit(pageSize + 1);
  const rows = found.slice(0, pageSize);
  return { rows, next: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null };
}

/** One issued summary, word for word; `isWhole` says that its digest still fits. Throws `Missing`. */
export async function findIssued(viewer: Viewer, code: string) {
  const [found] = await db
    .select({ ...heads, content: reportSnapshots.content })
    .from(reportSnapshots)
    .innerJoin(users, eq(users.id, reportSnapshots.issuedBy))
    .innerJoin(units, eq(units.id, users.unitId))
    .where(and(eq(reportSnapshots.code, code), readable(viewer)));
  if (!found) throw new Missing();
  const { content, ...head } = found;
  const snapshot = content as Snapshot;
  return { ...head, snapshot, isWhole: digestOf(snapshot) === head.digest };
}
