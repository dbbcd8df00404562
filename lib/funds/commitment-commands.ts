import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { fundCalls, fundCommitments, fundFlows, funds } from "@/db/schema";
import { change } from "@/lib/audit/change";
import { Missing, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { rawOf } from "@/lib/fields/input";
import { showWan } from "@/lib/money/yuan";
import { callFields, commitmentFields } from "./fields";
import type { CallInput, CommitmentInput, RowTarget } from "./input";
import { addPart, isUsed, removePart, revisePart, standingPart } from "./parts";
import { type Fund, fundInReach } from "./reach";

/** What one contributor promises a fund. Answers with the row's id. */
export function logCommitment(
  viewer: Viewer,
  fundCode: string,
  input: CommitmentInput,
  once?: string,
  tx?: Transaction,
): Promise<number> {
  return change(
    viewer,
    "fund.commit",
    async (open, record) => {
      const fund = await fundInReach(open, viewer, "fund.commit", fundCode);
      await requireSource(open, fund, input);
      const values = { ...input, fundId: fund.id };
      const told = { label: `${fund.name} ${input.contributor}` };
      return (await addPart(open, viewer, fundCommitments, values, record, told)).id;
    },
    { tx, once: once ? { key: once, input: { ...input, fundCode } } : undefined },
  );
}

export function reviseCommitment(viewer: Viewer, target: RowTarget, input: CommitmentInput): Promise<void> {
  return change(viewer, "fund.commit", async (tx, record) => {
    const fund = await fundInReach(tx, viewer, "fund.commit", target.code);
    const before = await commitmentOf(tx, fund, target.id);
    await requireSource(tx, fund, input);
    await revisePart(tx, viewer, fundCommitments, { before, version: target.version, set: input }, record, {
      label: `${fund.name} ${input.contributor}`,
      values: (row) => rawOf(commitmentFields, row as never),
    });
  });
}

export function removeCommitment(viewer: Viewer, target: RowTarget): Promise<void> {
  return change(viewer, "fund.commit", async (tx, record) => {
    const fund = await fundInReach(tx, viewer, "fund.commit", target.code);
    const before = await commitmentOf(tx, fund, target.id);
    if (await isUsed(tx, fundFlows, fundFlows.commitmentId, before.id))
      throw new Unacceptable("这笔认缴已有实缴或分配流水，不能删除；请先更正流水");
    if (await isUsed(tx, fundCalls, fundCalls.commitmentId, before.id))
      throw new Unacceptable("这笔认缴已有缴款通知，不能删除；请先删除缴款通知");
    const told = { label: `${fund.name} ${before.contributor}` };
    await removePart(tx, viewer, fundCommitments, { before, version: target.version }, record, told);
  });
}

/** Money called from a contributor; what arrives is a flow of kind 出资. */
export function logCall(
  viewer: Viewer,
  fundCode: string,
  commitmentId: number,
  input: CallInput,
  once?: string,
  tx?: Transaction,
): Promise<number> {
  return change(
    viewer,
    "fund.commit",
    async (open, record) => {
      const fund = await fundInReach(open, viewer, "fund.commit", fundCode);
      const commitment = await commitmentOf(open, fund, commitmentId);
      await requireWithinCommitted(open, commitment, input, null);
      const values = { ...input, commitmentId: commitment.id };
      const told = { label: `${fund.name} ${commitment.contributor} 缴款` };
      return (await addPart(open, viewer, fundCalls, values, record, told)).id;
    },
    { tx, once: once ? { key: once, input: { ...input, fundCode, commitmentId } } : undefined },
  );
}

export function reviseCall(viewer: Viewer, target: RowTarget, input: CallInput): Promise<void> {
  return change(viewer, "fund.commit", async (tx, record) => {
    const fund = await fundInReach(tx, viewer, "fund.commit", target.code);
    const { before, commitment } = await callOf(tx, fund, target.id);
    await requireWithinCommitted(tx, commitment, input, before.id);
    await revisePart(tx, viewer, fundCalls, { before, version: target.version, set: input }, record, {
      label: `${fund.name} ${commitment.contributor} 缴款`,
      values: (row) => rawOf(callFields, row as never),
    });
  });
}

export function removeCall(viewer: Viewer, target: RowTarget): Promise<void> {
  return change(viewer, "fund.commit", async (tx, record) => {
    const fund = await fundInReach(tx, viewer, "fund.commit", target.code);
    const { before, commitment } = await callOf(tx, fund, target.id);
    const told = { label: `${fund.name} ${commitment.contributor} 缴款` };
    await removePart(tx, viewer, fundCalls, { before, version: target.version }, record, told);
  });
}

type Commitment = typeof fundCommitments.$inferSelect;

const commitmentOf = (tx: Transaction, fund: Fund, id: number): Promise<Commitment> =>
  standingPart(tx, fundCommitments, { id }, { column: fundCommitments.fundId, id: fund.id });

async function callOf(tx: Transaction, fund: Fund, id: number) {
  const [call] = await tx
    .select()
    .from(fundCalls)
    .where(and(eq(fundCalls.id, id), isNull(fundCalls.deletedAt)));
  if (!call) throw new Missing();
  return { before: call, commitment: await commitmentOf(tx, fund, call.commitmentId) };
}

/** A fund that pays in must be another one of the matrix; it then is a contributor once, not twice. */
async function requireSource(tx: Transaction, fund: Fund, { fromFundId }: CommitmentInput) {
  if (fromFundId === null) return;
  if (fromFundId === fund.id)
    throw new Unacceptable("出资的基金不能是本基金", { fromFundId: "不能选本基金" });
  const [source] = await tx
    .select({ id: funds.id })
    .from(funds)
    .where(and(eq(funds.id, fromFundId), isNull(funds.deletedAt)));
  if (!source) throw new Unacceptable("出资的基金不存在，请重新选择", { fromFundId: "请重新选择" });
}

async function requireWithinCommitted(
  tx: Transaction,
  { id, committedYuan, contributor }: Commitment,
  { called }: CallInput,
  ownId: number | null,
) {
  if (committedYuan === null) return;
  const [others] = await tx
    .select({ yuan: sql<number>`coalesce(sum(${fundCalls.calledYuan}), 0)`.mapWith(Number) })
    .from(fundCalls)
    .where(
      and(
        eq(fundCalls.commitmentId, id),
        isNull(fundCalls.deletedAt),
        ownId === null ? undefined : sql`${fundCalls.id} <> ${ownId}`,
      ),
    );
  const all = (others?.yuan ?? 0) + (called?.yuan ?? 0);
  if (all > committedYuan)
    throw new Unacceptable(
      `${contributor}累计应缴 ${showWan(all)} 万元，超过认缴的 ${showWan(committedYuan)} 万元；请核对金额或先改认缴`,
      { called: `最多还可通知 ${showWan(committedYuan - (others?.yuan ?? 0))} 万元` },
    );
}
