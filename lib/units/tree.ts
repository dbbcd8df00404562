import "server-only";
import { asc, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { units, users } from "@/db/schema";
import { withinReach } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import type { Unit } from "./queries";
import { type UnitKind, unitKindNames } from "./reference";

export type TreeUnit = Unit & { depth: number; kindName: string; people: number };

/** Every unit there ever was, each under its parent, in official order. */
export async function unitTree(viewer: Viewer): Promise<TreeUnit[]> {
  const rows = await db
    .select({
      unit: units,
      people: sql<number>`count(${users.id}) filter (where ${users.disabledAt} is null)::int`,
    })
    .from(units)
    .leftJoin(users, eq(users.unitId, units.id))
    .where(withinReach(viewer, "unit.read", { unitId: units.id }))
    .groupBy(units.id)
    .orderBy(asc(units.position), asc(units.id));
  const under = (parentId: number | null, depth: number): TreeUnit[] =>
    rows
      .filter(({ unit }) => unit.parentId === parentId)
      .flatMap(({ unit, people }) => [
        { ...unit, depth, people, kindName: kindName(unit.kind) },
        ...under(unit.id, depth + 1),
      ]);
  return under(null, 0);
}

export const kindName = (kind: string): string => unitKindNames[kind as UnitKind] ?? kind;

/** The kinds a new unit can be of; the city is there from the start. */
export const newUnitKinds = Object.entries(unitKindNames)
  .filter(([kind]) => kind !== "city")
  .map(([value, label]) => ({ value, label }));
