import "server-only";
import { and, desc, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import {
  auditEntries,
  companies,
  investmentRounds,
  listedCompanies,
  listingCases,
  projectInvestors,
  projects,
} from "@/db/schema";
import { isVersion, type Recorder, touched } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import type { UndoneRun } from "@/lib/imports/register";
import { entryAt, takeBack, type Written } from "@/lib/projects/undoing";

const among = (ids: readonly number[]) => sql`any(${sql.param([...ids])}::bigint[])`;

/** Takes a run's projects back, and the companies it recorded that nobody else uses. Answers with why not, by project. */
export async function undoProjects(
  tx: Transaction,
  viewer: Viewer,
  run: UndoneRun,
  ids: readonly number[],
  record: Recorder,
): Promise<ReadonlyMap<number, string | null>> {
  const written = await writtenBy(tx, run, ids);
  const locked = await tx
    .select()
    .from(projects)
    .where(sql`${projects.id} = ${among(ids)}`)
    .orderBy(projects.id)
    .for("update");
  const answers = await takeBack(tx, viewer, locked, { written, reason: run.reason }, record);
  await dropUnusedCompanies(tx, viewer, run, written, record);
  return answers;
}

const parts = ["projects", "milestones", "progress", "project_investors", "companies"];

/** What the run's transactions wrote: entries of one transaction share their moment. */
async function writtenBy(
  tx: Transaction,
  { userId, finishedAt }: UndoneRun,
  ids: readonly number[],
): Promise<Written> {
  const byRun = and(eq(auditEntries.verb, "project.import"), eq(auditEntries.userId, userId));
  const moments = await tx
    .selectDistinctOn([auditEntries.entityId], { at: auditEntries.at })
    .from(auditEntries)
    .where(
      and(
        byRun,
        eq(auditEntries.entity, "projects"),
        sql`${auditEntries.entityId} = ${among(ids)}`,
        lte(auditEntries.at, finishedAt),
      ),
    )
    .orderBy(auditEntries.entityId, desc(auditEntries.id));
  const at = [...new Set(moments.map((one) => one.at))];
  if (at.length === 0) return new Map();
  const entries = await tx
    .select()
    .from(auditEntries)
    .where(and(byRun, inArray(auditEntries.at, at), inArray(auditEntries.entity, parts)));
  return new Map(entries.map((entry) => [entryAt(entry.entity ?? "", entry.entityId ?? 0), entry]));
}

async function dropUnusedCompanies(
  tx: Transaction,
  viewer: Viewer,
  { reason }: UndoneRun,
  written: Written,
  record: Recorder,
): Promise<void> {
  const made = [...written.values()].filter(
    ({ entity, entityVersion }) => entity === "companies" && entityVersion === 1,
  );
  if (made.length === 0) return;
  const named = sql`exists (select 1 from ${projectInvestors} i join ${projects} p on p.id = i.project_id
    where i.company_id = ${companies.id} and i.deleted_at is null and p.deleted_at is null)`;
  const others = [investmentRounds, listingCases, listedCompanies].map(
    (table) => sql`exists (select 1 from ${table} where ${table.companyId} = ${companies.id})`,
  );
  const unused = await tx
    .select()
    .from(companies)
    .where(
      and(
        sql`${companies.id} = ${among(made.flatMap(({ entityId }) => entityId ?? []))}`,
        eq(companies.version, 1),
        isNull(companies.deletedAt),
        sql`not (${sql.join([named, ...others], sql` or `)})`,
      ),
    )
    .for("update");
  for (const before of unused) {
    const [after] = await tx
      .update(companies)
      .set({ deletedAt: sql`now()`, ...touched(companies, viewer) })
      .where(isVersion(companies, before.id, before.version))
      .returning();
    if (after) record(companies, before, after, { reason });
  }
}
