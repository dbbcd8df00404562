import "server-only";
import { and, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { listedCompanies, listingCases } from "@/db/schema";
import { unchanged } from "@/db/unchanged";
import { can, type Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";
import { carryingUnits } from "@/lib/units/queries";
import { listedOrder } from "./listed-order";
import { readableListed, readableListings } from "./reach";
import { inTutoring, type ListingStage, listingStages, underReview } from "./rules";

type Counted = ReadonlyMap<string, number>;

const isGoing = or(isNull(listingCases.sideState), ne(listingCases.sideState, "WITHDRAW"));
const isCandidate = ne(listingCases.stage, "LISTED");

const one = sql<number>`count(*)::int`;

async function counted(viewer: Viewer, by: SQL<string>, more: SQL | undefined): Promise<Counted> {
  const rows = await unchanged(
    db
      .select({ code: by, n: one })
      .from(listingCases)
      .where(and(readableListings(viewer), more))
      .groupBy(by),
  );
  return new Map(rows.map(({ code, n }) => [code, n]));
}

async function countOf(viewer: Viewer, more: SQL | undefined): Promise<number> {
  const [found] = await unchanged(
    db
      .select({ n: one })
      .from(listingCases)
      .where(and(readableListings(viewer), more)),
  );
  return found?.n ?? 0;
}

/**
 * 后备梯队: candidates by tier; `LISTED` is the companies listed now, out of the register. A case without a tier counts
 * under an empty code. 撤回/终止 stays in its tier until the office takes it out.
 */
export async function tierCounts(viewer: Viewer, asOf: Day): Promise<Counted> {
  const tier = sql<string>`coalesce(${listingCases.tier}, '')`;
  const [candidates, listed] = await Promise.all([
    counted(viewer, tier, and(isCandidate, sql`${listingCases.tier} is distinct from 'LISTED'`)),
    listedAsOf(viewer, asOf),
  ]);
  return new Map([...candidates, ["LISTED", listed.standing]]);
}

/** Cases by the stage they are at, 撤回/终止 left out. Every stage is named, also those with nobody. */
export async function stageCounts(viewer: Viewer): Promise<ReadonlyMap<ListingStage, number>> {
  const found = await counted(viewer, sql<string>`${listingCases.stage}`, isGoing);
  return new Map(listingStages.map((stage) => [stage, found.get(stage) ?? 0]));
}

/** Candidates by the board they aim at, 撤回/终止 left out; an empty code has named none. */
export const boardCounts = (viewer: Viewer): Promise<Counted> =>
  counted(viewer, sql<string>`coalesce(${listingCases.board}, '')`, and(isCandidate, isGoing));

/** Candidates by the unit they lie in, by its id as text, 撤回/终止 left out. */
export const unitCounts = (viewer: Viewer): Promise<Counted> =>
  counted(viewer, sql<string>`${listingCases.unitId}::text`, and(isCandidate, isGoing));

/** 在审: accepted by an exchange and not yet registered; 中止 is still under review, 撤回/终止 is not. */
export const inReview = (viewer: Viewer): Promise<number> =>
  countOf(viewer, and(inArray(listingCases.stage, [...underReview]), isGoing));

/** 辅导备案: filed with the regulator and not yet accepted by an exchange. */
export const tutoringFiled = (viewer: Viewer): Promise<number> =>
  countOf(viewer, and(inArray(listingCases.stage, [...inTutoring]), isGoing));

export type ListedPlace = {
  n: number;
  /** Others first listed on the same day, itself included. */
  sameDay: number;
  code: string;
  companyId: number;
  companyName: string;
  unitId: number;
  board: string;
  listedOn: Day;
  /** When it left its last board; null while it is listed. */
  goneOn: Day | null;
};

/** Listed companies in the order of their first listing, one row a company. */
export async function listedInOrder(viewer: Viewer, more?: SQL): Promise<ListedPlace[]> {
  if (!can(viewer, "listed.read") || viewer.preview) return [];
  const rows = await db
    .select({
      n: sql<number>`o.n`,
      sameDay: sql<number>`o.same_day`,
      code: listedCompanies.code,
      companyId: listedCompanies.companyId,
      companyName: listedCompanies.companyName,
      unitId: listedCompanies.unitId,
      board: listedCompanies.board,
      listedOn: sql<Day>`o.listed_on`,
      goneOn: sql<Day | null>`o.gone_on`,
    })
    .from(listedCompanies)
    .innerJoin(sql`${listedOrder} as o`, sql`o.code = ${listedCompanies.code}`)
    .where(and(readableListed(viewer), more))
    .orderBy(sql`o.n`);
  return rows;
}

/** 累计 and 现有 at the end of a day: two figures, companies and not rows. */
export async function listedAsOf(viewer: Viewer, day: Day): Promise<{ ever: number; standing: number }> {
  const rows = await listedInOrder(viewer, sql`o.listed_on <= ${day}::date`);
  return { ever: rows.length, standing: rows.filter(({ goneOn }) => goneOn === null || goneOn > day).length };
}

/** 期内新增上市公司: whose first listing lies in the period, both days included. */
export const newlyListed = (viewer: Viewer, from: Day, to: Day): Promise<ListedPlace[]> =>
  listedInOrder(viewer, sql`o.listed_on between ${from}::date and ${to}::date`);

/** The n-th company to be listed; null when there are not so many. */
export async function nthListed(viewer: Viewer, n: number): Promise<ListedPlace | null> {
  const [found] = await listedInOrder(viewer, sql`o.n = ${n}`);
  return found ?? null;
}

export type Proceeds = {
  /** Whole yuan of the rows whose amount is known. */
  total: number;
  local: number;
  rows: number;
  /** Rows in the period whose amount, or local part, is not known: 未计入. */
  unknown: number;
  localUnknown: number;
};

/** 首发募集资金 of shares first traded in the period, every board's own. */
export async function proceedsIn(viewer: Viewer, from: Day, to: Day): Promise<Proceeds> {
  const [found] = await db
    .select({
      total: sql<number>`coalesce(sum(${listedCompanies.proceedsYuan}), 0)`.mapWith(Number),
      local: sql<number>`coalesce(sum(${listedCompanies.localProceedsYuan}), 0)`.mapWith(Number),
      rows: one,
      unknown: sql<number>`(count(*) filter (where ${listedCompanies.proceedsYuan} is null))::int`,
      localUnknown: sql<number>`(count(*) filter (where ${listedCompanies.localProceedsYuan} is null))::int`,
    })
    .from(listedCompanies)
    .where(
      and(readableListed(viewer), sql`${listedCompanies.listedOn} between ${from}::date and ${to}::date`),
    );
  return found ?? { total: 0, local: 0, rows: 0, unknown: 0, localUnknown: 0 };
}

/**
 * 县域上市覆盖率: counties with a company listed on that day, of all counties. A company of a functional zone counts for
 * the zone, not for the county the zone lies in.
 */
export async function countyCoverage(
  viewer: Viewer,
  day: Day,
): Promise<{ covered: string[]; counties: number }> {
  const [rows, units] = await Promise.all([
    listedInOrder(viewer, sql`o.listed_on <= ${day}::date`),
    carryingUnits(),
  ]);
  const standing = new Set(
    rows.filter(({ goneOn }) => goneOn === null || goneOn > day).map(({ unitId }) => unitId),
  );
  const counties = units.filter(({ kind }) => kind === "county");
  return {
    covered: counties.filter(({ id }) => standing.has(id)).map(({ shortName }) => shortName),
    counties: counties.length,
  };
}
