import "server-only";
import { and, asc, eq, isNull, notInArray, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { grants, users } from "@/db/schema";
import { administratorRoles } from "@/lib/auth/policy";
import type { Viewer } from "@/lib/auth/viewer";
import { listUnits } from "@/lib/units/queries";
import { seesWholeMeetings } from "./reach";

/** Who can be given something to do: units in official order and the people at work in them. */
export async function ownersOf(viewer: Viewer) {
  if (!seesWholeMeetings(viewer)) return { units: [], people: [] };
  const atWork = sql`exists (select 1 from ${grants} where ${and(
    eq(grants.userId, users.id),
    isNull(grants.revokedAt),
    notInArray(grants.role, [...administratorRoles, "leader"]),
  )})`;
  const [units, people] = await Promise.all([
    listUnits(),
    db
      .select({ id: users.id, name: users.name, unitId: users.unitId })
      .from(users)
      .where(and(isNull(users.disabledAt), atWork))
      .orderBy(asc(users.id))
      .limit(3_000),
  ]);
  return { units: units.map(({ id, shortName, kind }) => ({ id, name: shortName, kind })), people };
}
export type Owners = Awaited<ReturnType<typeof ownersOf>>;
