import "server-only";
import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Reader, Transaction } from "@/db/client";
import { companies, milestones, progress, projectCodes, projectInvestors, projects } from "@/db/schema";
import { withinReach } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import type { Project } from "@/lib/projects/queries";

export type Milestone = typeof milestones.$inferSelect;
export type Fact = typeof progress.$inferSelect;
export type Share = { companyId: number; name: string; role: string; share: string | null };

export type Asked = {
  codes: readonly string[];
  approvalCodes: readonly string[];
  sourceNumbers: readonly string[];
  nameKeys: readonly string[];
  unitIds: readonly number[];
};

const among = (values: readonly (string | number)[], type: "text" | "bigint") =>
  sql`any(${sql.param([...values])}::${sql.raw(type)}[])`;

/** Projects the viewer may import into that carry one of the asked keys, each with the codes it ever had. */
export async function likelyProjects(
  from: Reader | Transaction,
  viewer: Viewer,
  asked: Asked,
): Promise<Project[]> {
  const inUnits = sql`${projects.unitId} = ${among(asked.unitIds, "bigint")}`;
  const questions: SQL[] = [
    sql`${projects.id} = any(array(select ${projectCodes.projectId} from ${projectCodes} where ${projectCodes.code} = ${among(asked.codes, "text")}))`,
    sql`${projects.approvalCode} = ${among(asked.approvalCodes, "text")}`,
    sql`${inUnits} and ${projects.sourceNumber} = ${among(asked.sourceNumbers, "text")}`,
    sql`${inUnits} and ${projects.nameKey} = ${among(asked.nameKeys, "text")}`,
  ];
  const wanted = [asked.codes, asked.approvalCodes, asked.sourceNumbers, asked.nameKeys];
  const found = new Map<number, Project>();
  for (const [i, question] of questions.entries()) {
    if (wanted[i]?.length === 0) continue;
    const rows = await from
      .select()
      .from(projects)
      .where(
        and(
          question,
          isNull(projects.deletedAt),
          withinReach(viewer, "project.import", { unitId: projects.unitId }),
        ),
      );
    for (const row of rows) found.set(row.id, row);
  }
  return [...found.values()];
}

/** The project each of these codes stands for now or stood for once. */
export async function projectsByCode(
  from: Reader | Transaction,
  codes: readonly string[],
): Promise<Map<string, number>> {
  if (codes.length === 0) return new Map();
  const rows = await from
    .select({ code: projectCodes.code, id: projectCodes.projectId })
    .from(projectCodes)
    .where(inArray(projectCodes.code, [...codes]));
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** What belongs to each of these projects. */
export type Parts = {
  milestones: ReadonlyMap<number, Milestone[]>;
  shares: ReadonlyMap<number, Share[]>;
  facts: ReadonlyMap<number, Fact[]>;
};

export async function partsOf(from: Reader | Transaction, ids: readonly number[]): Promise<Parts> {
  if (ids.length === 0) return { milestones: new Map(), shares: new Map(), facts: new Map() };
  const these = among(ids, "bigint");
  const dated = await from
    .select()
    .from(milestones)
    .where(and(sql`${milestones.projectId} = ${these}`, isNull(milestones.deletedAt)));
  const shares = await from
    .select({
      projectId: projectInvestors.projectId,
      companyId: projectInvestors.companyId,
      name: companies.name,
      role: projectInvestors.role,
      share: projectInvestors.share,
    })
    .from(projectInvestors)
    .innerJoin(companies, eq(companies.id, projectInvestors.companyId))
    .where(and(sql`${projectInvestors.projectId} = ${these}`, isNull(projectInvestors.deletedAt)))
    .orderBy(projectInvestors.id);
  const facts = await from
    .select()
    .from(progress)
    .where(and(sql`${progress.projectId} = ${these}`, isNull(progress.deletedAt)))
    .orderBy(progress.month);
  return { milestones: byProject(dated), shares: byProject(shares), facts: byProject(facts) };
}

function byProject<T extends { projectId: number }>(rows: readonly T[]): Map<number, T[]> {
  const grouped = new Map<number, T[]>();
  for (const row of rows) {
    const group = grouped.get(row.projectId);
    if (group) group.push(row);
    else grouped.set(row.projectId, [row]);
  }
  return grouped;
}

export const companyAt = (unitId: number, key: string): string => `${unitId} ${key}`;

/** Ids of the units' companies by `companyAt`. */
export async function knownCompanies(
  from: Reader | Transaction,
  wanted: readonly { unitId: number; key: string }[],
): Promise<Map<string, number>> {
  if (wanted.length === 0) return new Map();
  const unitIds = [...new Set(wanted.map(({ unitId }) => unitId))];
  const keys = [...new Set(wanted.map(({ key }) => key))];
  const rows = await from
    .select({ id: companies.id, unitId: companies.unitId, key: companies.nameKey })
    .from(companies)
    .where(
      and(
        sql`${companies.unitId} = ${among(unitIds, "bigint")}`,
        sql`${companies.nameKey} = ${among(keys, "text")}`,
        isNull(companies.deletedAt),
      ),
    );
  return new Map(rows.map(({ id, unitId, key }) => [companyAt(unitId, key), id]));
}
