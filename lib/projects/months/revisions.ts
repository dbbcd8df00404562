import "server-only";
import { and, asc, desc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { monthCloses, monthlyReports, progress, projects, units, users, versions } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import type { Month } from "@/lib/date/day";
import { showWan } from "@/lib/money/yuan";
import { type Fact, seriesOf } from "@/lib/projects/progress/rows";
import { seriesName } from "@/lib/projects/progress/rules";
import { readableProjects } from "@/lib/projects/reach";

/** 修订: a number of a month that was closed with another one, or with none. */
export type Revision = { atClose: number | null };

type Dated = Pick<Fact, "id" | "month" | "cumulative" | "createdAt" | "updatedAt" | "deletedAt">;
type Kept = { cumulative: number; deleted_at: string | null };

/** Which of these numbers are no longer what their month was closed with, and what that was. */
export async function revisionsOf(facts: readonly Dated[]): Promise<ReadonlyMap<number, Revision>> {
  const closes = await closesOf([...new Set(facts.map(({ month }) => month))]);
  const later = facts.filter(({ month, updatedAt }) => updatedAt > (closes.get(month) ?? updatedAt));
  if (later.length === 0) return new Map();
  const kept = await db
    .select({ id: versions.entityId, on: versions.recordedAt, row: versions.row })
    .from(versions)
    .where(
      and(
        eq(versions.entity, "progress"),
        inArray(
          versions.entityId,
          later.map(({ id }) => id),
        ),
      ),
    )
    .orderBy(asc(versions.version));
  return new Map(
    later.flatMap((fact): [number, Revision][] => {
      const closedAt = closes.get(fact.month) ?? "";
      const own = kept.filter(({ id }) => id === fact.id);
      // What was written before versions were kept stands as the first of them.
      const stood =
        own.filter(({ on }) => on <= closedAt).at(-1) ?? (fact.createdAt <= closedAt ? own[0] : undefined);
      const row = stood?.row as Kept | undefined;
      const atClose = row && row.deleted_at === null ? row.cumulative : null;
      const now = fact.deletedAt === null ? fact.cumulative : null;
      return atClose === now ? [] : [[fact.id, { atClose }]];
    }),
  );
}

/** The moment each of these months was closed; an open one is not there. */
export async function closesOf(months: readonly Month[]): Promise<ReadonlyMap<Month, string>> {
  if (months.length === 0) return new Map();
  const rows = await db
    .select({ month: monthCloses.month, at: monthCloses.createdAt })
    .from(monthCloses)
    .where(inArray(monthCloses.month, [...months]));
  return new Map(rows.map(({ month, at }) => [month, at]));
}

/** In the words of the record, beside the number. */
export const revisionInWords = ({ atClose }: Revision): string =>
  atClose === null ? "月结后补报" : `月结时 ${showWan(atClose)}`;

export type RevisedNumber = {
  id: number;
  code: string;
  project: string;
  unit: string;
  item: string;
  /** 万元; null where nothing stood. */
  atClose: string | null;
  now: string | null;
  reason: string | null;
  by: string | null;
  on: string;
};

const longest = 500;

/** Every number of a closed month that was changed since, as far as the viewer may see its project. */
export async function revisedSinceClose(viewer: Viewer, month: Month): Promise<RevisedNumber[]> {
  const rows = await db
    .select({
      fact: progress,
      code: projects.code,
      project: projects.name,
      unit: units.shortName,
      by: users.name,
    })
    .from(progress)
    .innerJoin(monthCloses, eq(monthCloses.month, progress.month))
    .innerJoin(projects, eq(projects.id, progress.projectId))
    .innerJoin(units, eq(units.id, projects.unitId))
    .leftJoin(users, eq(users.id, progress.updatedBy))
    .where(
      and(eq(progress.month, month), gt(progress.updatedAt, monthCloses.createdAt), readableProjects(viewer)),
    )
    .orderBy(desc(progress.updatedAt), asc(progress.id))
    .limit(longest);
  const revisions = await revisionsOf(rows.map(({ fact }) => fact));
  return rows.flatMap(({ fact, ...row }) => {
    const revision = revisions.get(fact.id);
    if (!revision) return [];
    const shown = (units: number | null) => (units === null ? null : showWan(units));
    return [
      {
        ...row,
        id: fact.id,
        item: `${seriesName(seriesOf(fact))}累计`,
        atClose: shown(revision.atClose),
        now: shown(fact.deletedAt === null ? fact.cumulative : null),
        reason: fact.fallReason,
        on: fact.updatedAt.slice(0, 16),
      },
    ];
  });
}

/** Words about a closed month that were written or changed since. */
export const wordsSinceClose = (viewer: Viewer, month: Month) =>
  db
    .select({
      id: monthlyReports.id,
      code: projects.code,
      project: projects.name,
      unit: units.shortName,
      by: users.name,
      on: sql<string>`to_char(${monthlyReports.updatedAt}, 'YYYY-MM-DD HH24:MI')`,
    })
    .from(monthlyReports)
    .innerJoin(monthCloses, eq(monthCloses.month, monthlyReports.month))
    .innerJoin(projects, eq(projects.id, monthlyReports.projectId))
    .innerJoin(units, eq(units.id, projects.unitId))
    .leftJoin(users, eq(users.id, monthlyReports.updatedBy))
    .where(
      and(
        eq(monthlyReports.month, month),
        isNull(monthlyReports.deletedAt),
        gt(monthlyReports.updatedAt, monthCloses.createdAt),
        readableProjects(viewer),
      ),
    )
    .orderBy(desc(monthlyReports.updatedAt))
    .limit(longest);
