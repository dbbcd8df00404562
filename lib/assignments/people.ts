import "server-only";
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { db } from "@/db/client";
import { grants, users } from "@/db/schema";
import { roleMay } from "@/lib/auth/policy";
import { reaches } from "@/lib/auth/reach";
import { roles } from "@/lib/auth/roles";
import type { Viewer } from "@/lib/auth/viewer";

const owing = roles.filter((role) => roleMay(role, "assignment.receive"));

/** Everybody who could owe something, in the units the viewer may assign to. */
export async function possibleOwners(viewer: Viewer) {
  const rows = await db
    .selectDistinct({ id: users.id, name: users.name, unitId: users.unitId })
    .from(users)
    .innerJoin(grants, eq(grants.userId, users.id))
    .where(and(isNull(users.disabledAt), isNull(grants.revokedAt), inArray(grants.role, owing)))
    .orderBy(asc(users.name));
  return rows.filter(({ unitId }) => reaches(viewer, "assignment.assign", { unitId }));
}
