import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { listedCompanies, listingCases, listingObstacles } from "@/db/schema";
import type { Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";
import { rawOf } from "@/lib/fields/input";
import { noAmount } from "@/lib/fields/numbers";
import { logListing } from "@/lib/listings/commands";
import { listedFields, listingFields, yearFields } from "@/lib/listings/fields";
import {
  type ListedInput,
  type ListingInput,
  listedInput,
  listingInput,
  type YearInput,
  yearInput,
} from "@/lib/listings/input";
import { logListed } from "@/lib/listings/listed-commands";
import { raiseObstacle } from "@/lib/listings/obstacle-commands";
import type { ListedCompany, ListingCase } from "@/lib/listings/reach";
import type { ListingStage } from "@/lib/listings/rules";
import { aCompany, aUnit, viewerOf } from "./builders";

/** The listing office: who keeps every case. */
export const aListingOfficer = (): Promise<Viewer> => viewerOf({ role: "listingOfficer", unit: "330800J1" });

type MadeListing = Partial<ListingInput> & {
  unit?: string;
  /** `POOL 2025-01-02, CULT 2025-03-04`: the stages it has been through. */
  road?: string;
  by?: Viewer;
};

export const roadOf = (road: string) =>
  road
    .split(",")
    .filter(Boolean)
    .map((step) => {
      const [stage = "", actualOn = ""] = step.trim().split(" ");
      return { stage: stage as ListingStage, actualOn: actualOn as Day };
    });

/** A candidate of a unit, kept by the listing office. */
export async function aListing({
  unit: code,
  road = "",
  by,
  ...facts
}: MadeListing = {}): Promise<ListingCase> {
  const unit = await aUnit(code);
  const officer = by ?? (await aListingOfficer());
  const companyId = facts.companyId ?? (await aCompany({ unit: unit.code })).id;
  const listing: ListingInput = {
    ...listingInput.parse({ ...rawOf(listingFields, null), companyId: "1", unitId: "1" }),
    ...facts,
    companyId,
    unitId: unit.id,
  };
  const made = await logListing(officer, { listing, milestones: roadOf(road) });
  return listingNow(made);
}

export async function listingNow(code: string): Promise<ListingCase> {
  const [found] = await db.select().from(listingCases).where(eq(listingCases.code, code));
  if (!found) throw new Error(`no case ${code}`);
  return found;
}

type MadeListed = Partial<ListedInput> & { unit?: string; by?: Viewer };

/** A company whose shares are traded. */
export async function aListed({ unit: code, by, ...facts }: MadeListed = {}): Promise<ListedCompany> {
  const unit = await aUnit(code);
  const companyId = facts.companyId ?? (await aCompany({ unit: unit.code })).id;
  const plain = {
    ...rawOf(listedFields, null),
    companyId: "1",
    unitId: "1",
    board: "SZSE",
    listedOn: "2024-05-06",
  };
  const listed: ListedInput = { ...listedInput.parse(plain), ...facts, companyId, unitId: unit.id };
  return listedNow(await logListed(by ?? (await aListingOfficer()), listed));
}

export async function listedNow(code: string): Promise<ListedCompany> {
  const [found] = await db.select().from(listedCompanies).where(eq(listedCompanies.code, code));
  if (!found) throw new Error(`no listed company ${code}`);
  return found;
}

/** The accounts of a year, amounts as typed under 万元. */
export const aYear = (year: number, facts: Partial<Record<keyof YearInput, string>> = {}): YearInput => {
  const typed = Object.entries(facts).map(([key, text]) => [key, { ...noAmount, typed: text }]);
  return yearInput.parse({
    ...rawOf(yearFields, null),
    ...Object.fromEntries(typed),
    year: String(year),
  });
};

/** An obstacle that a department owes the removal of. */
export async function anObstacle(
  listing: ListingCase,
  {
    department = "330800D3",
    dueOn = null,
    by,
  }: { department?: string; dueOn?: Day | null; by?: Viewer } = {},
) {
  const unit = await aUnit(department);
  await raiseObstacle(by ?? (await aListingOfficer()), {
    code: listing.code,
    obstacle: { kind: "land", content: "厂房权证未办结", severity: "high", departmentId: unit.id, dueOn },
  });
  const [found] = await db.select().from(listingObstacles).where(eq(listingObstacles.caseId, listing.id));
  if (!found) throw new Error("no obstacle was made");
  return found;
}
