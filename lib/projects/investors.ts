import "server-only";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { among } from "@/db/among";
import { db, type Transaction } from "@/db/client";
import { companies, projectInvestors } from "@/db/schema";
import { type Recorder, touched } from "@/lib/audit/change";
import { reaches } from "@/lib/auth/reach";
import { Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import type { InvestorInput } from "./input";
import type { Project } from "./reach";

const standing = (projectId: number) =>
  and(eq(projectInvestors.projectId, projectId), isNull(projectInvestors.deletedAt));

const keyOf = ({ companyId, role }: { companyId: number; role: string }) => `${companyId} ${role}`;

/** Makes the project's investors what the form says; answers with their names for lists and search. */
export async function replaceInvestors(
  tx: Transaction,
  viewer: Viewer,
  project: Project,
  wanted: InvestorInput[],
  record: Recorder,
): Promise<string> {
  if (new Set(wanted.map(keyOf)).size < wanted.length)
    throw new Unacceptable("同一家企业重复填写了，请删去一条", { investors: "投资方重复" });
  const now = await tx
    .select()
    .from(projectInvestors)
    .where(standing(project.id))
    .orderBy(asc(projectInvestors.id));
  const known = new Set(now.map(({ companyId }) => companyId));
  const names = await companyNames(tx, viewer, [
    { investors: wanted.filter(({ companyId }) => !known.has(companyId)), project },
  ]);
  for (const [id, name] of await namesOf(tx, [...known])) names.set(id, name);
  const label = (one: { companyId: number }) => `${project.name} 投资方 ${names.get(one.companyId) ?? ""}`;
  const wantedKeys = new Map(wanted.map((one) => [keyOf(one), one]));
  for (const before of now) {
    const keep = wantedKeys.get(keyOf(before));
    wantedKeys.delete(keyOf(before));
    if (keep && Number(keep.share ?? -1) === Number(before.share ?? -1)) continue;
    const [after] = await tx
      .update(projectInvestors)
      .set({
        ...(keep ? { share: keep.share } : { deletedAt: sql`now()` }),
        ...touched(projectInvestors, viewer),
      })
      .where(eq(projectInvestors.id, before.id))
      .returning();
    if (after) record(projectInvestors, before, after, { label: label(after) });
  }
  const added = [...wantedKeys.values()];
  if (added.length > 0) {
    const rows = added.map((one) => ({
      ...one,
      projectId: project.id,
      createdBy: viewer.userId,
      updatedBy: viewer.userId,
    }));
    for (const row of await tx.insert(projectInvestors).values(rows).returning())
      record(projectInvestors, null, row, { label: label(row) });
  }
  return wanted.map(({ companyId }) => names.get(companyId) ?? "").join("、");
}

async function namesOf(tx: Transaction, ids: number[]): Promise<[number, string][]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ id: companies.id, name: companies.name })
    .from(companies)
    .where(among(companies.id, ids));
  return rows.map(({ id, name }) => [id, name]);
}

export type Investor = {
  id: number;
  companyId: number;
  code: string;
  name: string;
  creditCode: string | null;
  role: string;
  share: string | null;
};

export function investorsOf(projectId: number): Promise<Investor[]> {
  return db
    .select({
      id: projectInvestors.id,
      companyId: projectInvestors.companyId,
      code: companies.code,
      name: companies.name,
      creditCode: companies.creditCode,
      role: projectInvestors.role,
      share: projectInvestors.share,
    })
    .from(projectInvestors)
    .innerJoin(companies, eq(companies.id, projectInvestors.companyId))
    .where(standing(projectId))
    .orderBy(asc(projectInvestors.id));
}

/** The investors' names, as far as the viewer may see those companies. */
export async function companyNames(
  tx: Transaction,
  viewer: Viewer,
  entries: { investors: InvestorInput[]; project: { unitId: number } }[],
) {
  const ids = [...new Set(entries.flatMap(({ investors }) => investors.map(({ companyId }) => companyId)))];
  if (ids.length === 0) return new Map<number, string>();
  const found = await tx
    .select({
      id: companies.id,
      name: companies.name,
      unitId: companies.unitId,
      isChainLeader: companies.isChainLeader,
      deletedAt: companies.deletedAt,
    })
    .from(companies)
    .where(among(companies.id, ids));
  const usable = found.filter(
    (company) => !company.deletedAt && (company.isChainLeader || reaches(viewer, "company.read", company)),
  );
  if (usable.length < ids.length)
    throw new Unacceptable("有一家投资方不存在或不在您的范围内，请重新选择", {
      investors: "请重新选择投资方",
    });
  return new Map(usable.map(({ id, name }) => [id, name]));
}
