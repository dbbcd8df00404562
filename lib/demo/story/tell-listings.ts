import "server-only";
import type { Transaction } from "@/db/client";
import { companies, listingAnswers, listingIntermediaries } from "@/db/schema";
import type { Recorder } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, type Day, today } from "@/lib/date/day";
import { randomCode } from "@/lib/fields/codes";
import { rawOf } from "@/lib/fields/input";
import { companyKey } from "@/lib/fields/text";
import { valueOfTyped } from "@/lib/listings/answer-commands";
import { keepCheck } from "@/lib/listings/check-commands";
import { logListings } from "@/lib/listings/commands";
import { listedFields, listingFields } from "@/lib/listings/fields";
import { listedInput, listingInput } from "@/lib/listings/input";
import { logListed } from "@/lib/listings/listed-commands";
import { closeObstacle, raiseObstacle } from "@/lib/listings/obstacle-commands";
import type { ListingCase } from "@/lib/listings/reach";
import type { IntermediaryRole } from "@/lib/listings/rules";
import { setAsideListing, switchBoard } from "@/lib/listings/side-commands";
import { advanceListing, planListingStage } from "@/lib/listings/stage-commands";
import type { AnswerMetric } from "@/lib/listings/standards/metrics";
import { reportYears } from "@/lib/listings/year-commands";
import { searchTextOf } from "@/lib/search/search-text";
import { listUnits } from "@/lib/units/queries";
import { momentOn } from "./calendar";
import { amountOf, nextStageOf, roadTo, yearsOf } from "./candidate-road";
import { type Candidate, reserves } from "./candidates";
import { preparing } from "./candidates-preparing";
import { reviewed } from "./candidates-reviewed";
import { tutored } from "./candidates-tutored";
import type { Cast } from "./cast";
import { listedEarlier } from "./listed-firms";
import { casesIn, openObstaclesIn, steppedThen } from "./told-listings";

type Teller = { tx: Transaction; record: Recorder; officer: Viewer; cast: Cast };
type Told = { one: Candidate; listing: ListingCase };

/** The listing office's part of the story: candidates at every stage, and the companies already listed. */
export async function tellListings(tx: Transaction, record: Recorder, cast: Cast): Promise<void> {
  const officer = await listingOfficer(cast);
  const teller = { tx, record, officer, cast };
  const candidates = [...reserves, ...preparing, ...tutored, ...reviewed];
  const companyOf = await tellFounders(teller, [...candidates, ...listedEarlier]);
  const codes = await enterReserve(teller, candidates, companyOf);
  const cases = await casesIn(tx, codes);
  const told = candidates.flatMap((one, i): Told[] => {
    const listing = cases.get(codes[i] ?? "");
    return listing ? [{ one, listing }] : [];
  });
  const years = told.flatMap(({ one, listing }) => yearsOf(one, listing.code));
  await reportYears(officer, years, { tx });
  await tellFirms(teller, told);
  await tellAnswers(teller, told);
  for (const one of told) await tellCase(teller, one);
  await tellListed(teller, companyOf);
  await steppedThen(tx);
}

async function listingOfficer(cast: Cast): Promise<Viewer> {
  const { id, name, unitId } = cast.person("shangshi");
  const unit = (await listUnits()).find((one) => one.id === unitId);
  return {
    userId: id,
    name,
    unitId,
    unitName: unit?.shortName ?? "",
    sessionId: 0,
    grants: [{ role: "listingOfficer", unitId, unitIds: [unitId], chainCode: null }],
    mustChangePassword: false,
    theme: "light",
    preview: null,
    address: null,
  };
}

const placeOf = (cast: Cast, code: string) => {
  const { kind, shortName } = cast.unit(code);
  return kind === "county" ? shortName : "衢州";
};

type Founder = { unit: string; brand: string; trade: string };
type CompanyOf = (one: Founder) => { companyId: number; unitId: number };

/** The counties' own officers have recorded the companies: 龙游霁野新材料示例股份有限公司. */
async function tellFounders({ tx, record, cast }: Teller, founders: readonly Founder[]): Promise<CompanyOf> {
  const rows = founders.map(({ unit, brand, trade }, i) => {
    const name = `${placeOf(cast, unit)}${brand}${trade}示例股份有限公司`;
    const code = randomCode("QY");
    const { userId } = cast.officer(unit);
    const since = momentOn(addDays(today(), -420 - i), i);
    return {
      code,
      name,
      nameKey: companyKey(name),
      shortName: brand,
      unitId: cast.unit(unit).id,
      place: placeOf(cast, unit),
      note: "虚构企业，仅供演示",
      searchText: searchTextOf(name, brand, code),
      createdBy: userId,
      updatedBy: userId,
      createdAt: since,
      updatedAt: since,
    };
  });
  const added = await tx.insert(companies).values(rows).returning();
  for (const company of added) record(companies, null, company);
  return ({ unit, brand }) => {
    const company = added.find(
      ({ shortName, unitId }) => shortName === brand && unitId === cast.unit(unit).id,
    );
    if (!company) throw new Error(`the story knows no ${brand}`);
    return { companyId: company.id, unitId: company.unitId };
  };
}

