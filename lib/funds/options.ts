import "server-only";
import { and, asc, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { db } from "@/db/client";
import { companies, fundCommitments, fundDeals, funds, investmentRounds, projects, units } from "@/db/schema";
import { reaches, withinReach } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { projectReach } from "@/lib/projects/reach";
import { matches } from "@/lib/search/search-text";
import { listUnits } from "@/lib/units/queries";
import { companyOfRound, readableDeals, readableFunds, roundOfDeal } from "./reach";

/** Every fund by code, in the order of the matrix. Names of funds are public inside the house. */
export async function fundNames(): Promise<{ id: number; value: string; label: string }[]> {
  const rows = await db
    .select({ id: funds.id, value: funds.code, label: funds.name })
    .from(funds)
    .where(isNull(funds.deletedAt))
    .orderBy(asc(funds.layer), asc(funds.id));
  return rows;
}

/** Funds the viewer may read, for a form's list. */
export async function fundOptions(viewer: Viewer): Promise<{ value: string; label: string }[]> {
  const rows = await db
    .select({ id: funds.id, name: funds.name })
    .from(funds)
    .where(readableFunds(viewer))
    .orderBy(asc(funds.id));
  return rows.map(({ id, name }) => ({ value: String(id), label: name }));
}

/** Units for which the viewer may keep funds, and every place a company may settle in. */
export async function placeOptions(viewer: Viewer) {
  const units = await listUnits();
  const option = ({ id, name }: { id: number; name: string }) => ({ value: String(id), label: name });
  return {
    keepers: units.filter(({ id }) => reaches(viewer, "fund.log", { unitId: id })).map(option),
    places: units.filter(({ kind }) => ["bureau", "county", "zone"].includes(kind)).map(option),
  };
}

/** Who has promised this fund money. */
export async function contributorOptions(fundId: number) {
  const rows = await db
    .select({ id: fundCommitments.id, name: fundCommitments.contributor })
    .from(fundCommitments)
    .where(and(eq(fundCommitments.fundId, fundId), isNull(fundCommitments.deletedAt)))
    .orderBy(asc(fundCommitments.id));
  return rows.map(({ id, name }) => ({ value: String(id), label: name }));
}

/** The fund's investments by company and round. */
export async function dealOptions(viewer: Viewer, fundId: number) {
  const rows = await db
    .select({ id: fundDeals.id, company: companies.name, round: investmentRounds.name })
    .from(fundDeals)
    .innerJoin(investmentRounds, roundOfDeal)
    .innerJoin(companies, companyOfRound)
    .where(and(eq(fundDeals.fundId, fundId), isNull(fundDeals.endedOn), readableDeals(viewer)))
    .orderBy(asc(companies.name), asc(fundDeals.id))
    .limit(500);
  return rows.map(({ id, company, round }) => ({ value: String(id), label: `${company} ${round}` }));
}

/** Formally signed projects a deal may be linked to: their name and place, nothing else of them. */
export function citableProjects(viewer: Viewer, question: string) {
  if (!question.trim()) return Promise.resolve([]);
  return db
    .select({ id: projects.id, code: projects.code, name: projects.name, unit: units.shortName })
    .from(projects)
    .innerJoin(units, eq(units.id, projects.unitId))
    .where(
      and(
        isNull(projects.deletedAt),
        isNotNull(projects.signedOn),
        withinReach(viewer, "project.cite", projectReach),
        matches(projects.searchText, question),
      ),
    )
    .orderBy(desc(projects.signedOn))
    .limit(20);
}
