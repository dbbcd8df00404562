import "server-only";
import { and, asc, eq, isNull, notInArray, type SQL, sql } from "drizzle-orm";
import { among } from "@/db/among";
import { db } from "@/db/client";
import { lightReasons, monthlyReports, projectLights, projects, units } from "@/db/schema";
import { unchanged } from "@/db/unchanged";
import { can, type Viewer } from "@/lib/auth/viewer";
import { addMonths, type Day, type Month, monthOf, today } from "@/lib/date/day";
import { litOn, shownOn, showsColour } from "./lights/colours";
import { lightOfProject } from "./lights/queries";
import type { Colour } from "./lights/rules";
import { dueForReport } from "./progress/due";
import { type Project, readableProjects } from "./reach";
import { closedStatuses } from "./rules";

export type { Light, LightLine, Override, Reason } from "./lights/queries";
export type { Colour } from "./lights/rules";

/** The lamp of a project with its explanation. The caller has found the project for this viewer. */
export const lightOf = (project: Pick<Project, "id">, day: Day = today()) => lightOfProject(project.id, day);

/** Projects whose lamp shows a colour on a day, for figures that count them. */
export const projectsShowing = (colour: Colour | "none", day: Day): SQL => showsColour(colour, day);

/** How many of the viewer's projects show red and yellow on a day, and how many reasons wait for a verdict. */
export async function lightCounts(viewer: Viewer, day: Day = today()) {
  if (!can(viewer, "project.read")) return { red: 0, yellow: 0, waiting: 0 };
  const reasons = db
    .select({ n: sql<number>`count(*)::int` })
    .from(lightReasons)
    .innerJoin(projects, eq(projects.id, lightReasons.projectId))
    .where(and(readableProjects(viewer), isNull(lightReasons.verdict), isNull(lightReasons.deletedAt)));
  const [byUnit, [asked]] = await Promise.all([
    lightCountsByUnit(viewer, day),
    can(viewer, "light.judge") ? reasons : [],
  ]);
  const units = [...byUnit.values()];
  const sumOf = (colour: "red" | "yellow") => units.reduce((sum, counts) => sum + counts[colour], 0);
  return { red: sumOf("red"), yellow: sumOf("yellow"), waiting: asked?.n ?? 0 };
}

/** A project with the rule that turned it, for agendas and lists. */
export type TurnedProject = {
  id: number;
  code: string;
  name: string;
  unit: string;
  rule: string;
  since: Day;
  on: Day;
};

/** What turned red after one day and up to another, and still is: for the agenda of the next meeting. */
export function turnedRed(viewer: Viewer, after: Day, day: Day = today()): Promise<TurnedProject[]> {
  return db
    .select({
      id: projects.id,
      code: projects.code,
      name: projects.name,
      unit: units.shortName,
      rule: projectLights.rule,
      since: projectLights.since,
      on: sql<Day>`${projectLights.redOn}`,
    })
    .from(projectLights)
    .innerJoin(projects, eq(projects.id, projectLights.projectId))
    .innerJoin(units, eq(units.id, projects.unitId))
    .where(
      and(
        readableProjects(viewer),
        sql`${projectLights.redOn} > ${after}::date and ${projectLights.redOn} <= ${day}::date`,
        sql`${projectLights.fromDay} <= ${day}::date and (${projectLights.toDay} is null or ${projectLights.toDay} > ${day}::date)`,
        showsColour("red", day),
      ),
    )
    .orderBy(asc(projectLights.redOn), asc(units.position), asc(projects.id));
}

/** Projects that said "no change" in so many months in a row, the last of them complete or reported: agenda candidates. */
export async function silentInARow(viewer: Viewer, months = 4, day: Day = today()) {
  const last = monthOf(day);
  const span = (end: Month) => Array.from({ length: months }, (_, back) => addMonths(end, -back));
  const quiet = (end: Month) =>
    sql`(select count(*) from ${monthlyReports} where ${monthlyReports.projectId} = ${projects.id}
      and ${monthlyReports.kind} = 'unchanged' and ${monthlyReports.deletedAt} is null
      and ${monthlyReports.month} = any(${sql.param(span(end))}::text[])
      and not exists (select 1 from progress money where money.project_id = ${projects.id}
        and money.month = ${monthlyReports.month} and money.deleted_at is null)) = ${months}`;
  return db
    .select({ id: projects.id, code: projects.code, name: projects.name, unit: units.shortName })
    .from(projects)
    .innerJoin(units, eq(units.id, projects.unitId))
    .where(
      and(
        readableProjects(viewer),
        dueForReport,
        notInArray(projects.status, [...closedStatuses]),
        sql`(${quiet(last)} or ${quiet(addMonths(last, -1))})`,
      ),
    )
    .orderBy(asc(units.position), asc(projects.id));
}

/** The lamp of each of some projects as the ledger shows it; see `shownOn` for the marks. */
export async function lampsOf(
  ids: number[],
  day: Day = today(),
): Promise<ReadonlyMap<number, string | null>> {
  const rows = await db
    .select({ id: projects.id, shown: shownOn(day) })
    .from(projects)
    .where(among(projects.id, ids));
  return new Map(rows.map(({ id, shown }) => [id, shown]));
}

/** How many of the viewer's projects show red and yellow on a day, unit by unit. */
export async function lightCountsByUnit(
  viewer: Viewer,
  day: Day = today(),
): Promise<ReadonlyMap<number, { red: number; yellow: number }>> {
  const lit = litOn(readableProjects(viewer), day);
  const rows = await unchanged(
    db
      .select({
        unitId: lit.unitId,
        red: sql<number>`(count(*) filter (where ${lit.colour} = 'red'))::int`,
        yellow: sql<number>`(count(*) filter (where ${lit.colour} = 'yellow'))::int`,
      })
      .from(lit)
      .groupBy(lit.unitId),
  );
  return new Map(rows.map(({ unitId, ...counts }) => [unitId, counts]));
}
