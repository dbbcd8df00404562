import "server-only";
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { grants, users } from "@/db/schema";
import { roleMay, roles } from "@/lib/auth/policy";
import { reaches } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { folded } from "@/lib/search/search-text";

const owing = roles.filter((role) => roleMay(role, "assignment.receive"));

/** People of a unit who could owe something, by name or initials; only of units the viewer may assign to. */
export async function findOwners(viewer: Viewer, unitId: number, question: string) {
  if (!reaches(viewer, "assignment.assign", { unitId })) return [];
  const word = folded(question).replace(/[\\%_]/g, "\\$&");
  return db
    .selectDistinct({ id: users.id, name: users.name })
    .from(users)
    .innerJoin(grants, eq(grants.userId, users.id))
    .where(
      and(
        eq(users.unitId, unitId),
        isNull(users.disabledAt),
        isNull(grants.revokedAt),
        inArray(grants.role, owing),
        word
          ? sql`(lower(${users.name}) like ${`%${word}%`} or ${users.initials} like ${`${word}%`})`
          : undefined,
      ),
    )
    .orderBy(asc(users.name))
    .limit(20);
}
