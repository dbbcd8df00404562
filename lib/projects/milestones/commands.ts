import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { evidence, files, milestones, promises } from "@/db/schema";
import { change, type Recorder } from "@/lib/audit/change";
import { NeedsConfirmation, Refused, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { noteEvent } from "@/lib/projects/events";
import { wallBefore } from "@/lib/projects/gates";
import { type Project, projectInReach } from "@/lib/projects/reach";
import { backwardsPairs, isTyped, type Stage, stages } from "@/lib/projects/rules";
import { type Milestone, milestonesOf, refreshStage } from "@/lib/projects/stage-cache";
import type { AdvanceInput, PlanInput, ReasonedJudgement } from "./input";
import { milestoneAt, requireVersion, setMilestone, standingPromises } from "./rows";

/** When a stage is meant to be reached. Moving a plan that was already made needs a reason. */
export function planMilestone(
  viewer: Viewer,
  { code, version, stage, plannedOn, reason }: PlanInput,
): Promise<void> {
  return change(viewer, "project.plan", async (tx, record) => {
    const project = await projectInReach(tx, viewer, "project.plan", code);
    await requireVersion(tx, project, version);
    const before = await milestoneAt(tx, viewer, project, stage);
    if (before.plannedOn === plannedOn.day) return;
    if (before.plannedOn && !reason)
      throw new Unacceptable("改动计划日期请写明原因", { reason: "请写明原因" });
    const after = await setMilestone(tx, viewer, before, {
      plannedOn: plannedOn.day,
      plannedPrecision: plannedOn.precision,
    });
    record(milestones, before, after, { label: `${project.name} ${stage}`, reason });
    await noteEvent(tx, viewer, project.id, {
      kind: "planned",
      detail: stage,
      fromValue: before.plannedOn,
      toValue: after.plannedOn,
      reason,
    });
    await refreshStage(tx, viewer, project, record, { reason, movedOn: today() });
  });
}

/** A stage is reached: its day, and the papers that prove it. Counts once the city has accepted it. */
export function advanceProject(viewer: Viewer, input: AdvanceInput): Promise<void> {
  return change(viewer, "project.advance", async (tx, record) => {
    const project = await projectInReach(tx, viewer, "project.advance", input.code);
    await requireVersion(tx, project, input.version);
    const day = input.actualOn.day ?? "";
    if (!isTyped(input.stage)) throw new Unacceptable("在建由系统在开工次月自动转入，不用填报");
    if (day > today())
      throw new Unacceptable("实际日期不能晚于今天；还没发生的请填计划日期", { actualOn: "不能晚于今天" });
    const [promised, steps] = await Promise.all([
      tx
        .select({ kind: promises.kind, review: promises.review })
        .from(promises)
        .where(standingPromises(project.id)),
      milestonesOf(tx, project.id),
    ]);
    const wall = wallBefore(input.stage, promised);
    if (wall) throw new Unacceptable(wall);
    const others = steps.filter(({ stage }) => stage !== input.stage);
    const before =
      steps.find(({ stage }) => stage === input.stage) ??
      (await milestoneAt(tx, viewer, project, input.stage));
    if (before.verifiedAt) throw new Unacceptable("这个节点已认定，不能直接修改；请市招商中心退回后再改");
    requireNews(project, before, input);
    askAboutOrder(others, input);
    const set = {
      actualOn: day,
      actualPrecision: input.actualOn.precision,
      note: input.note,
      reportedBy: viewer.userId,
      reportedAt: new Date().toISOString(),
      ...unjudged,
    };
    const advanced = {
      kind: "advanced",
      fromValue: project.stage,
      toValue: input.stage,
      effectiveOn: day,
      reason: input.note,
    } as const;
    const [after] = await Promise.all([
      setMilestone(tx, viewer, before, set),
      noteEvent(tx, viewer, project.id, advanced),
    ]);
    record(milestones, before, after, { label: `${project.name} ${input.stage}` });
    await attach(tx, viewer, project, after, input.evidence, record);
    const more = { stageDoubt: false, movedOn: today() };
    await refreshStage(tx, viewer, project, record, more, [...others, after]);
  });
}

/** Sent again as it stands is no act; what was returned or doubted is answered by saying it again. */
function requireNews(
  { stageDoubt }: Project,
  before: Milestone,
  { actualOn, note, evidence: papers }: AdvanceInput,
) {
  const same =
    before.actualOn === actualOn.day && before.actualPrecision === actualOn.precision && before.note === note;
  if (same && papers.length === 0 && !before.returnedAt && !stageDoubt)
    throw new Unacceptable("没有改动：日期和说明与已填报的相同，也没有新材料", { actualOn: "没有改动" });
}

const unjudged = {
  passedBy: null,
  passedAt: null,
  returnedBy: null,
  returnedAt: null,
  returnReason: null,
} as const;

/** 先开工后补证 occurs: dates that run backwards are asked about, and the note says why. */
function askAboutOrder(others: Milestone[], { stage, actualOn, note, confirmed }: AdvanceInput) {
  const states = [...others, { stage, actualOn: actualOn.day, verifiedAt: null }].map(
    ({ stage: of, ...rest }) => ({ ...rest, stage: of as Stage }),
  );
  const [pair] = backwardsPairs(states).filter((found) => found.includes(stage));
  if (!pair) return;
  if (!confirmed.includes("backwards")) {
    throw new NeedsConfirmation(
      "这个日期与前后节点的先后顺序相反（后面的节点反而更早）。如属实，请在说明里写明原因后再次提交。",
      "backwards",
    );
  }
  if (!note) throw new Unacceptable("日期先后相反，请在说明里写明原因", { note: "请写明原因" });
}

export type NewEvidence = AdvanceInput["evidence"][number];

/** More papers for a stage already reported. */
export function attachEvidence(
  viewer: Viewer,
  input: { code: string; version: number; stage: Stage; evidence: NewEvidence[] },
): Promise<void> {
  return change(viewer, "project.attach", async (tx, record) => {
    const project = await projectInReach(tx, viewer, "project.attach", input.code);
    await requireVersion(tx, project, input.version);
    const milestone = await milestoneAt(tx, viewer, project, input.stage);
    if (!milestone.actualOn) throw new Unacceptable("请先填报这个节点的日期，再补材料");
    await attach(tx, viewer, project, milestone, input.evidence, record);
    await refreshStage(tx, viewer, project, record, { movedOn: today() });
  });
}

/** Only files the viewer has uploaded and not yet used. */
async function attach(
  tx: Transaction,
  viewer: Viewer,
  project: Project,
  milestone: Milestone,
  given: NewEvidence[],
  record: Recorder,
) {
  if (given.length === 0) return;
  const keys = given.map(({ fileKey }) => fileKey);
  const stored = await tx
    .select()
    .from(files)
    .where(and(inArray(files.key, keys), eq(files.uploadedBy, viewer.userId)));
  const byKey = new Map(stored.filter(({ entityId }) => entityId === null).map((file) => [file.key, file]));
  for (const one of given) {
    const file = byKey.get(one.fileKey);
    if (!file) throw new Unacceptable("有一份材料没有上传成功，请重新上传", { evidence: "请重新上传" });
    if (one.datedOn > today())
      throw new Unacceptable("材料日期不能晚于今天", { evidence: "材料日期不能晚于今天" });
    const [added] = await tx
      .insert(evidence)
      .values({
        milestoneId: milestone.id,
        fileId: file.id,
        kind: one.kind,
        datedOn: one.datedOn,
        createdBy: viewer.userId,
        updatedBy: viewer.userId,
      })
      .returning();
    if (added)
      record(evidence, null, added, { label: `${project.name} ${milestone.stage} ${file.originalName}` });
  }
  await tx.update(files).set({ entity: "projects", entityId: project.id }).where(inArray(files.key, keys));
}

/** Back to an earlier stage: what came after it is cleared, in the open and with a reason. */
export function setBackProject(
  viewer: Viewer,
  { code, version, stage, reason }: ReasonedJudgement,
): Promise<void> {
  return change(viewer, "project.setBack", async (tx, record) => {
    const project = await projectInReach(tx, viewer, "project.setBack", code);
    await requireVersion(tx, project, version);
    const later = (await milestonesOf(tx, project.id)).filter(
      (one) => one.actualOn && stages.indexOf(one.stage as Stage) > stages.indexOf(stage),
    );
    if (later.length === 0) throw new Unacceptable("项目不在这个阶段之后，不用回退");
    const isCity = viewer.grants.some(({ role }) => role === "cityOfficer" || role === "cityHead");
    if (later.some(({ verifiedAt }) => verifiedAt) && !isCity)
      throw new Refused("后面的节点已认定，回退须由市招商中心办理");
    for (const before of later) {
      const after = await setMilestone(tx, viewer, before, {
        actualOn: null,
        actualPrecision: null,
        verifiedBy: null,
        verifiedAt: null,
        countedAmount: null,
        ...unjudged,
      });
      record(milestones, before, after, { label: `${project.name} ${before.stage}`, reason });
    }
    await noteEvent(tx, viewer, project.id, {
      kind: "setBack",
      fromValue: project.stage,
      toValue: stage,
      reason,
    });
    await refreshStage(tx, viewer, project, record, { reason });
  });
}
