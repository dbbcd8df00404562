import "server-only";
import { and, desc, eq, ne, or } from "drizzle-orm";
import { db } from "@/db/client";
import { projects, units } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { nameKey } from "@/lib/fields/text";
import { matches } from "@/lib/search/search-text";
import { readableProjects } from "./reach";

/** For Ctrl+K and pickers: names, initials, codes and short words, newest first. */
export const findProjects = (viewer: Viewer, question: string, limit = 20) =>
  db
    .select({ code: projects.code, name: projects.name, unit: units.shortName, stage: projects.stage })
    .from(projects)
    .innerJoin(units, eq(units.id, projects.unitId))
    .where(and(readableProjects(viewer), matches(projects.searchText, question)))
    .orderBy(desc(projects.updatedAt))
    .limit(limit);

/** Likely the same project, within reach: the same name, or the same investor in the same unit. For a warning while typing. */
export function likeProjects(
  viewer: Viewer,
  { name, investor, code }: { name: string; investor: string; code: string | null },
) {
  const key = nameKey(name);
  const investorWords = investor.trim();
  if (key.length < 4 && investorWords.length < 4) return Promise.resolve([]);
  return db
    .select({
      code: projects.code,
      name: projects.name,
      investorNames: projects.investorNames,
      unit: units.shortName,
    })
    .from(projects)
    .innerJoin(units, eq(units.id, projects.unitId))
    .where(
      and(
        readableProjects(viewer),
        code ? ne(projects.code, code) : undefined,
        or(
          key.length >= 4 ? eq(projects.nameKey, key) : undefined,
          investorWords.length >= 4 ? matches(projects.searchText, investorWords) : undefined,
        ),
      ),
    )
    .limit(5);
}
