import "server-only";
import { and, isNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { monthlyReports, projects, promises } from "@/db/schema";
import type { Answers } from "@/lib/imports/input";
import { wallBefore } from "@/lib/projects/gates";
import { closedWarning, type Months, monthsOf, whyUnreportable } from "@/lib/projects/month-judging";
import type { Project } from "@/lib/projects/queries";
import type { Stage } from "@/lib/projects/rules";
import type { Parts } from "./existing";

type Promised = { kind: string; review: string };

/** What the forms look at beside the record itself before they take a month's money or a signing. */
export type Around = {
  months: ReadonlyMap<number, Months>;
  /** Projects that are built in phases and report there. */
  wholes: ReadonlySet<number>;
  promises: ReadonlyMap<number, readonly Promised[]>;
  /** What is to be said of the month itself. */
  doubts: readonly string[];
};

export async function aroundOf(
  ids: readonly number[],
  { facts }: Pick<Parts, "facts">,
  { month }: Answers,
): Promise<Around> {
  const these = sql`any(${sql.param([...ids])}::bigint[])`;
  const [reports, phases, promised, closed] = await Promise.all([
    month === null ? [] : db.select().from(monthlyReports).where(sql`${monthlyReports.projectId} = ${these}`),
    month === null
      ? []
      : db
          .selectDistinct({ id: projects.parentId })
          .from(projects)
          .where(and(sql`${projects.parentId} = ${these}`, isNull(projects.deletedAt))),
    db
      .select()
      .from(promises)
      .where(and(sql`${promises.projectId} = ${these}`, isNull(promises.deletedAt))),
    month === null ? null : closedWarning(month),
  ]);
  const of = <Row extends { projectId: number }>(rows: readonly Row[], id: number) =>
    rows.filter(({ projectId }) => projectId === id);
  return {
    months: new Map(ids.map((id) => [id, monthsOf(facts.get(id) ?? [], of(reports, id))])),
    wholes: new Set(phases.flatMap(({ id }) => id ?? [])),
    promises: new Map(ids.map((id) => [id, of(promised, id)])),
    doubts: closed === null ? [] : [closed],
  };
}

/** Why a stage's day cannot be taken; null where it can. */
export const wallsOf =
  ({ promises: all }: Around, id: number) =>
  (stage: Stage): string | null =>
    wallBefore(stage, [...(all.get(id) ?? [])]);

/** Why the project has no months of its own; null where it has. */
export const whyNoMonth = (project: Project | null, { wholes }: Around): string | null =>
  project && whyUnreportable(project, wholes.has(project.id));
