import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { fundDeals, fundFlows, funds } from "@/db/schema";
import { change, isVersion, type Recorder, touched } from "@/lib/audit/change";
import { lastEditor } from "@/lib/audit/history";
import { reaches } from "@/lib/auth/reach";
import { Missing, Refused, Stale } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { randomCode } from "@/lib/fields/codes";
import { rawOf } from "@/lib/fields/input";
import { searchTextOf } from "@/lib/search/search-text";
import { refreshDeal } from "./deal-cache";
import { flowFields } from "./fields";
import { known, labelOf, moneyOf, type NewFlow, requireSound, surroundingsOf } from "./flow-surroundings";
import { claimFile } from "./parts";
import { type Flow, fundOfFlow, readableFlows } from "./reach";
import { flowKinds } from "./rules";

/** One movement of a fund's money. Answers with its code. */
export function logFlow(viewer: Viewer, entry: NewFlow, once?: string, tx?: Transaction): Promise<string> {
  return change(
    viewer,
    "flow.log",
    async (open, record) => {
      const [added] = await addFlows(open, viewer, [entry], record);
      if (!added) throw new Error("a flow could not be added");
      return added.code;
    },
    { tx, once: once ? { key: once, input: entry } : undefined },
  );
}

/** Many movements in a handful of statements; each deal is brought in line once. Part of a change under way. */
export async function addFlows(
  tx: Transaction,
  viewer: Viewer,
  entries: NewFlow[],
  record: Recorder,
): Promise<Flow[]> {
  if (entries.length === 0) return [];
  const around = await surroundingsOf(tx, entries);
  const rows = [];
  for (const { flow, fileKey = null } of entries) {
    const words = requireSound(viewer, "flow.log", flow, around);
    const code = randomCode("LS");
    const paper = { entity: "funds", id: flow.fundId, field: "fileKey" } as const;
    rows.push({
      ...flow,
      money: moneyOf(flow),
      code,
      voucherId: await claimFile(tx, viewer, fileKey, paper),
      searchText: searchTextOf(...words, flow.voucherNote, flow.note, code),
      createdBy: viewer.userId,
      updatedBy: viewer.userId,
    });
  }
  const added = await tx.insert(fundFlows).values(rows).returning();
  for (const flow of added) record(fundFlows, null, flow, { label: labelOf(flow, around) });
  await refreshDeals(
    tx,
    viewer,
    added.map(({ dealId }) => dealId),
    record,
  );
  return added;
}

export function reviseFlow(
  viewer: Viewer,
  code: string,
  version: number,
  { flow, fileKey = null }: NewFlow,
  tx?: Transaction,
): Promise<{ code: string; version: number }> {
  return change(
    viewer,
    "flow.revise",
    async (open, record) => {
      const before = await flowInReach(open, viewer, "flow.revise", code);
      const around = await surroundingsOf(open, [{ flow }]);
      const words = requireSound(viewer, "flow.revise", flow, around);
      const paper = { entity: "funds", id: flow.fundId, field: "fileKey" } as const;
      const voucherId = await claimFile(open, viewer, fileKey, paper);
      const [after] = await open
        .update(fundFlows)
        .set({
          ...flow,
          money: moneyOf(flow),
          ...(voucherId === null ? {} : { voucherId }),
          searchText: searchTextOf(...words, flow.voucherNote, flow.note, code),
          ...touched(fundFlows, viewer),
        })
        .where(isVersion(fundFlows, before.id, version))
        .returning();
      if (!after) throw await staleFlow(open, before);
      record(fundFlows, before, after, { label: labelOf(after, around) });
      await refreshDeals(open, viewer, [before.dealId, after.dealId], record);
      return { code, version: after.version };
    },
    { tx },
  );
}

/** A flow recorded by mistake is taken back; it stays in the history. */
export function removeFlow(viewer: Viewer, code: string, version: number, tx?: Transaction): Promise<void> {
  return change(
    viewer,
    "flow.remove",
    async (open, record) => {
      const before = await flowInReach(open, viewer, "flow.remove", code);
      const [after] = await open
        .update(fundFlows)
        .set({ deletedAt: sql`now()`, ...touched(fundFlows, viewer) })
        .where(isVersion(fundFlows, before.id, version))
        .returning();
      if (!after) throw await staleFlow(open, before);
      record(fundFlows, before, after, {
        label: `${flowKinds[before.kind as keyof typeof flowKinds]} ${before.happenedOn}`,
      });
      await refreshDeals(open, viewer, [before.dealId], record);
    },
    { tx },
  );
}

export async function flowInReach(
  tx: Transaction,
  viewer: Viewer,
  verb: "flow.revise" | "flow.remove",
  code: string,
): Promise<Flow> {
  const [seen] = await tx
    .select({ flow: fundFlows, fund: funds })
    .from(fundFlows)
    .innerJoin(funds, fundOfFlow)
    .where(and(eq(fundFlows.code, code), readableFlows(viewer)))
    .for("update", { of: fundFlows });
  if (!seen) throw new Missing();
  if (!reaches(viewer, verb, seen.fund)) throw new Refused("现金流由基金公司登记，您可以查看但不能修改");
  return seen.flow;
}

async function refreshDeals(tx: Transaction, viewer: Viewer, ids: (number | null)[], record: Recorder) {
  for (const id of known(ids).sort((one, other) => one - other)) {
    const [deal] = await tx.select().from(fundDeals).where(eq(fundDeals.id, id)).for("update");
    if (deal) await refreshDeal(tx, viewer, deal, record);
  }
}

async function staleFlow(tx: Transaction, { id, version }: Flow): Promise<Stale> {
  const [now] = await tx.select().from(fundFlows).where(eq(fundFlows.id, id));
  return new Stale({
    ...(await lastEditor(tx, "fund_flows", id)),
    version: now?.version ?? version,
    values: now ? rawOf(flowFields, now as never) : {},
  });
}
