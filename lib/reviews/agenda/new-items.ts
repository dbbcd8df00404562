import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assignmentProjects, projects, resolutionProjects, type reviewItems, units } from "@/db/schema";
import { Missing, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { readableProjects } from "@/lib/projects/reach";
import type { Addition } from "@/lib/reviews/input";
import { type Topic, topicNames } from "@/lib/reviews/rules";
import type { Candidate } from "./found";

const usualMinutes = 5;

export type NewItem = Omit<typeof reviewItems.$inferInsert, "reviewId" | "position">;

/** What was asked for as an item of an agenda; why it is there comes from the candidates, never from the browser. */
export async function newItemOf(
  tx: Transaction,
  viewer: Viewer,
  one: Addition,
  candidates: readonly Candidate[],
): Promise<NewItem> {
  if (one.kind === "topic") {
    const title = one.title ?? topicNames[one.topic];
    const unitId = await presenterOf(tx, one.topic);
    return {
      kind: "topic",
      topic: one.topic,
      unitId,
      title,
      minutes: one.minutes,
      rule: "MANUAL",
      reason: "会议安排",
    };
  }
  if (one.kind === "resolution") {
    const found = candidates.find(({ resolutionId }) => resolutionId === one.resolutionId);
    if (!found) throw new Unacceptable("这条议定事项已经办结或不存在，请刷新候选清单");
    return resolutionItem(tx, found);
  }
  if (one.kind === "assignment") {
    const found = candidates.find(({ assignment }) => assignment === one.assignment);
    if (!found) throw new Unacceptable("这项督办已经提交、办结或改期，请刷新候选清单");
    return assignmentItem(tx, found);
  }
  const found = candidates.find(({ rule, project }) => rule === one.rule && project === one.project);
  if (one.rule !== null && !found) throw new Unacceptable("候选事项已经变化，请刷新候选清单");
  return projectItem(tx, viewer, one.project, found ?? null);
}

/** The fund company and the finance office speak to their own topics, and see them. */
async function presenterOf(tx: Transaction, topic: Topic): Promise<number | null> {
  const kind = presenters[topic];
  if (!kind) return null;
  const [unit] = await tx
    .select({ id: units.id })
    .from(units)
    .where(and(eq(units.kind, kind), isNull(units.validTo)))
    .orderBy(asc(units.position))
    .limit(1);
  return unit?.id ?? null;
}

const presenters: Partial<Record<Topic, string>> = { funds: "fund", listings: "finance" };

/** A resolution about one project brings that project's page along. */
async function resolutionItem(tx: Transaction, found: Candidate): Promise<NewItem> {
  const linked = await tx
    .select({ id: resolutionProjects.projectId })
    .from(resolutionProjects)
    .where(eq(resolutionProjects.resolutionId, found.resolutionId ?? 0));
  return { ...owedItem(found, linked), resolutionId: found.resolutionId };
}

/** Answered for like a resolution, with the page of its project where it is about one. */
async function assignmentItem(tx: Transaction, found: Candidate): Promise<NewItem> {
  const linked = await tx
    .select({ id: assignmentProjects.projectId })
    .from(assignmentProjects)
    .where(eq(assignmentProjects.assignmentId, found.assignmentId ?? 0));
  return { ...owedItem(found, linked), assignmentId: found.assignmentId };
}

const owedItem = (found: Candidate, linked: readonly { id: number }[]): NewItem => ({
  kind: "resolution",
  projectId: linked.length === 1 ? linked[0]?.id : null,
  title: found.title.slice(0, 80),
  minutes: found.minutes,
  rule: found.rule,
  reason: found.reason,
  unitId: found.unitId,
});

async function projectItem(
  tx: Transaction,
  viewer: Viewer,
  code: string,
  found: Candidate | null,
): Promise<NewItem> {
  const [project] = await tx
    .select()
    .from(projects)
    .where(and(eq(projects.code, code), readableProjects(viewer)));
  if (!project) throw new Missing("没有找到这个项目，可能已被作废");
  return {
    kind: "project",
    projectId: project.id,
    title: project.name,
    minutes: found?.minutes ?? usualMinutes,
    rule: found?.rule ?? "MANUAL",
    reason: found?.reason ?? "会议安排",
    unitId: project.unitId,
    presenter: project.owner,
    obstacle: project.problem ?? project.demand,
  };
}