function enterReserve(
  { tx, officer }: Teller,
  candidates: readonly Candidate[],
  companyOf: CompanyOf,
): Promise<string[]> {
  const entries = candidates.map((one) => {
    const isListed = one.at[0] === "LISTED";
    const listing = {
      ...listingInput.parse({ ...rawOf(listingFields, null), companyId: "1", unitId: "1" }),
      ...companyOf(one),
      tier: isListed ? "PLANNED" : one.tier,
      board: one.boardBefore?.[0] ?? one.board,
      isConfidential: one.confidential ?? false,
      owner: one.owner ?? null,
      problem: one.problem ?? null,
      nextStep: one.nextStep ?? null,
    };
    const milestones = roadTo(one).filter(({ stage }) => stage !== "LISTED");
    return { listing, milestones };
  });
  return logListings(officer, entries, { tx });
}

async function tellCase(teller: Teller, { one, listing: { code } }: Told) {
  await tellRoad(teller, one, code);
  const { tx, officer, cast } = teller;
  const units = new Map((await listUnits()).map((unit) => [unit.code, unit.id]));
  for (const { kind, content, severity, department, dueIn, closed } of one.obstacles ?? []) {
    const departmentId = department ? (units.get(department) ?? null) : cast.unit(one.unit).id;
    const dueOn = dueIn === null ? null : addDays(today(), dueIn);
    await raiseObstacle(
      officer,
      { code, obstacle: { kind, content, severity, departmentId, dueOn } },
      { tx },
    );
    const [open] = closed ? await openObstaclesIn(tx, code) : [];
    if (!closed || !open) continue;
    const closing = { closedOn: addDays(today(), -closed[0]), closeNote: closed[1], fileKey: null };
    await closeObstacle(officer, { code, ...open, ...closing }, { tx });
  }
  if (one.answers && one.board)
    await keepCheck(officer, { code, board: one.board, asOf: today(), note: "演示留存" }, { tx });
}

async function tellRoad({ tx, officer }: Teller, one: Candidate, code: string) {
  let version = 1;
  const [stage, days] = one.at;
  if (stage === "LISTED" && one.shares) {
    const { stockCode, stockName, proceeds, local } = one.shares;
    const shares = { stockCode, stockName, proceeds: amountOf(proceeds), localProceeds: amountOf(local) };
    const actualOn = addDays(today(), -days);
    const step = { code, stage, actualOn, note: null, fileKey: null, shares, confirmed: [] };
    await advanceListing(officer, { ...step, version: version++ }, { tx });
  }
  const next = nextStageOf(one);
  if (one.nextIn !== undefined && next) {
    const plannedOn = addDays(today(), one.nextIn);
    await planListingStage(officer, { code, version: version++, stage: next, plannedOn }, { tx });
  }
  if (one.boardBefore && one.board) {
    const change = { board: one.board, fromDay: addDays(today(), -days), reason: one.boardBefore[1] };
    await switchBoard(officer, { code, version: version++, ...change }, { tx });
  }
  if (one.side) {
    const { kind, daysAgo, reason } = one.side;
    await setAsideListing(
      officer,
      { code, version: version++, kind, fromDay: addDays(today(), -daysAgo), reason },
      { tx },
    );
  }
}

/** Sponsors and the other advisers, with the change of sponsor where there was one. */
async function tellFirms({ tx, record, officer }: Teller, told: readonly Told[]) {
  const by = { createdBy: officer.userId, updatedBy: officer.userId };
  const rows = told.flatMap(({ one, listing }) => {
    if (!one.sponsor) return [];
    const since = addDays(today(), -one.at[1] - 200);
    const changed = addDays(today(), -Math.min(60, one.at[1]));
    const firm = (role: IntermediaryRole, name: string, fromDay: Day, toDay: Day | null = null) => ({
      ...by,
      caseId: listing.id,
      role,
      firm: name,
      fromDay,
      toDay,
    });
    return [
      ...(one.sponsorBefore ? [firm("sponsor", one.sponsorBefore, since, changed)] : []),
      firm("sponsor", one.sponsor, one.sponsorBefore ? changed : since),
      firm("accountant", "示例会计师事务所", since),
      firm("lawyer", "示例律师事务所", since),
    ];
  });
  for (const row of await tx.insert(listingIntermediaries).values(rows).returning())
    record(listingIntermediaries, null, row, { label: `${row.role} ${row.firm}` });
}

async function tellAnswers({ tx, record, officer }: Teller, told: readonly Told[]) {
  const by = { createdBy: officer.userId, updatedBy: officer.userId };
  const asOf = addDays(today(), -20);
  const rows = told.flatMap(({ one, listing }) =>
    Object.entries(one.answers ?? {}).map(([metric, typed]) => ({
      ...by,
      caseId: listing.id,
      metric,
      typed,
      value: valueOfTyped(metric as AnswerMetric, typed),
      asOf,
    })),
  );
  for (const row of await tx.insert(listingAnswers).values(rows).returning())
    record(listingAnswers, null, row, { label: row.metric });
}

async function tellListed(teller: Teller, companyOf: CompanyOf) {
  for (const one of listedEarlier) {
    for (const { board, stockCode, stockName, daysAgo, proceeds, local, delisted } of one.shares) {
      const plain = { companyId: "1", unitId: "1", board, listedOn: addDays(today(), -daysAgo) };
      const listed = {
        ...listedInput.parse({ ...rawOf(listedFields, null), ...plain }),
        ...companyOf(one),
        stockCode,
        stockName,
        proceeds: amountOf(proceeds),
        localProceeds: amountOf(local),
        delistedOn: delisted ? addDays(today(), -delisted[0]) : null,
        delistReason: delisted?.[1] ?? null,
      };
      await logListed(teller.officer, listed, { tx: teller.tx });
    }
  }
}
