import "server-only";
import { asc, isNull } from "drizzle-orm";
import { cache } from "react";
import { db } from "@/db/client";
import { units } from "@/db/schema";
import type { Verb } from "@/lib/auth/policy";
import { reaches } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";

export type Unit = typeof units.$inferSelect;

/** Every unit in force, in official order. Names of units are public inside the house. */
export const listUnits = cache(
  (): Promise<Unit[]> => db.select().from(units).where(isNull(units.validTo)).orderBy(asc(units.position)),
);

const carriers = new Set(["bureau", "county", "zone"]);

/** Units that carry projects: counties, zones and the city's own. */
export async function carryingUnits(): Promise<Unit[]> {
  return (await listUnits()).filter((unit) => carriers.has(unit.kind));
}

/** Carrying units for which the viewer may use the verb. */
export async function unitsWithin(viewer: Viewer, verb: Verb): Promise<Unit[]> {
  return (await carryingUnits()).filter((unit) => reaches(viewer, verb, { unitId: unit.id }));
}

export async function unitNames(): Promise<ReadonlyMap<number, string>> {
  return new Map((await listUnits()).map((unit) => [unit.id, unit.shortName]));
}
