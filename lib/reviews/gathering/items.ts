import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";
import type { ItemFigures } from "@/lib/reviews/figures";
import type { ReviewItem } from "@/lib/reviews/reach";
import { projectFigures } from "./projects";
import { assignmentsById, promisesById } from "./promises";
import { topicFigures } from "./topics";

type Look = { since: Day | null; before: number | null };

/** What each item's page shows, as things stand now. */
export async function liveFigures(
  viewer: Viewer,
  items: readonly ReviewItem[],
  look: Look,
): Promise<ReadonlyMap<number, ItemFigures>> {
  const idsOf = (ids: (number | null)[]) => [...new Set(ids.filter((id) => id !== null))];
  const topics = items.filter(({ kind }) => kind === "topic");
  const [projects, promised, assigned, told] = await Promise.all([
    projectFigures(viewer, idsOf(items.map(({ projectId }) => projectId)), look),
    promisesById(idsOf(items.map(({ resolutionId }) => resolutionId))),
    assignmentsById(idsOf(items.map(({ assignmentId }) => assignmentId))),
    Promise.all(topics.map(async ({ id, topic }) => [id, await topicFigures(viewer, topic)] as const)),
  ]);
  const topicOf = new Map(told);
  return new Map(
    items.flatMap((item): [number, ItemFigures][] => {
      const project = item.projectId === null ? null : (projects.get(item.projectId) ?? null);
      if (item.kind === "project") return project ? [[item.id, { kind: "project", project }]] : [];
      const topic = topicOf.get(item.id);
      if (topic) return [[item.id, { kind: "topic", topic }]];
      const promise = promised.get(item.resolutionId ?? 0) ?? assigned.get(item.assignmentId ?? 0);
      return promise ? [[item.id, { kind: "resolution", promise, project }]] : [];
    }),
  );
}

/** For those who do not see whole meetings: nothing that was decided together with other projects. */
export function withinOwn(figures: ItemFigures, seesProject: boolean): ItemFigures {
  if (figures.kind === "topic" || !figures.project) return figures;
  if (figures.kind === "resolution" && !seesProject) return { ...figures, project: null };
  const promised = figures.project.promised.filter(({ alone }) => alone);
  const project = { ...figures.project, promised };
  return figures.kind === "project" ? { ...figures, project } : { ...figures, project };
}
