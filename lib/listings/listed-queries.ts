import "server-only";
import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { listedCompanies, listingCases } from "@/db/schema";
import { withinReach } from "@/lib/auth/reach";
import { Missing } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { ledgerRows, ledgerTotals } from "@/lib/ledger/query";
import { type Query, stateOf } from "@/lib/ledger/state";
import { listedInOrder } from "./figures";
import { listedLedger } from "./listed-ledger";
import { type ListedCompany, listedReach, readableListed, readableListings } from "./reach";

export type { ListedCompany } from "./reach";

/** One page of the register of listed companies, with its count and sums. */
export async function listListed(viewer: Viewer, query: Query) {
  const spec = await listedLedger();
  const state = stateOf(spec, query);
  const reach = withinReach(viewer, "listed.read", listedReach);
  const [rows, totals] = await Promise.all([
    ledgerRows(spec, reach, state),
    ledgerTotals(spec, reach, state),
  ]);
  return { spec, state, ...rows, ...totals };
}

export async function findListed(viewer: Viewer, code: string): Promise<ListedCompany> {
  const [found] = await db
    .select()
    .from(listedCompanies)
    .where(and(eq(listedCompanies.code, code), readableListed(viewer)));
  if (!found) throw new Missing();
  return found;
}

/** 第 n 家, and how many were first listed on that same day. */
export async function placeOf(viewer: Viewer, listed: ListedCompany) {
  const order = await listedInOrder(viewer);
  return order.find(({ companyId }) => companyId === listed.companyId) ?? null;
}

/** The case it grew out of, if the viewer may see that. */
export async function caseOfListed(viewer: Viewer, listed: ListedCompany) {
  if (!listed.caseId) return null;
  const [found] = await db
    .select({ code: listingCases.code })
    .from(listingCases)
    .where(and(eq(listingCases.id, listed.caseId), readableListings(viewer)));
  return found ?? null;
}
