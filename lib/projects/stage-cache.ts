import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { milestones, projects } from "@/db/schema";
import { type Recorder, touched } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import { refreshLights } from "./lights/cache";
import type { Project } from "./reach";
import { type MilestoneState, type Stage, stageOf, verifiedStageOf } from "./rules";

export type Milestone = typeof milestones.$inferSelect;

export const milestonesOf = (tx: Transaction, projectId: number): Promise<Milestone[]> =>
  tx
    .select()
    .from(milestones)
    .where(and(eq(milestones.projectId, projectId), isNull(milestones.deletedAt)));

/** What a project row repeats of its milestones, so that lists and sums need not join. */
function cacheOf(all: Milestone[]) {
  const states = all.map(
    ({ stage, actualOn, verifiedAt }): MilestoneState => ({ stage: stage as Stage, actualOn, verifiedAt }),
  );
  const of = (stage: Stage) => all.find((one) => one.stage === stage);
  const verifiedOn = (stage: Stage) => (of(stage)?.verifiedAt ? (of(stage)?.actualOn ?? null) : null);
  const stage = stageOf(states);
  return {
    stage,
    stageOn: of(stage)?.actualOn ?? null,
    verifiedStage: verifiedStageOf(states),
    signedOn: verifiedOn("SIGN"),
    startedOn: verifiedOn("START"),
    plannedStartOn: of("START")?.plannedOn ?? null,
  };
}

type More = PgUpdateSetSource<typeof projects> & { reason?: string };

/**
 * Brings the project's stage and lamp in line with its milestones, in the same transaction that changed them.
 * `steps`: the milestones as they are now, where the caller has them at hand.
 */
export async function refreshStage(
  tx: Transaction,
  viewer: Viewer | null,
  before: Project,
  record: Recorder,
  more: More = {},
  steps?: Milestone[],
): Promise<Project> {
  const known = steps ?? (await milestonesOf(tx, before.id));
  // Asked in this order on one connection: the lamp is judged by the row that has just been written.
  const [after] = await Promise.all([
    restage(tx, viewer, before, record, known, more),
    refreshLights(tx, [before.id]),
  ]);
  return after;
}

/** The stage alone, for whoever lights many lamps at once afterwards. Asks the database before it waits for anything. */
export async function restage(
  tx: Transaction,
  viewer: Viewer | null,
  before: Project,
  record: Recorder,
  steps: Milestone[],
  more: More = {},
): Promise<Project> {
  const { reason, ...set } = more;
  const [after] = await tx
    .update(projects)
    .set({ ...cacheOf(steps), ...set, ...touched(projects, viewer) })
    .where(eq(projects.id, before.id))
    .returning()
    .execute();
  if (!after) throw new Error(`project ${before.id} vanished inside its own transaction`);
  record(projects, before, after, { reason });
  return after;
}
