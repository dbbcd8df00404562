import "server-only";
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { db, type Reader, type Transaction } from "@/db/client";
import {
  listingAnswers,
  listingCases,
  listingChecks,
  listingFinancials,
  listingMilestones,
  units,
  users,
} from "@/db/schema";
import { Missing } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";
import { type ListingCase, readableListings, seesWhole } from "./reach";
import type { Accounts, AnswerFact, YearAccount } from "./standards/accounts";
import type { Finding, State } from "./standards/finding";
import { answerInWords } from "./standards/measure";
import { type AnswerMetric, type AnswerMetricRow, answerMetrics, isAnswerMetric } from "./standards/metrics";
import { allStandards } from "./standards/queries";
import { type BoardVerdict, verdictOf } from "./standards/verdict";

export type { Accounts, AnswerFact, YearAccount } from "./standards/accounts";
export type { Finding, State } from "./standards/finding";
export type { BoardVerdict, Holding, SetVerdict } from "./standards/verdict";

/** Everything the conditions may ask of one case. */
export async function accountsOf(listing: ListingCase, from: Reader | Transaction = db): Promise<Accounts> {
  const [years, answers, [quoted]] = await Promise.all([
    from
      .select()
      .from(listingFinancials)
      .where(and(eq(listingFinancials.caseId, listing.id), isNull(listingFinancials.deletedAt)))
      .orderBy(asc(listingFinancials.year)),
    from
      .select()
      .from(listingAnswers)
      .where(and(eq(listingAnswers.caseId, listing.id), isNull(listingAnswers.deletedAt)))
      .orderBy(asc(listingAnswers.asOf)),
    from
      .select({ on: listingMilestones.actualOn })
      .from(listingMilestones)
      .where(
        and(
          eq(listingMilestones.caseId, listing.id),
          eq(listingMilestones.stage, "NEEQ"),
          isNull(listingMilestones.deletedAt),
        ),
      ),
  ]);
  return {
    years: years.map(accountOfYear),
    answers: answers.flatMap(({ metric, value, asOf }): AnswerFact[] =>
      isAnswerMetric(metric) ? [{ metric, value, asOf }] : [],
    ),
    quotedOn: quoted?.on ?? null,
  };
}

const accountOfYear = (row: typeof listingFinancials.$inferSelect): YearAccount => ({
  year: row.year,
  revenue: row.revenueYuan,
  netProfit: row.netProfitYuan,
  coreProfit: row.coreProfitYuan,
  operatingCash: row.operatingCashYuan,
  rndSpending: row.rndSpendingYuan,
  netAssets: row.netAssetsYuan,
  rndStaff: row.rndStaff,
  staff: row.staff,
  weightedRoe: row.weightedRoe,
  audit: row.auditOpinion,
});

/** What the rules of a day say of a case on a board. The accounts are for those who see the whole case. */
export async function checkCase(
  viewer: Viewer,
  listing: ListingCase,
  { board, asOf }: { board: string; asOf: Day },
): Promise<BoardVerdict> {
  if (!seesWhole(viewer, listing)) throw new Missing();
  const [standards, accounts] = await Promise.all([allStandards(), accountsOf(listing)]);
  return verdictOf(board, standards, accounts, asOf);
}

/** Boards for which any rule is recorded, in the order of the dictionary. */
export async function boardsWithRules(): Promise<ReadonlySet<string>> {
  return new Set((await allStandards()).map(({ board }) => board));
}

/** Kept checks of a case, newest first. */
export async function keptChecks(viewer: Viewer, listing: ListingCase) {
  if (!seesWhole(viewer, listing)) return [];
  const rows = await db
    .select({ check: listingChecks, by: users.name })
    .from(listingChecks)
    .leftJoin(users, eq(users.id, listingChecks.createdBy))
    .where(and(eq(listingChecks.caseId, listing.id), isNull(listingChecks.deletedAt)))
    .orderBy(desc(listingChecks.id))
    .limit(100);
  return rows.map(({ check, by }) => ({
    id: check.id,
    board: check.board,
    asOf: check.asOf,
    note: check.note,
    at: check.createdAt.slice(0, 16),
    by,
    verdict: check.result as unknown as BoardVerdict,
  }));
}
export type KeptCheck = Awaited<ReturnType<typeof keptChecks>>[number];

