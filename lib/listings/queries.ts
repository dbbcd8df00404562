import "server-only";
import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import {
  companies,
  files,
  listedCompanies,
  listingAnswers,
  listingCases,
  listingFinancials,
  listingIntermediaries,
  listingMilestones,
  listingObstacles,
  listingSideStates,
  units,
} from "@/db/schema";
import { extentOf } from "@/lib/auth/policy";
import { withinReach } from "@/lib/auth/reach";
import { Missing } from "@/lib/auth/refusals";
import { grantsFor, type Viewer } from "@/lib/auth/viewer";
import { entriesOf, optionsOf } from "@/lib/dictionaries/queries";
import { ledgerRows, ledgerTotals } from "@/lib/ledger/query";
import type { LedgerSpec } from "@/lib/ledger/spec";
import { type Query, stateOf } from "@/lib/ledger/state";
import { matches } from "@/lib/search/search-text";
import { listingLedger } from "./ledger";
import { type ListingCase, listingReach, owedBy, readableListings, seesWhole } from "./reach";
import { isListingStage, type ListingStage, listingStages } from "./rules";

export type { ListingCase } from "./reach";

/** One page of the ledger of candidates, with the count that belongs to it. */
export async function listListings(viewer: Viewer, query: Query) {
  const spec = ledgerFor(viewer, await listingLedger());
  const state = stateOf(spec, query);
  const reach = withinReach(viewer, "listing.read", listingReach);
  const [rows, totals] = await Promise.all([
    ledgerRows(spec, reach, state),
    ledgerTotals(spec, reach, state),
  ]);
  return { spec, state, ...rows, ...totals };
}

/** Who is shown a case only for what their department owes gets neither its accounts nor what others owe. */
function ledgerFor(viewer: Viewer, spec: LedgerSpec): LedgerSpec {
  const extents = grantsFor(viewer, "listing.read").map(({ role }) => extentOf(role, "listing.read"));
  if (extents.includes("all") || !extents.includes("assigned")) return spec;
  const only = <T>(all: Readonly<Record<string, T>>, keys: readonly string[]) =>
    Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key)));
  return {
    ...spec,
    columns: only(spec.columns, ["code", "name", "unitId", "stage", "sideState", "stageOn", "updatedAt"]),
    filters: only(spec.filters, ["unit", "stage", "side"]),
  };
}

export async function findListing(viewer: Viewer, code: string): Promise<ListingCase> {
  const [found] = await db
    .select()
    .from(listingCases)
    .where(and(eq(listingCases.code, code), readableListings(viewer)));
  if (!found) throw new Missing();
  return found;
}

/** For Ctrl+K and pickers: by name, initials or code, within reach. */
export const findListings = (viewer: Viewer, question: string, limit = 20) =>
  db
    .select({
      code: listingCases.code,
      name: listingCases.companyName,
      unit: units.shortName,
      stage: listingCases.stage,
    })
    .from(listingCases)
    .innerJoin(units, eq(units.id, listingCases.unitId))
    .where(and(readableListings(viewer), matches(listingCases.searchText, question)))
    .orderBy(desc(listingCases.updatedAt))
    .limit(limit);

export type StageView = {
  stage: ListingStage;
  label: string;
  entry: string;
  evidence: string;
  skippable: boolean;
  plannedOn: string | null;
  actualOn: string | null;
  note: string | null;
  file: { key: string; name: string; type: string } | null;
};

/** Every stage of the main line with what is known of it. */
export async function stagesOf(listing: ListingCase): Promise<StageView[]> {
  const [options, rows] = await Promise.all([
    stageWords(),
    db
      .select({ milestone: listingMilestones, file: files })
      .from(listingMilestones)
      .leftJoin(files, eq(files.id, listingMilestones.fileId))
      .where(and(eq(listingMilestones.caseId, listing.id), isNull(listingMilestones.deletedAt))),
  ]);
  return options.map((option) => {
    const known = rows.find(({ milestone }) => milestone.stage === option.stage);
    const { plannedOn = null, actualOn = null, note = null } = known?.milestone ?? {};
    const file = known?.file
      ? { key: known.file.key, name: known.file.originalName, type: known.file.type }
      : null;
    return { ...option, plannedOn, actualOn, note, file };
  });
}

