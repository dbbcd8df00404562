import "server-only";
import { and, count, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { evidence, milestones, notices, projectCodes, type projects, serials, units } from "@/db/schema";
import { change } from "@/lib/audit/change";
import { Refused, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { labelsOf } from "@/lib/dictionaries/queries";
import { noteEvent } from "@/lib/projects/events";
import { type Project, projectInReach } from "@/lib/projects/reach";
import { needsAcceptance } from "@/lib/projects/rules";
import { type Milestone, refreshStage } from "@/lib/projects/stage-cache";
import { searchTextOf } from "@/lib/search/search-text";
import { beginBuild } from "./build";
import type { Judgement, ReasonedJudgement } from "./input";
import { milestoneAt, requireVersion, setMilestone } from "./rows";

/** The project as a judgement left it: whoever judged it may go on from there without reading it again. */
export type Left = { code: string; version: number };
const leftAs = ({ code, version }: Project): Left => ({ code, version });

/** The county reviewer passes a reported milestone on to the city. Never one's own report. */
export function passMilestone(viewer: Viewer, { code, version, stage }: Judgement): Promise<Left> {
  return change(viewer, "project.pass", async (tx, record) => {
    const project = await projectInReach(tx, viewer, "project.pass", code);
    await requireVersion(tx, project, version);
    const before = await waiting(tx, viewer, project, stage);
    if (before.reportedBy === viewer.userId)
      throw new Refused("不能审核自己填报的节点，请由另一位审核员办理");
    if (before.passedAt) throw new Unacceptable("这个节点已经审核过，正在等市招商中心认定");
    await requireEvidence(tx, before);
    const after = await setMilestone(tx, viewer, before, {
      passedBy: viewer.userId,
      passedAt: new Date().toISOString(),
      returnedBy: null,
      returnedAt: null,
      returnReason: null,
    });
    record(milestones, before, after, { label: `${project.name} ${stage}` });
    return leftAs(await refreshStage(tx, viewer, project, record));
  });
}

/** 认定 by the city: from now on the milestone counts. A verified formal signing gives the project its serial code. */
export function verifyMilestone(viewer: Viewer, { code, version, stage }: Judgement): Promise<Left> {
  return change(viewer, "project.verify", async (tx, record) => {
    const project = await projectInReach(tx, viewer, "project.verify", code);
    await requireVersion(tx, project, version);
    const before = await waiting(tx, viewer, project, stage);
    if (before.reportedBy === viewer.userId)
      throw new Refused("不能认定自己填报的节点，请由市招商中心另一位同志办理");
    if (!before.passedAt && (await hasReviewer(tx, project)))
      throw new Unacceptable("县区审核员还没有审核通过，请等县区审核后再认定");
    await requireEvidence(tx, before, viewer);
    const after = await setMilestone(tx, viewer, before, {
      verifiedBy: viewer.userId,
      verifiedAt: new Date().toISOString(),
      countedAmount: stage === "SIGN" ? project.totalInvestment : null,
    });
    record(milestones, before, after, { label: `${project.name} ${stage}` });
    await noteEvent(tx, viewer, project.id, {
      kind: "verified",
      toValue: stage,
      effectiveOn: after.actualOn ?? undefined,
    });
    if (stage === "START") await beginBuild(tx, viewer, project.id, after.actualOn ?? "");
    const coded = stage === "SIGN" ? await giveSerial(tx, viewer, project, after) : {};
    const verified = await refreshStage(tx, viewer, project, record, coded);
    await tell(tx, viewer, verified, before, "认定通过");
    return leftAs(verified);
  });
}

/** Back to its author with a reason, from the reviewer or from the city; what was accepted stops counting. */
export function returnMilestone(
  viewer: Viewer,
  { code, version, stage, reason }: ReasonedJudgement,
): Promise<void> {
  return change(viewer, "project.return", async (tx, record) => {
    const project = await projectInReach(tx, viewer, "project.return", code);
    await requireVersion(tx, project, version);
    const before = await milestoneAt(tx, viewer, project, stage);
    if (!before.actualOn) throw new Unacceptable("这个节点还没有填报，不用退回");
    const isCity = viewer.grants.some(({ role }) => role === "cityOfficer" || role === "cityHead");
    if (before.verifiedAt && !isCity) throw new Refused("已认定的节点只能由市招商中心退回");
    const after = await setMilestone(tx, viewer, before, {
      verifiedBy: null,
      verifiedAt: null,
      countedAmount: null,
      passedBy: null,
      passedAt: null,
      returnedBy: viewer.userId,
      returnedAt: new Date().toISOString(),
      returnReason: reason,
    });
    record(milestones, before, after, { label: `${project.name} ${stage}`, reason });
    await noteEvent(tx, viewer, project.id, { kind: "returned", toValue: stage, reason });
    await refreshStage(tx, viewer, project, record, { reason });
    await tell(tx, viewer, project, before, `被退回：${reason}`);
  });
}

async function waiting(
  tx: Transaction,
  viewer: Viewer,
  project: Project,
  stage: Judgement["stage"],
): Promise<Milestone> {
  if (!needsAcceptance(stage)) throw new Unacceptable("这个阶段以日期为准，不用认定");
  const milestone = await milestoneAt(tx, viewer, project, stage);
  if (!milestone.actualOn) throw new Unacceptable("这个节点还没有填报，不能认定");
  if (milestone.verifiedAt) throw new Unacceptable("这个节点已经认定");
  if (milestone.returnedAt) throw new Unacceptable("这个节点已退回，请等承接单位重新填报");
  return milestone;
}

/** A date without a paper does not count; nor does a paper the judge brought himself. */
async function requireEvidence(tx: Transaction, milestone: Milestone, judge?: Viewer) {
  const papers = await tx
    .select({ by: evidence.createdBy })
    .from(evidence)
    .where(and(eq(evidence.milestoneId, milestone.id), isNull(evidence.deletedAt)));
  if (papers.length === 0) throw new Unacceptable("还没有佐证材料，不能通过；请退回补充材料");
  if (judge && papers.every(({ by }) => by === judge.userId))
    throw new Refused("材料都由您本人上传，请由另一位同志认定");
}

/** Counties and zones have their own reviewers; what the city itself carries goes straight to acceptance. */
async function hasReviewer(tx: Transaction, project: Project): Promise<boolean> {
  const [found] = await tx
    .select({ n: count() })
    .from(units)
    .where(and(eq(units.id, project.unitId), inArray(units.kind, ["county", "zone"])));
  return (found?.n ?? 0) > 0;
}

/** QZ2026-0001: gapless within the year of signing. The serial's row stays locked until the change ends. */
async function giveSerial(tx: Transaction, viewer: Viewer, project: Project, milestone: Milestone) {
  if (project.code.startsWith("QZ")) return {};
  const year = (milestone.actualOn ?? "").slice(0, 4);
  const [serial] = await tx
    .insert(serials)
    .values({ name: `QZ${year}`, last: 1 })
    .onConflictDoUpdate({ target: serials.name, set: { last: sql`${serials.last} + 1` } })
    .returning();
  const code = `QZ${year}-${String(serial?.last ?? 0).padStart(4, "0")}`;
  await tx.insert(projectCodes).values({ code, projectId: project.id });
  await noteEvent(tx, viewer, project.id, { kind: "coded", fromValue: project.code, toValue: code });
  const searchText = searchTextOf(
    project.name,
    project.investorNames,
    code,
    project.approvalCode,
    project.sourceNumber,
    project.code,
  );
  return { code, searchText } satisfies Partial<typeof projects.$inferInsert>;
}

async function tell(tx: Transaction, viewer: Viewer, project: Project, milestone: Milestone, what: string) {
  if (!milestone.reportedBy || milestone.reportedBy === viewer.userId) return;
  const words = await labelsOf("stages");
  await tx.insert(notices).values({
    userId: milestone.reportedBy,
    kind: "milestone",
    projectId: project.id,
    body: `${project.name}：${words.get(milestone.stage) ?? milestone.stage}${what}`,
    fromUserId: viewer.userId,
  });
}
