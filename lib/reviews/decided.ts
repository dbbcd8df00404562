import "server-only";
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { among } from "@/db/among";
import { db } from "@/db/client";
import {
  projects,
  resolutionProjects,
  resolutions,
  reviewItems,
  reviewPapers,
  reviews,
  units,
  users,
} from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { readableProjects } from "@/lib/projects/reach";
import { type Review, readableResolutions, seesWholeMeetings } from "./reach";
import type { Level, PaperKind, ResolutionKind, Verdict } from "./rules";

const department = alias(units, "department");

export type MeetingResolution = Awaited<ReturnType<typeof resolutionsOf>>[number];

/** What was decided, in the order of the agenda. */
export async function resolutionsOf(viewer: Viewer, review: Review) {
  const nameOf = (id: typeof resolutions.ownerId) =>
    sql<string | null>`(select ${users.name} from ${users} where ${users.id} = ${id})`;
  const rows = await db
    .select({
      resolution: resolutions,
      item: reviewItems.title,
      ownerUnit: units.shortName,
      department: department.shortName,
      owner: nameOf(resolutions.ownerId),
      by: nameOf(resolutions.createdBy),
    })
    .from(resolutions)
    .innerJoin(reviews, eq(reviews.id, resolutions.reviewId))
    .leftJoin(reviewItems, eq(reviewItems.id, resolutions.itemId))
    .leftJoin(units, eq(units.id, resolutions.ownerUnitId))
    .leftJoin(department, eq(department.id, resolutions.departmentId))
    .where(and(eq(resolutions.reviewId, review.id), readableResolutions(viewer)))
    .orderBy(asc(resolutions.number), asc(resolutions.id));
  const linked = await linkedProjects(
    viewer,
    rows.map(({ resolution }) => resolution.id),
  );
  return rows.map(({ resolution, item, ...names }) => {
    const {
      id,
      version,
      itemId,
      number,
      kind,
      verdict,
      body,
      level,
      ownerUnitId,
      ownerId,
      departmentId,
      dueOn,
    } = resolution;
    return {
      ...{ id, version, itemId, number, body, ownerUnitId, ownerId, departmentId, dueOn },
      assignmentId: resolution.assignmentId,
      kind: kind as ResolutionKind,
      verdict: verdict as Verdict | null,
      level: level as Level,
      item,
      ...names,
      projects: linked
        .filter(({ resolutionId }) => resolutionId === id)
        .map(({ code, name }) => ({ code, name })),
    };
  });
}

/** Only those the viewer may read: a name is a lead. */
async function linkedProjects(viewer: Viewer, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return db
    .select({ resolutionId: resolutionProjects.resolutionId, code: projects.code, name: projects.name })
    .from(resolutionProjects)
    .innerJoin(projects, eq(projects.id, resolutionProjects.projectId))
    .where(and(among(resolutionProjects.resolutionId, ids), readableProjects(viewer)))
    .orderBy(asc(projects.id));
}

export type MeetingPaper = Awaited<ReturnType<typeof papersOf>>[number];

/** Every version of every paper, the newest first; for those who see whole meetings. */
export async function papersOf(viewer: Viewer, review: Review) {
  if (!seesWholeMeetings(viewer)) return [];
  const signer = alias(users, "signer");
  const rows = await db
    .select({ paper: reviewPapers, by: users.name, signer: signer.name })
    .from(reviewPapers)
    .leftJoin(users, eq(users.id, reviewPapers.createdBy))
    .leftJoin(signer, eq(signer.id, reviewPapers.signedBy))
    .where(and(eq(reviewPapers.reviewId, review.id), isNull(reviewPapers.deletedAt)))
    .orderBy(desc(reviewPapers.id));
  return rows.map(({ paper, ...names }) => ({ ...paper, kind: paper.kind as PaperKind, ...names }));
}
