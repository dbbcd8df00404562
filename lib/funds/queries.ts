import "server-only";
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { companies, files, fundDeals, fundFlows, funds, investmentRounds, projects } from "@/db/schema";
import { withinReach } from "@/lib/auth/reach";
import { Missing } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { ledgerRows, ledgerTotals } from "@/lib/ledger/query";
import type { LedgerSpec } from "@/lib/ledger/spec";
import { type Query, stateOf } from "@/lib/ledger/state";
import { readableProjects } from "@/lib/projects/reach";
import { matches } from "@/lib/search/search-text";
import { flowLedger } from "./flow-ledger";
import { fundLedger } from "./fund-ledger";
import { dealLedger } from "./ledger";
import {
  companyOfRound,
  type Deal,
  dealReach,
  type Flow,
  type Fund,
  flowReach,
  fundOfDeal,
  fundOfFlow,
  fundReach,
  nameableProjects,
  type Round,
  readableDeals,
  readableFlows,
  readableFunds,
  roundOfDeal,
} from "./reach";

async function listed(spec: LedgerSpec, reach: ReturnType<typeof withinReach>, query: Query) {
  const state = stateOf(spec, query);
  const [rows, totals] = await Promise.all([
    ledgerRows(spec, reach, state),
    ledgerTotals(spec, reach, state),
  ]);
  return { spec, state, ...rows, ...totals };
}

/** One page of a register with its count and sums, all under the viewer's reach. */
export const listFunds = async (viewer: Viewer, query: Query) =>
  listed(await fundLedger(), withinReach(viewer, "fund.read", fundReach), query);

export const listDeals = async (viewer: Viewer, query: Query) =>
  listed(await dealLedger(), withinReach(viewer, "deal.read", dealReach), query);

export const listFlows = async (viewer: Viewer, query: Query) =>
  listed(await flowLedger(), withinReach(viewer, "flow.read", flowReach), query);

export async function findFund(viewer: Viewer, code: string): Promise<Fund> {
  const [fund] = await db
    .select()
    .from(funds)
    .where(and(eq(funds.code, code), readableFunds(viewer)));
  if (!fund) throw new Missing();
  return fund;
}

export type DealRecord = {
  deal: Deal;
  round: Round;
  fund: Fund;
  company: { code: string; name: string };
  /** The linked project's name; its address only for those who may open it. */
  project: { name: string; code: string | null } | null;
};

export async function findDeal(viewer: Viewer, code: string): Promise<DealRecord> {
  const [found] = await db
    .select({
      deal: fundDeals,
      round: investmentRounds,
      fund: funds,
      company: { code: companies.code, name: companies.name },
      project: { id: projects.id, name: projects.name, code: projects.code },
    })
    .from(fundDeals)
    .innerJoin(investmentRounds, roundOfDeal)
    .innerJoin(companies, companyOfRound)
    .innerJoin(funds, fundOfDeal)
    .leftJoin(projects, eq(projects.id, investmentRounds.projectId))
    .where(and(eq(fundDeals.code, code), readableDeals(viewer)));
  if (!found) throw new Missing();
  const { project, ...record } = found;
  return { ...record, project: project && (await shownProject(viewer, project)) };
}

/** Its name for those who may read or cite it, its address for those who may open it; for others it is not there. */
async function shownProject(viewer: Viewer, { id, name, code }: { id: number; name: string; code: string }) {
  const [seen] = await db
    .select({ opens: sql<boolean>`${readableProjects(viewer)}` })
    .from(projects)
    .where(and(eq(projects.id, id), nameableProjects(viewer)));
  return seen ? { name, code: seen.opens ? code : null } : null;
}

/** A flow and the fund whose account it stands in. */
export async function findFlow(viewer: Viewer, code: string): Promise<{ flow: Flow; fund: Fund }> {
  const [found] = await db
    .select({ flow: fundFlows, fund: funds })
    .from(fundFlows)
    .innerJoin(funds, fundOfFlow)
    .where(and(eq(fundFlows.code, code), readableFlows(viewer)));
  if (!found) throw new Missing();
  return found;
}

/** A stored file that proves a deal or a flow, for whoever may see that record. */
export async function findFundFile(viewer: Viewer, key: string) {
  const [file] = await db.select().from(files).where(eq(files.key, key));
  if (!file?.entityId) throw new Missing();
  const owner =
    file.entity === "funds"
      ? await db
          .select({ id: funds.id })
          .from(funds)
          .where(and(eq(funds.id, file.entityId), withinReach(viewer, "flow.read", flowReach)))
      : await db
          .select({ id: fundDeals.id })
          .from(fundDeals)
          .innerJoin(investmentRounds, roundOfDeal)
          .where(
            and(
              eq(fundDeals.id, file.entityId),
              eq(sql`${file.entity}`, "fund_deals"),
              readableDeals(viewer),
            ),
          );
  if (owner.length === 0) throw new Missing();
  return file;
}

/** For Ctrl+K: funds by name, initials, manager or code. */
export const findFunds = (viewer: Viewer, question: string, limit = 20) =>
  db
    .select({ code: funds.code, name: funds.name, layer: funds.layer, status: funds.status })
    .from(funds)
    .where(and(readableFunds(viewer), matches(funds.searchText, question)))
    .orderBy(asc(funds.name))
    .limit(limit);

/** For Ctrl+K: investments by company, round, fund or code, newest first. */
export const findDeals = (viewer: Viewer, question: string, limit = 20) =>
  db
    .select({
      code: fundDeals.code,
      company: companies.name,
      round: investmentRounds.name,
      fund: funds.name,
      stage: fundDeals.stage,
    })
    .from(fundDeals)
    .innerJoin(investmentRounds, roundOfDeal)
    .innerJoin(companies, companyOfRound)
    .innerJoin(funds, fundOfDeal)
    .where(and(readableDeals(viewer), matches(fundDeals.searchText, question)))
    .orderBy(desc(fundDeals.updatedAt))
    .limit(limit);

/** The funds above one, the nearest last. */
export async function fundsAbove(viewer: Viewer, fund: Fund): Promise<{ code: string; name: string }[]> {
  if (fund.parentId === null) return [];
  const [parent] = await db
    .select()
    .from(funds)
    .where(and(eq(funds.id, fund.parentId), readableFunds(viewer)));
  return parent ? [...(await fundsAbove(viewer, parent)), { code: parent.code, name: parent.name }] : [];
}

export const fundsBelow = (viewer: Viewer, fund: Fund) =>
  db
    .select({ code: funds.code, name: funds.name, layer: funds.layer, status: funds.status })
    .from(funds)
    .where(and(eq(funds.parentId, fund.id), isNull(funds.deletedAt), readableFunds(viewer)))
    .orderBy(asc(funds.id));
