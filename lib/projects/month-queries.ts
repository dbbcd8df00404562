import "server-only";
import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { lightSnapshots, monthCloses, projects, reportReturns, units, users } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, type Month, today } from "@/lib/date/day";
import { labelsOf } from "@/lib/dictionaries/queries";
import { type CellName, cellNames } from "./month-input";
import { closeOf, stepsIn } from "./months/closing";
import * as revisions from "./months/revisions";
import { type MonthStep, stateOfWindow } from "./months/window";
import { readableProjects } from "./reach";

export type { MonthStep } from "./months/window";

/** A month's reporting days, where it stands today, and whether it was closed. */
export async function windowOf(
  month: Month,
): Promise<{ steps: MonthStep[]; state: string; closedAt: string | null; mayClose: boolean }> {
  const day = today();
  const [steps, closed] = await Promise.all([stepsIn(month), closeOf(db, month)]);
  const due = steps.find(({ code }) => code === "CLOSE")?.on ?? day;
  return {
    steps,
    state: closed
      ? `已月结（${closed.at.slice(0, 10)}），改动记为修订`
      : stateOfWindow(steps, { month, day }),
    closedAt: closed?.at ?? null,
    mayClose: !closed && day >= due,
  };
}

export type ReturnedCell = {
  id: number;
  version: number;
  code: string;
  project: string;
  unit: string;
  unitId: number;
  chainCode: string | null;
  cell: CellName;
  cellName: string;
  reason: string;
  by: string | null;
  on: string;
};

/** Cells of a month sent back and not yet answered, as far as the viewer may see their projects. */
export async function returnedCells(viewer: Viewer, month: Month): Promise<ReturnedCell[]> {
  const rows = await db
    .select({
      id: reportReturns.id,
      version: reportReturns.version,
      code: projects.code,
      project: projects.name,
      unit: units.shortName,
      unitId: projects.unitId,
      chainCode: projects.chainCode,
      cell: reportReturns.cell,
      reason: reportReturns.reason,
      by: users.name,
      on: sql<string>`${reportReturns.createdAt}::date::text`,
    })
    .from(reportReturns)
    .innerJoin(projects, eq(projects.id, reportReturns.projectId))
    .innerJoin(units, eq(units.id, projects.unitId))
    .leftJoin(users, eq(users.id, reportReturns.createdBy))
    .where(
      and(
        eq(reportReturns.month, month),
        isNull(reportReturns.answeredAt),
        isNull(reportReturns.deletedAt),
        readableProjects(viewer),
      ),
    )
    .orderBy(asc(units.position), asc(reportReturns.id))
    .limit(200);
  return rows.map(({ cell, ...row }) => ({
    ...row,
    cell: cell as CellName,
    cellName: cellNames[cell as CellName] ?? cell,
  }));
}

/** The months that were closed, newest first. */
export const closedMonths = () =>
  db
    .select({ month: monthCloses.month, onDay: monthCloses.onDay, by: users.name })
    .from(monthCloses)
    .leftJoin(users, eq(users.id, monthCloses.createdBy))
    .orderBy(desc(monthCloses.month))
    .limit(60);

const counted = (colour: string) =>
  sql<number>`(count(*) filter (where ${lightSnapshots.colour} = ${colour}))::int`;

/** How lamps stood when a month was closed: per unit, and the red and yellow projects with their reasons. */
export async function closedLights(viewer: Viewer, { month, onDay }: { month: Month; onDay: Day }) {
  const seen = and(eq(lightSnapshots.month, month), readableProjects(viewer));
  const [tally, rows, labels] = await Promise.all([
    db
      .select({
        unit: units.shortName,
        red: counted("red"),
        yellow: counted("yellow"),
        green: counted("green"),
        none: counted("none"),
      })
      .from(lightSnapshots)
      .innerJoin(projects, eq(projects.id, lightSnapshots.projectId))
      .innerJoin(units, eq(units.id, lightSnapshots.unitId))
      .where(seen)
      .groupBy(units.id)
      .orderBy(asc(units.position)),
    db
      .select({
        code: projects.code,
        name: projects.name,
        unit: units.shortName,
        colour: lightSnapshots.colour,
        computed: lightSnapshots.computed,
        rule: lightSnapshots.rule,
        measured: lightSnapshots.measured,
        since: lightSnapshots.since,
        exemptReason: lightSnapshots.exemptReason,
        overrideReason: lightSnapshots.overrideReason,
      })
      .from(lightSnapshots)
      .innerJoin(projects, eq(projects.id, lightSnapshots.projectId))
      .innerJoin(units, eq(units.id, lightSnapshots.unitId))
      .where(and(seen, inArray(lightSnapshots.computed, ["red", "yellow"])))
      .orderBy(asc(lightSnapshots.computed), asc(units.position), asc(lightSnapshots.projectId))
      .limit(500),
    labelsOf("lightRules", onDay),
  ]);
  return {
    tally,
    rows: rows.map(({ rule, ...row }) => ({ ...row, rule: rule ? (labels.get(rule) ?? rule) : "" })),
  };
}

/** What was changed in a month after it was closed: numbers with both values, and projects whose words are newer. */
export async function revisionsOfMonth(viewer: Viewer, month: Month) {
  const [numbers, words] = await Promise.all([
    revisions.revisedSinceClose(viewer, month),
    revisions.wordsSinceClose(viewer, month),
  ]);
  return { numbers, words };
}
