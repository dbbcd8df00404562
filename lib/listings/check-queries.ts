import "server-only";
import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { db, type Reader, type Transaction } from "@/db/client";
import { listingAnswers, listingChecks, listingFinancials, listingMilestones, users } from "@/db/schema";
import { Missing } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";
import { type ListingCase, seesWhole } from "./reach";
import type { Accounts, AnswerFact, YearAccount } from "./standards/accounts";
import { isAnswerMetric } from "./standards/metrics";
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
