import "server-only";
import { and, asc, count, eq, isNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { evidence, files, followUps, milestones, promises, users } from "@/db/schema";
import { entriesOf } from "@/lib/dictionaries/queries";
import { type GateFacts, missingFor } from "./gates";
import { investorsOf } from "./investors";
import type { Project } from "./reach";
import { type Stage, stages } from "./rules";

export type StageView = Awaited<ReturnType<typeof stagesOf>>[number];
export type MilestoneView = Awaited<ReturnType<typeof milestonesOf>>[number];

/** All 13 stages in order: planned, reported, passed, accepted, returned. */
export async function stagesOf(project: Project) {
  const names = (column: typeof milestones.reportedBy) =>
    sql<string | null>`(select ${users.name} from ${users} where ${users.id} = ${column})`;
  const [rows, words] = await Promise.all([
    db
      .select({
        id: milestones.id,
        stage: milestones.stage,
        plannedOn: milestones.plannedOn,
        plannedPrecision: milestones.plannedPrecision,
        actualOn: milestones.actualOn,
        actualPrecision: milestones.actualPrecision,
        note: milestones.note,
        reportedById: milestones.reportedBy,
        reportedBy: names(milestones.reportedBy),
        reportedAt: milestones.reportedAt,
        passedBy: names(milestones.passedBy),
        passedAt: milestones.passedAt,
        verifiedBy: names(milestones.verifiedBy),
        verifiedAt: milestones.verifiedAt,
        returnedBy: names(milestones.returnedBy),
        returnedAt: milestones.returnedAt,
        returnReason: milestones.returnReason,
      })
      .from(milestones)
      .where(and(eq(milestones.projectId, project.id), isNull(milestones.deletedAt))),
    entriesOf("stages"),
  ]);
  return stages.map((stage) => {
    const word = words.find(({ code }) => code === stage);
    return {
      stage,
      label: word?.label ?? stage,
      entry: String(word?.attributes.entry ?? ""),
      expectedEvidence: String(word?.attributes.evidence ?? ""),
      milestone: rows.find((row) => row.stage === stage) ?? null,
    };
  });
}

/** The stages with the papers handed in and what is still missing. */
export async function milestonesOf(project: Project, views?: StageView[]) {
  const [known, papers, gathered] = await Promise.all([
    views ?? stagesOf(project),
    papersOf(project.id),
    gateFactsOf(project),
  ]);
  const evidence: GateFacts["evidence"] = {};
  for (const { stage } of papers) evidence[stage as Stage] = (evidence[stage as Stage] ?? 0) + 1;
  const produced = known.find(({ stage }) => stage === "PROD")?.milestone;
  const facts = { ...gathered, plannedProductionOn: produced?.plannedOn ?? null, evidence };
  return known.map((view) => ({
    ...view,
    papers: papers.filter((paper) => paper.stage === view.stage),
    missing: missingFor(view.stage, facts),
  }));
}

export const papersOf = (projectId: number) =>
  db
    .select({
      id: evidence.id,
      stage: milestones.stage,
      kind: evidence.kind,
      datedOn: evidence.datedOn,
      fileKey: files.key,
      name: files.originalName,
      type: files.type,
      size: files.size,
      digest: files.digest,
      uploadedAt: files.uploadedAt,
      uploadedBy: users.name,
    })
    .from(evidence)
    .innerJoin(milestones, eq(milestones.id, evidence.milestoneId))
    .innerJoin(files, eq(files.id, evidence.fileId))
    .innerJoin(users, eq(users.id, files.uploadedBy))
    .where(and(eq(milestones.projectId, projectId), isNull(evidence.deletedAt)))
    .orderBy(asc(evidence.id));

/** What a gate looks at beside the milestones and their papers. */
async function gateFactsOf(project: Project): Promise<Omit<GateFacts, "plannedProductionOn" | "evidence">> {
  const [investors, promised, [talks]] = await Promise.all([
    investorsOf(project.id),
    promisesOf(project.id),
    db
      .select({ n: count() })
      .from(followUps)
      .where(and(eq(followUps.projectId, project.id), isNull(followUps.deletedAt))),
  ]);
  return {
    ...project,
    hasInvestor: investors.some(({ role }) => role !== "company"),
    hasCreditedCompany: investors.some(({ role, creditCode }) => role === "company" && creditCode !== null),
    totalYuan: project.totalInvestmentYuan,
    fixedYuan: project.fixedInvestmentYuan,
    expectedTaxYuan: project.expectedTaxYuan,
    followUps: talks?.n ?? 0,
    promises: promised,
  };
}

export const promisesOf = (projectId: number) =>
  db
    .select()
    .from(promises)
    .where(and(eq(promises.projectId, projectId), isNull(promises.deletedAt)))
    .orderBy(asc(promises.id));
