import { and, desc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { auditEntries } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import { rawOf } from "@/lib/fields/input";
import { type Age, type DeskChange, deskChanges, type Risk } from "@/lib/projects/check-queries";
import { reviseProject } from "@/lib/projects/commands";
import { projectFields } from "@/lib/projects/fields";
import { type ProjectInput, projectInput } from "@/lib/projects/input";
import type { Project } from "@/lib/projects/reach";
import { projectNow } from "./builders";

/** Saves the project's form with these facts changed; answers with the number of the change. */
export async function revised(by: Viewer, project: Project, facts: Partial<ProjectInput>): Promise<number> {
  const now = await projectNow(project.id);
  const { totalInvestment } = facts;
  await reviseProject(by, {
    ...{ code: now.code, version: now.version, investors: [] },
    confirmed: totalInvestment ? [`tenfold:totalInvestment:${totalInvestment.yuan}`] : [],
    project: { ...projectInput.parse(rawOf(projectFields, now as never)), ...facts },
  });
  return lastChangeOf(project.id);
}

export async function lastChangeOf(projectId: number): Promise<number> {
  const [last] = await db
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(and(eq(auditEntries.entity, "projects"), eq(auditEntries.entityId, projectId)))
    .orderBy(desc(auditEntries.id))
    .limit(1);
  if (!last) throw new Error("no change");
  return last.id;
}

/** The change as the viewer's desk shows it, on whichever page; null where it does not wait for them. */
export async function deskFinds(
  viewer: Viewer,
  risk: Risk,
  id: number,
  age: Age = "recent",
): Promise<DeskChange | null> {
  for (let after: number | null = null; ; ) {
    const page = await deskChanges(viewer, { risk, age, after });
    const found = page.changes.find((one) => one.id === id);
    if (found || page.next === null) return found ?? null;
    after = page.next;
  }
}
