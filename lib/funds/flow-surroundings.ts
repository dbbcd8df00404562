import "server-only";
import { and, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { companies, fundCommitments, fundDeals, funds, investmentRounds } from "@/db/schema";
import { reaches } from "@/lib/auth/reach";
import { Refused, Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import type { FlowInput } from "./input";
import { companyOfRound, type Flow } from "./reach";
import { flowKinds } from "./rules";

/** A movement as it comes in; the voucher is a fresh upload of the viewer's own. */
export type NewFlow = { flow: FlowInput; fileKey?: string | null };

export type Surroundings = {
  funds: ReadonlyMap<number, { unitId: number; name: string }>;
  commitments: ReadonlyMap<number, { fundId: number; name: string }>;
  deals: ReadonlyMap<number, { fundId: number; name: string; endedOn: string | null }>;
  /** Funds that another fund of the matrix has paid into: whose a distribution is must be said. */
  inner: ReadonlySet<number>;
};

/** Ids without gaps and repeats. */
export const known = (ids: (number | null)[]) => [...new Set(ids.filter((id) => id !== null))];

/** What the flows name, in four statements however many they are; deals stay locked. */
export async function surroundingsOf(tx: Transaction, entries: NewFlow[]): Promise<Surroundings> {
  const fundIds = known(entries.map(({ flow }) => flow.fundId));
  const commitmentIds = known(entries.map(({ flow }) => flow.commitmentId));
  const dealIds = known(entries.map(({ flow }) => flow.dealId));
  const fundRows = await tx
    .select({ id: funds.id, unitId: funds.unitId, name: funds.name })
    .from(funds)
    .where(and(inArray(funds.id, fundIds), isNull(funds.deletedAt)));
  const commitmentRows =
    commitmentIds.length === 0
      ? []
      : await tx
          .select({
            id: fundCommitments.id,
            fundId: fundCommitments.fundId,
            name: fundCommitments.contributor,
          })
          .from(fundCommitments)
          .where(and(inArray(fundCommitments.id, commitmentIds), isNull(fundCommitments.deletedAt)));
  const dealRows =
    dealIds.length === 0
      ? []
      : await tx
          .select({
            id: fundDeals.id,
            fundId: fundDeals.fundId,
            endedOn: fundDeals.endedOn,
            name: sql<string>`${companies.name} || ' ' || ${investmentRounds.name}`,
          })
          .from(fundDeals)
          .innerJoin(investmentRounds, eq(investmentRounds.id, fundDeals.roundId))
          .innerJoin(companies, companyOfRound)
          .where(and(inArray(fundDeals.id, dealIds), isNull(fundDeals.deletedAt)))
          .for("update", { of: fundDeals });
  const innerRows = await tx
    .selectDistinct({ fundId: fundCommitments.fundId })
    .from(fundCommitments)
    .where(
      and(
        inArray(fundCommitments.fundId, fundIds),
        isNotNull(fundCommitments.fromFundId),
        isNull(fundCommitments.deletedAt),
      ),
    );
  const byId = <T extends { id: number }>(rows: T[]) => new Map(rows.map((row) => [row.id, row]));
  return {
    funds: byId(fundRows),
    commitments: byId(commitmentRows),
    deals: byId(dealRows),
    inner: new Set(innerRows.map(({ fundId }) => fundId)),
  };
}

/** Everything the flow names belongs to one fund. Answers with the words it is found by. */
export function requireSound(
  viewer: Viewer,
  verb: "flow.log" | "flow.revise",
  flow: FlowInput,
  around: Surroundings,
): string[] {
  const fund = around.funds.get(flow.fundId);
  if (!fund) throw new Unacceptable("基金不存在，请重新选择", { fundId: "请重新选择基金" });
  if (!reaches(viewer, verb, fund)) throw new Refused("不能替其他单位登记现金流");
  if (flow.happenedOn > today())
    throw new Unacceptable("到账日期不能晚于今天", { happenedOn: "不能晚于今天" });
  const commitment = flow.commitmentId === null ? null : around.commitments.get(flow.commitmentId);
  if (commitment !== null && commitment?.fundId !== flow.fundId)
    throw new Unacceptable("出资人不属于这只基金，请重新选择", { commitmentId: "请重新选择出资人" });
  if (flow.kind === "distribution" && flow.commitmentId === null && around.inner.has(flow.fundId))
    throw new Unacceptable("这只基金有矩阵内的基金出资，分配须按出资人逐笔登记", {
      commitmentId: "请选择收到分配的出资人",
    });
  const deal = flow.dealId === null ? null : around.deals.get(flow.dealId);
  if (deal !== null && deal?.fundId !== flow.fundId)
    throw new Unacceptable("投资项目不属于这只基金，请重新选择", { dealId: "请重新选择投资项目" });
  if (deal?.endedOn) throw new Unacceptable("这个投资项目已终止；如确有打款，请先恢复", { dealId: "已终止" });
  return [fund.name, commitment?.name, deal?.name].filter((word) => word !== undefined);
}

export function moneyOf({ money }: FlowInput) {
  if (!money) throw new Unacceptable("请填写金额", { money: "请填写金额" });
  return money;
}

export const labelOf = ({ fundId, kind, happenedOn }: Flow, around: Surroundings): string =>
  `${around.funds.get(fundId)?.name ?? ""} ${flowKinds[kind as keyof typeof flowKinds] ?? kind} ${happenedOn}`;
