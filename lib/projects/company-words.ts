import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { companies, projectInvestors, projects } from "@/db/schema";
import { followCompanies, type Renamed } from "@/lib/companies/followers";
import { derivedOf, sizeBands } from "./derived";

/** Projects repeat their investors' names, to be shown and searched. That is no fact of theirs: no version, no news. */
export const followInvestors = (): void => followCompanies("projects", refreshInvestorNames);

async function refreshInvestorNames(tx: Transaction, { id: companyId }: Renamed): Promise<void> {
  const touched = tx
    .select({ id: projectInvestors.projectId })
    .from(projectInvestors)
    .where(and(eq(projectInvestors.companyId, companyId), isNull(projectInvestors.deletedAt)));
  const rows = await tx
    .select()
    .from(projects)
    .where(inArray(projects.id, touched))
    .orderBy(projects.id)
    .for("update");
  const bands = await sizeBands();
  for (const project of rows) {
    const names = await tx
      .select({ name: companies.name })
      .from(projectInvestors)
      .innerJoin(companies, eq(companies.id, projectInvestors.companyId))
      .where(and(eq(projectInvestors.projectId, project.id), isNull(projectInvestors.deletedAt)))
      .orderBy(projectInvestors.id);
    const all = names.map(({ name }) => name).join("、");
    const { investorNames, searchText } = derivedOf(project as never, {
      code: project.code,
      investorNames: all,
      bands,
    });
    await tx.update(projects).set({ investorNames, searchText }).where(eq(projects.id, project.id));
  }
}
