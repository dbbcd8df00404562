import "server-only";
import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { db } from "@/db/client";
import { companies, contacts, projectInvestors, projects, units } from "@/db/schema";
import { historyOf } from "@/lib/audit/history";
import { reaches, withinReach } from "@/lib/auth/reach";
import { Missing } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { ledgerRows, ledgerTotals } from "@/lib/ledger/query";
import { type Query, stateOf } from "@/lib/ledger/state";
import { matches } from "@/lib/search/search-text";
import { companyLedger } from "./ledger";
import { companyReach } from "./reach";
import { maskedEmail, maskedPhone } from "./rules";

export type Company = typeof companies.$inferSelect;

const visible = (viewer: Viewer) =>
  and(isNull(companies.deletedAt), withinReach(viewer, "company.read", companyReach));

/** One page of the company ledger, with the count that belongs to it. */
export async function listCompanies(viewer: Viewer, query: Query) {
  const spec = await companyLedger();
  const state = stateOf(spec, query);
  const reach = withinReach(viewer, "company.read", companyReach);
  const [rows, totals] = await Promise.all([
    ledgerRows(spec, reach, state),
    ledgerTotals(spec, reach, state),
  ]);
  return { spec, state, ...rows, ...totals };
}

export async function findCompany(viewer: Viewer, code: string): Promise<Company> {
  const [company] = await db
    .select()
    .from(companies)
    .where(and(eq(companies.code, code), visible(viewer)));
  if (!company) throw new Missing();
  return company;
}

/** Phones in clear only for those who keep the company; for others the middle is masked. */
export async function contactsOf(viewer: Viewer, company: Company) {
  const rows = await db
    .select()
    .from(contacts)
    .where(and(eq(contacts.companyId, company.id), isNull(contacts.deletedAt)))
    .orderBy(asc(contacts.id));
  if (reaches(viewer, "company.readPhones", company)) return rows;
  return rows.map((row) => ({
    ...row,
    phone: row.phone && maskedPhone(row.phone),
    email: row.email && maskedEmail(row.email),
  }));
}

/** The projects a company invests in, as far as the viewer may see them. */
export function projectsOfCompany(viewer: Viewer, company: Company) {
  return db
    .select({
      code: projects.code,
      name: projects.name,
      stage: projects.stage,
      unit: units.shortName,
      total: projects.totalInvestment,
    })
    .from(projectInvestors)
    .innerJoin(projects, eq(projects.id, projectInvestors.projectId))
    .innerJoin(units, eq(units.id, projects.unitId))
    .where(
      and(
        eq(projectInvestors.companyId, company.id),
        isNull(projectInvestors.deletedAt),
        isNull(projects.deletedAt),
        withinReach(viewer, "project.read", { unitId: projects.unitId, chainCode: projects.chainCode }),
      ),
    )
    .orderBy(desc(projects.updatedAt))
    .limit(100);
}

/** For a search box: by name, initials or code, shortest name first. */
export async function findCompanies(viewer: Viewer, question: string) {
  if (!question.trim()) return [];
  const rows = await db
    .select({
      id: companies.id,
      code: companies.code,
      name: companies.name,
      place: companies.place,
      unit: units.shortName,
    })
    .from(companies)
    .innerJoin(units, eq(units.id, companies.unitId))
    .where(and(visible(viewer), matches(companies.searchText, question)))
    .orderBy(asc(companies.name))
    .limit(20);
  return rows;
}

export async function companyHistory(viewer: Viewer, company: Company, before?: number) {
  const owned = await db.select({ id: contacts.id }).from(contacts).where(eq(contacts.companyId, company.id));
  const shown = reaches(viewer, "company.readPhones", company) ? owned : [];
  return historyOf(
    [
      { entity: "companies", ids: [company.id] },
      { entity: "contacts", ids: shown.map(({ id }) => id) },
    ],
    before,
  );
}
