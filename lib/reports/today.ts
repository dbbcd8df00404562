import "server-only";
import { and, asc, eq, isNotNull, isNull, lte, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import {
  companies,
  fundCalls,
  fundCommitments,
  fundDeals,
  fundFlows,
  funds,
  investmentRounds,
  listingCases,
  listingMilestones,
  listingObstacles,
  units,
} from "@/db/schema";
import { can, type Viewer } from "@/lib/auth/viewer";
import { addDays, type Day, daysBetween, today } from "@/lib/date/day";
import { companyOfRound, fundOfDeal, readableDeals, readableFunds, roundOfDeal } from "@/lib/funds/reach";
import { owedBy, readableListings } from "@/lib/listings/reach";
import { showYi } from "@/lib/money/yuan";

/** Something with a day by which it should be done, and where to do it. */
export type DueItem = {
  key: string;
  href: string;
  title: string;
  detail: string;
  dueOn: Day | null;
  daysLeft: number | null;
};
export type DueList = { rows: DueItem[]; total: number };

const shown = 12;
const altogether = sql<number>`(count(*) over ())::int`;
const none: DueList = { rows: [], total: 0 };

type Found = Omit<DueItem, "daysLeft"> & { total: number };

const listOf = (found: Found[], now: Day): DueList => ({
  rows: found.map(({ total: _, ...row }) => ({
    ...row,
    daysLeft: row.dueOn === null ? null : daysBetween(now, row.dueOn),
  })),
  total: found[0]?.total ?? 0,
});

const usualPayment = 30;

/** Signed and not yet paid: what the fund officer should see through, the longest ago first. */
export async function dealsToPay(viewer: Viewer, now: Day = today()): Promise<DueList> {
  if (!can(viewer, "deal.advance")) return none;
  const found = await db
    .select({
      code: fundDeals.code,
      title: sql<string>`${companies.name} || '·' || ${investmentRounds.name}`,
      fund: funds.name,
      yuan: fundDeals.agreedYuan,
      agreedOn: sql<Day>`${fundDeals.agreedOn}`,
      total: altogether,
    })
    .from(fundDeals)
    .innerJoin(investmentRounds, roundOfDeal)
    .innerJoin(companies, companyOfRound)
    .innerJoin(funds, fundOfDeal)
    .where(
      and(
        readableDeals(viewer),
        isNotNull(fundDeals.agreedOn),
        isNull(fundDeals.firstPaidOn),
        isNull(fundDeals.endedOn),
      ),
    )
    .orderBy(asc(fundDeals.agreedOn), asc(fundDeals.id))
    .limit(shown);
  return listOf(
    found.map(({ code, title, fund, yuan, agreedOn, total }) => ({
      key: code,
      href: `/funds/deals/${code}`,
      title,
      detail: `${fund}，${agreedOn} 签约${yuan === null ? "" : ` ${showYi(yuan)} 亿元`}，还没有打款`,
      dueOn: addDays(agreedOn, usualPayment),
      total,
    })),
    now,
  );
}

/** Calls due within a month, or past, whose contributor has not paid in as much as was called by then. */
export async function callsDue(viewer: Viewer, now: Day = today()): Promise<DueList> {
  if (!can(viewer, "fund.commit")) return none;
  const calledByThen = sql`(select sum(c.called_yuan) from ${fundCalls} c where c.commitment_id = ${fundCommitments.id}
    and c.deleted_at is null and c.due_on <= ${fundCalls.dueOn})`;
  const paidIn = sql`(select coalesce(sum(f.money_yuan), 0) from ${fundFlows} f where f.commitment_id = ${fundCommitments.id}
    and f.kind = 'contribution' and f.deleted_at is null)`;
  const found = await db
    .select({
      id: fundCalls.id,
      code: funds.code,
      fund: funds.name,
      contributor: fundCommitments.contributor,
      open: sql<number>`(${calledByThen} - ${paidIn})::float8`,
      dueOn: fundCalls.dueOn,
      total: altogether,
    })
    .from(fundCalls)
    .innerJoin(fundCommitments, eq(fundCommitments.id, fundCalls.commitmentId))
    .innerJoin(funds, eq(funds.id, fundCommitments.fundId))
    .where(
      and(
        readableFunds(viewer),
        isNull(fundCalls.deletedAt),
        isNull(fundCommitments.deletedAt),
        lte(fundCalls.dueOn, addDays(now, 30)),
        sql`${calledByThen} > ${paidIn}`,
      ),
    )
    .orderBy(asc(fundCalls.dueOn), asc(fundCalls.id))
    .limit(shown);
  return listOf(
    found.map(({ id, code, fund, contributor, open, dueOn, total }) => ({
      key: String(id),
      href: `/funds/${code}`,
      title: `${fund}：${contributor}`,
      detail: `到期日累计应缴，还差 ${showYi(open)} 亿元`,
      dueOn,
      total,
    })),
    now,
  );
}

/** Obstacles that the listing office should see removed, or that this department owes. */
export async function obstaclesDue(viewer: Viewer, now: Day = today()): Promise<DueList> {
  const keeps = can(viewer, "listing.closeObstacle");
  const departments = viewer.grants.filter(({ role }) => role === "departmentContact");
  if (!keeps && departments.length === 0) return none;
  const mine: SQL | undefined = keeps
    ? lte(listingObstacles.dueOn, addDays(now, 14))
    : owedBy(departments.flatMap(({ unitIds }) => [...unitIds]));
  const found = await db
    .select({
      id: listingObstacles.id,
      code: listingCases.code,
      company: listingCases.companyName,
      content: listingObstacles.content,
      department: units.shortName,
      dueOn: listingObstacles.dueOn,
      total: altogether,
    })
    .from(listingObstacles)
    .innerJoin(listingCases, eq(listingCases.id, listingObstacles.caseId))
    .leftJoin(units, eq(units.id, listingObstacles.departmentId))
    .where(
      and(
        readableListings(viewer),
        isNull(listingObstacles.deletedAt),
        isNull(listingObstacles.closedOn),
        mine,
      ),
    )
    .orderBy(sql`${listingObstacles.dueOn} asc nulls last`, asc(listingObstacles.id))
    .limit(shown);
  return listOf(
    found.map(({ id, code, company, content, department, dueOn, total }) => ({
      key: String(id),
      href: `/listings/${code}`,
      title: company,
      detail: [content, department].filter(Boolean).join("，"),
      dueOn,
      total,
    })),
    now,
  );
}

/** Steps of a listing that were planned by now or within a month and have not come. */
export async function listingStepsDue(viewer: Viewer, now: Day = today()): Promise<DueList> {
  if (!can(viewer, "listing.advance")) return none;
  const found = await db
    .select({
      id: listingMilestones.id,
      code: listingCases.code,
      company: listingCases.companyName,
      stage: sql<string>`coalesce((select d.label from dictionary_items d where d.dictionary = 'listingStages'
        and d.code = ${listingMilestones.stage} and d.valid_to is null limit 1), ${listingMilestones.stage})`,
      dueOn: sql<Day>`${listingMilestones.plannedOn}`,
      total: altogether,
    })
    .from(listingMilestones)
    .innerJoin(listingCases, eq(listingCases.id, listingMilestones.caseId))
    .where(
      and(
        readableListings(viewer),
        isNull(listingMilestones.deletedAt),
        isNull(listingMilestones.actualOn),
        lte(listingMilestones.plannedOn, addDays(now, 30)),
        sql`${listingCases.sideState} is distinct from 'WITHDRAW'`,
      ),
    )
    .orderBy(asc(listingMilestones.plannedOn), asc(listingMilestones.id))
    .limit(shown);
  return listOf(
    found.map(({ id, code, company, stage, dueOn, total }) => ({
      key: String(id),
      href: `/listings/${code}`,
      title: company,
      detail: `计划${stage}`,
      dueOn,
      total,
    })),
    now,
  );
}
