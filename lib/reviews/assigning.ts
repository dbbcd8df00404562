import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { projects, resolutionProjects, resolutions, units } from "@/db/schema";
import { assign } from "@/lib/assignments/commands";
import { type Recorder, touched } from "@/lib/audit/change";
import { Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import type { Resolution, Review } from "./reach";
import { type Level, lengthOf, type Verdict, verdictNames } from "./rules";

const longestName = 100;

/** Every resolution becomes an assignment of its owner, in the transaction that closes the meeting: all of them or none. */
export async function assignResolutions(
  tx: Transaction,
  viewer: Viewer,
  review: Review,
  decided: readonly Resolution[],
  record: Recorder,
): Promise<void> {
  const kinds = new Map((await tx.select().from(units)).map(({ id, kind }) => [id, kind]));
  for (const before of decided) {
    const helper = before.departmentId;
    const isDepartment = helper !== null && kinds.get(helper) === "department";
    const assigned = await assign(
      viewer,
      {
        facts: {
          ...wordsOf(before),
          level: before.level as Level,
          ownerUnitId: before.ownerUnitId ?? 0,
          ownerId: before.ownerId,
          departmentId: isDepartment ? helper : null,
          supervisorUnitId: null,
          sourceNote: null,
          dueOn: before.dueOn ?? "",
        },
        helperIds: helper !== null && !isDepartment ? [helper] : [],
        projectCodes: await codesOf(tx, before.id),
      },
      { tx, resolution: { id: before.id, note: `${review.title}议定事项 ${before.number}` } },
    ).catch((error: unknown) => {
      if (!(error instanceof Unacceptable)) throw error;
      throw new Unacceptable(`第 ${before.number} 条交办不了：${error.message}`);
    });
    const [after] = await tx
      .update(resolutions)
      .set({ assignmentId: assigned.id, ...touched(resolutions, viewer) })
      .where(eq(resolutions.id, before.id))
      .returning();
    if (after) record(resolutions, before, after, { label: `第 ${after.number} 条 ${assigned.number}` });
  }
}

/** A name of one line; what does not fit, and the verdict, go into the requirement. */
function wordsOf({ body, verdict }: Resolution): { name: string; requirement: string | null } {
  const line = body.replace(/\s+/g, " ");
  const name = lengthOf(line) > longestName ? `${[...line].slice(0, longestName - 1).join("")}…` : line;
  const decided = verdict ? `会议${verdictNames[verdict as Verdict]}。` : "";
  return { name, requirement: name === line && !decided ? null : `${decided}${body}` };
}

async function codesOf(tx: Transaction, resolutionId: number): Promise<string[]> {
  const rows = await tx
    .select({ code: projects.code })
    .from(resolutionProjects)
    .innerJoin(projects, eq(projects.id, resolutionProjects.projectId))
    .where(eq(resolutionProjects.resolutionId, resolutionId));
  return rows.map(({ code }) => code);
}
