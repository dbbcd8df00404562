import "server-only";
import { and, eq, inArray, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { extentOf, type Verb } from "./policy";
import type { Role } from "./roles";
import { type Grant, grantsFor, type Viewer } from "./viewer";

/** By which columns of a table reach is measured; a missing one means that extent reaches nothing there. */
export type ReachColumns = {
  unitId: PgColumn;
  chainCode?: PgColumn;
  /** Rows handed to these units by a task. */
  assignedTo?: (unitIds: readonly number[]) => SQL;
  /** Rows open to everybody who may use the verb at all. */
  open?: SQLWrapper;
  /** Rows kept from everybody but these roles, whatever else reaches them. */
  secret?: { when: SQLWrapper; knownTo: readonly Role[] };
};

const nothing = sql`false`;
const everything = sql`true`;

/**
 * Which rows the viewer may use the verb on. The same condition serves list, count, sum, search, export and every
 * write, so that a row out of reach is missing everywhere.
 */
export function withinReach(viewer: Viewer, verb: Verb, on: ReachColumns): SQL {
  const grants = grantsFor(viewer, verb);
  if (viewer.preview || grants.length === 0) return nothing;
  return and(withinExtent(grants, verb, on), openTo(grants, on)) ?? nothing;
}

function withinExtent(grants: Grant[], verb: Verb, on: ReachColumns): SQL {
  if (grants.some((grant) => extentOf(grant.role, verb) === "all")) return everything;
  const parts = [...grants.map((grant) => partOf(grant, verb, on)), on.open];
  return or(...parts.filter((part) => part !== undefined)) ?? nothing;
}

function openTo(grants: Grant[], { secret }: ReachColumns): SQL | undefined {
  if (!secret || grants.some(({ role }) => secret.knownTo.includes(role))) return undefined;
  return sql`not ${secret.when}`;
}

function partOf(grant: Grant, verb: Verb, on: ReachColumns): SQL | undefined {
  const extent = extentOf(grant.role, verb);
  if (extent === "unit") return inUnits(on.unitId, grant.unitIds);
  if (extent === "chain" && on.chainCode && grant.chainCode) return eq(on.chainCode, grant.chainCode);
  if (extent === "assigned" && on.assignedTo) return on.assignedTo(grant.unitIds);
  return undefined;
}

/** Equality for a single unit lets an index serve both the filter and the order. */
function inUnits(column: PgColumn, unitIds: readonly number[]): SQL | undefined {
  const [only, ...others] = unitIds;
  if (only === undefined) return undefined;
  return others.length === 0 ? eq(column, only) : inArray(column, [...unitIds]);
}

/** Whether a new row of this unit (and chain) would lie within the verb's reach. */
export function reaches(
  viewer: Viewer,
  verb: Verb,
  row: { unitId: number; chainCode?: string | null },
): boolean {
  if (viewer.preview) return false;
  return grantsFor(viewer, verb).some((grant) => {
    const extent = extentOf(grant.role, verb);
    if (extent === "all") return true;
    if (extent === "unit") return grant.unitIds.includes(row.unitId);
    return extent === "chain" && grant.chainCode !== null && grant.chainCode === row.chainCode;
  });
}
