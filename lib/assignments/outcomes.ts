import "server-only";
import { and, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { assignments } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { type Day, today as todayNow } from "@/lib/date/day";
import { listUnits } from "@/lib/units/queries";
import { readableAssignments } from "./reach";

/** What became of an assignment whose deadline has come. */
export const outcomeNames = { onTime: "按期办结", late: "逾期办结", open: "到期未办结" } as const;
export type Outcome = keyof typeof outcomeNames;

/** The deadline has passed, or it is today and the thing is done. Withdrawn ones owe nothing. */
const matured = (today: Day): SQL =>
  sql`${assignments.state} <> 'withdrawn' and (${assignments.dueOn} < ${today}::date
    or (${assignments.dueOn} = ${today}::date and ${assignments.state} = 'closed'))`;

export function outcomeIs(outcome: Outcome, today: Day): SQL {
  const came = matured(today);
  if (outcome === "onTime")
    return sql`(${came} and ${assignments.state} = 'closed' and ${assignments.lateDays} = 0)`;
  if (outcome === "late")
    return sql`(${came} and ${assignments.state} = 'closed' and ${assignments.lateDays} > 0)`;
  return outcome === "open" ? sql`(${came} and ${assignments.state} <> 'closed')` : sql`false`;
}

export type Closure = { due: number; onTime: number; late: number; open: number };
export type UnitClosure = { unitId: number; code: string; unit: string } & Closure;

/** 口径, in one sentence: shown beside the figures. */
export const closureDefinition =
  "按期办结率＝按期办结÷到期应办结；办结时限在所选期间且已到期的督办事项，撤销的不计，经批准延期的按新时限；是否按期以承办单位提交、后经审核通过的办理结果的日期为准";

/**
 * 按期办结率 (indicator P26) by unit, as far as the viewer may see: deadlines within the period that have come. The
 * rows behind each figure are the ledger's filters `due` and `outcome`.
 */
export async function closureByUnit(
  viewer: Viewer,
  { from, to }: { from: Day; to: Day },
  today: Day = todayNow(),
): Promise<{ total: Closure; units: UnitClosure[] }> {
  const tally = (outcome: Outcome) =>
    sql<number>`(count(*) filter (where ${outcomeIs(outcome, today)}))::int`;
  const rows = await db
    .select({
      unitId: assignments.ownerUnitId,
      due: sql<number>`(count(*) filter (where ${matured(today)}))::int`,
      onTime: tally("onTime"),
      late: tally("late"),
      open: tally("open"),
    })
    .from(assignments)
    .where(
      and(
        readableAssignments(viewer),
        sql`${assignments.dueOn} >= ${from}::date and ${assignments.dueOn} <= ${to}::date`,
      ),
    )
    .groupBy(assignments.ownerUnitId);
  const byUnit = new Map(rows.map((row) => [row.unitId, row]));
  const listed = (await listUnits()).flatMap(({ id, code, shortName }) => {
    const row = byUnit.get(id);
    return row && row.due > 0 ? [{ ...row, code, unit: shortName }] : [];
  });
  const sum = (key: keyof Closure) => listed.reduce((all, row) => all + row[key], 0);
  return {
    total: { due: sum("due"), onTime: sum("onTime"), late: sum("late"), open: sum("open") },
    units: listed,
  };
}

/** 92.0%; nothing when nothing was due. */
export const closureRate = ({ due, onTime }: Closure): string =>
  due === 0 ? "—" : `${((onTime / due) * 100).toFixed(1)}%`;