/** The main line in its own order, in the words of the dictionary. */
export async function stageWords() {
  const entries = (await entriesOf("listingStages")).filter(({ code }) => isListingStage(code));
  const word = (value: unknown) => (typeof value === "string" ? value : "");
  return entries
    .map(({ code, label, attributes }) => ({
      stage: code as ListingStage,
      label,
      entry: word(attributes.entry),
      evidence: word(attributes.evidence),
      skippable: attributes.skippable === true,
    }))
    .sort((one, other) => listingStages.indexOf(one.stage) - listingStages.indexOf(other.stage));
}

export const sideStatesOf = (listing: ListingCase) =>
  db
    .select()
    .from(listingSideStates)
    .where(and(eq(listingSideStates.caseId, listing.id), isNull(listingSideStates.deletedAt)))
    .orderBy(desc(listingSideStates.fromDay), desc(listingSideStates.id));

/** Firms at work first, then those who were; for those who see the whole case. */
export async function intermediariesOf(viewer: Viewer, listing: ListingCase) {
  if (!seesWhole(viewer, listing)) return [];
  return db
    .select()
    .from(listingIntermediaries)
    .where(and(eq(listingIntermediaries.caseId, listing.id), isNull(listingIntermediaries.deletedAt)))
    .orderBy(
      asc(listingIntermediaries.role),
      desc(listingIntermediaries.fromDay),
      desc(listingIntermediaries.id),
    );
}
export type Intermediary = Awaited<ReturnType<typeof intermediariesOf>>[number];

/** Yearly accounts, oldest first; for those who see the whole case. */
export async function yearsOf(viewer: Viewer, listing: ListingCase) {
  if (!seesWhole(viewer, listing)) return [];
  return db
    .select()
    .from(listingFinancials)
    .where(and(eq(listingFinancials.caseId, listing.id), isNull(listingFinancials.deletedAt)))
    .orderBy(asc(listingFinancials.year));
}

/** What people answered, newest first; for those who see the whole case. */
export async function answersOf(viewer: Viewer, listing: ListingCase) {
  if (!seesWhole(viewer, listing)) return [];
  return db
    .select()
    .from(listingAnswers)
    .where(and(eq(listingAnswers.caseId, listing.id), isNull(listingAnswers.deletedAt)))
    .orderBy(asc(listingAnswers.metric), desc(listingAnswers.asOf));
}

const departments = alias(units, "departments");

/** What stands in the way, open ones first by their day. A department that sees the case for its own sees only those. */
export async function obstaclesOf(viewer: Viewer, listing: ListingCase) {
  const own = viewer.grants.flatMap(({ unitIds }) => unitIds);
  const rows = await db
    .select({ obstacle: listingObstacles, department: departments.shortName, file: files })
    .from(listingObstacles)
    .leftJoin(departments, eq(departments.id, listingObstacles.departmentId))
    .leftJoin(files, eq(files.id, listingObstacles.fileId))
    .where(
      and(
        eq(listingObstacles.caseId, listing.id),
        isNull(listingObstacles.deletedAt),
        seesWhole(viewer, listing) ? undefined : owedBy(own),
      ),
    )
    .orderBy(desc(isNull(listingObstacles.closedOn)), asc(listingObstacles.dueOn), asc(listingObstacles.id));
  return rows.map(({ obstacle, department, file }) => ({
    ...obstacle,
    department,
    file: file ? { key: file.key, name: file.originalName, type: file.type } : null,
  }));
}
export type Obstacle = Awaited<ReturnType<typeof obstaclesOf>>[number];

/** The listed share a case has become, if it has. */
export async function listedOf(listing: ListingCase) {
  const [found] = await db
    .select({
      code: listedCompanies.code,
      listedOn: listedCompanies.listedOn,
      stockCode: listedCompanies.stockCode,
    })
    .from(listedCompanies)
    .where(and(eq(listedCompanies.caseId, listing.id), isNull(listedCompanies.deletedAt)));
  return found ?? null;
}

export async function companyOfListing(listing: ListingCase) {
  const [found] = await db
    .select({ id: companies.id, code: companies.code, name: companies.name })
    .from(companies)
    .where(eq(companies.id, listing.companyId));
  return found ?? null;
}

/** A stored file of a case within reach; papers are for those who see the whole case. */
export async function findListingFile(viewer: Viewer, key: string) {
  const [found] = await db
    .select({ file: files, listing: listingCases })
    .from(files)
    .innerJoin(listingCases, and(eq(files.entity, "listing_cases"), eq(listingCases.id, files.entityId)))
    .where(and(eq(files.key, key), readableListings(viewer)));
  if (!found || !seesWhole(viewer, found.listing)) throw new Missing();
  return found.file;
}

export const tierOptions = () => optionsOf("listingTiers");
export const boardOptions = () => optionsOf("boards");
