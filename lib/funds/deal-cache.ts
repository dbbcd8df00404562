import "server-only";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { PgUpdateSetSource } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import { dealStages as dealStageRows, fundDeals, fundFlows } from "@/db/schema";
import { type Recorder, touched } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import type { Deal } from "./reach";
import { type DealStage, dealStageOf } from "./rules";

/**
 * Brings what a deal repeats of its stages and flows in line with them, in the transaction that changed them: the day
 * of the first payment, what was paid and what came back in whole yuan, the furthest stage.
 */
export async function refreshDeal(
  tx: Transaction,
  viewer: Viewer | null,
  before: Deal,
  record: Recorder,
  more: PgUpdateSetSource<typeof fundDeals> & { reason?: string } = {},
): Promise<Deal> {
  const { reason, ...set } = more;
  const [typed, paid] = await Promise.all([stagesOf(tx, before.id), moneyOf(tx, before.id)]);
  const all = paid.firstPaidOn
    ? [...typed, { stage: "PAID" as DealStage, reachedOn: paid.firstPaidOn }]
    : typed;
  const stage = dealStageOf(all);
  const on = (code: DealStage) => all.find((one) => one.stage === code)?.reachedOn ?? null;
  const [after] = await tx
    .update(fundDeals)
    .set({
      ...paid,
      stage,
      stageOn: on(stage),
      decidedOn: on("IC"),
      agreedOn: on("AGREE"),
      exitedOn: on("EXIT"),
      ...set,
      ...touched(fundDeals, viewer),
    })
    .where(eq(fundDeals.id, before.id))
    .returning();
  if (!after) throw new Error(`deal ${before.id} vanished inside its own transaction`);
  record(fundDeals, before, after, { reason });
  return after;
}

async function stagesOf(tx: Transaction, dealId: number) {
  const rows = await tx
    .select({ stage: dealStageRows.stage, reachedOn: dealStageRows.reachedOn })
    .from(dealStageRows)
    .where(and(eq(dealStageRows.dealId, dealId), isNull(dealStageRows.deletedAt)));
  return rows.map(({ stage, reachedOn }) => ({ stage: stage as DealStage, reachedOn }));
}

const yuanOfKinds = (...kinds: string[]) =>
  sql<number>`coalesce(sum(${fundFlows.moneyYuan}) filter (where ${inArray(fundFlows.kind, kinds)}), 0)`.mapWith(
    Number,
  );

async function moneyOf(tx: Transaction, dealId: number) {
  const [money] = await tx
    .select({
      firstPaidOn: sql<
        string | null
      >`min(${fundFlows.happenedOn}) filter (where ${fundFlows.kind} = 'investment')`,
      paidYuan: yuanOfKinds("investment"),
      exitedYuan: yuanOfKinds("exit", "income"),
    })
    .from(fundFlows)
    .where(and(eq(fundFlows.dealId, dealId), isNull(fundFlows.deletedAt)));
  if (!money) throw new Error("a sum is always answered");
  return money;
}