/** Every verdict of a case on a day, for the boards with rules: which sets of which board are met. */
export async function checkEveryBoard(
  viewer: Viewer,
  listing: ListingCase,
  asOf: Day,
  boards: readonly string[],
): Promise<BoardVerdict[]> {
  if (!seesWhole(viewer, listing)) return [];
  const [standards, accounts] = await Promise.all([allStandards(), accountsOf(listing)]);
  return boards.map((board) => verdictOf(board, standards, accounts, asOf));
}

/** Every question a case can be asked, with the latest answer. Earlier ones stay for checks of their time. */
export async function answerRows(viewer: Viewer, listing: ListingCase) {
  if (!seesWhole(viewer, listing)) return [];
  const rows = await db
    .select()
    .from(listingAnswers)
    .where(and(eq(listingAnswers.caseId, listing.id), isNull(listingAnswers.deletedAt)))
    .orderBy(desc(listingAnswers.asOf), desc(listingAnswers.id));
  return (Object.keys(answerMetrics) as AnswerMetric[]).map((metric) => {
    const [latest, ...earlier] = rows.filter((row) => row.metric === metric);
    const { label, kind, unit = "", help = "" } = answerMetrics[metric] as AnswerMetricRow;
    return {
      metric,
      label,
      kind,
      unit,
      help,
      shown: latest ? answerInWords(metric, latest.value) : null,
      typed: latest?.typed ?? "",
      asOf: latest?.asOf ?? null,
      note: latest?.note ?? null,
      earlier: earlier.length,
    };
  });
}

export type CheckDifference = {
  ruleId: string;
  condition: string;
  before: { state: State; words: string } | null;
  after: { state: State; words: string } | null;
};

/** What changed between two kept checks: conditions whose verdict, numbers or wording differ. */
export function differencesOf(before: BoardVerdict, after: BoardVerdict): CheckDifference[] {
  const findingsIn = ({ sets }: BoardVerdict) =>
    new Map(
      sets.flatMap(({ alternatives }) =>
        alternatives.flatMap(({ findings }) => findings.map((one) => [one.ruleId, one] as const)),
      ),
    );
  const [old, now] = [findingsIn(before), findingsIn(after)];
  const told = (finding: Finding | undefined) =>
    finding ? { state: finding.state, words: [finding.word, finding.used].filter(Boolean).join("；") } : null;
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((ruleId) => {
    const [one, other] = [old.get(ruleId), now.get(ruleId)];
    const isSame =
      one?.state === other?.state &&
      one?.used === other?.used &&
      one?.word === other?.word &&
      one?.condition === other?.condition;
    if (isSame) return [];
    return [
      { ruleId, condition: other?.condition ?? one?.condition ?? "", before: told(one), after: told(other) },
    ];
  });
}

/** The accounts of a case for those who see the whole of it. */
export function accountsFor(viewer: Viewer, listing: ListingCase): Promise<Accounts> {
  if (!seesWhole(viewer, listing)) throw new Missing();
  return accountsOf(listing);
}

/** Cases the viewer may check, by name; those already listed last. */
export async function casesToCheck(viewer: Viewer) {
  const rows = await db
    .select({
      code: listingCases.code,
      name: listingCases.companyName,
      unitId: listingCases.unitId,
      unit: units.shortName,
    })
    .from(listingCases)
    .innerJoin(units, eq(units.id, listingCases.unitId))
    .where(readableListings(viewer))
    .orderBy(sql`${listingCases.stage} = 'LISTED'`, sql`${listingCases.companyName} collate "zh-x-icu"`)
    .limit(mostOffered);
  return rows.filter((row) => seesWhole(viewer, row));
}

/** A list to choose from, not the register: beyond this one opens the case and checks it there. */
const mostOffered = 500;
