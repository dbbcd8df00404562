import "server-only";
import { asc, isNull } from "drizzle-orm";
import { db } from "@/db/client";
import { remembered } from "@/db/remembered";
import { units } from "@/db/schema";
import type { Verb } from "@/lib/auth/policy";
import { reaches } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";

export type Unit = typeof units.$inferSelect;

/** Every unit in force, in official order. Names of units are public inside the house. */
const known = remembered<Unit[]>(5_000, () =>
  db.select().from(units).where(isNull(units.validTo)).orderBy(asc(units.position)),
);

export const listUnits = (): Promise<Unit[]> => known.get();

/** After a unit was edited here; other instances follow within seconds. */
export const forgetUnits = (): void => known.forget();

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
