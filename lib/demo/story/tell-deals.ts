import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import {
  dealStages as dealStageRows,
  files,
  fundDeals,
  fundFlows,
  fundValuations,
  leveragedCapital,
} from "@/db/schema";
import type { Recorder } from "@/lib/audit/change";
import { randomCode } from "@/lib/fields/codes";
import type { StoredFile } from "@/lib/files/store";
import { refreshDeal } from "@/lib/funds/deal-cache";
import type { Deal } from "@/lib/funds/reach";
import { flowKinds } from "@/lib/funds/rules";
import { searchTextOf } from "@/lib/search/search-text";
import { told } from "./calendar";
import type { Cast } from "./cast";
import { agreementKey, leverageKey } from "./deal-papers";
import { stagesIn, type ToldPart } from "./deals-plot";
import { amountOf, moneyOf, writtenOn } from "./tell-funds";
import { firstDayOf, type Ground, type Placed, type Placing, tellParts, tellRounds } from "./tell-rounds";

/** The rounds, who joined them, what was paid and what it drew in; the cache of each deal follows its rows. */
export async function tellDeals(
  tx: Transaction,
  record: Recorder,
  cast: Cast,
  ground: Ground,
): Promise<void> {
  const rounds = await tellRounds(tx, record, cast, ground);
  const placed = await tellParts(tx, record, cast, { rounds, ground });
  await tellStages(tx, record, cast, { placed, ground });
  await tellMoney(tx, record, cast, placed);
  await tellWorth(tx, record, cast, placed);
  await tellLeverage(tx, record, cast, { rounds, placed, ground });
  for (const [i, { part, deal }] of placed.entries()) {
    const [endedOn, endReason] = part.ended ?? [];
    const last = lastDayOf(part);
    const set = endedOn ? { endedOn: told(endedOn), endReason } : {};
    await refreshDeal(tx, null, deal, () => undefined, set);
    const { updatedAt } = writtenOn(cast, told(last), i);
    await tx.update(fundDeals).set({ updatedAt }).where(eq(fundDeals.id, deal.id));
  }
}

const lastDayOf = ({ road, paid = [], back = [], worth = [], ended }: ToldPart) =>
  [
    ...stagesIn(road).map(([, on]) => on),
    ...paid.map(([on]) => on),
    ...back.map(([on]) => on),
    ...worth.map(([on]) => on),
    ended?.[0] ?? "",
  ]
    .sort()
    .at(-1) ?? "";

async function tellStages(
  tx: Transaction,
  record: Recorder,
  cast: Cast,
  { placed, ground }: { placed: Placing[]; ground: Ground },
) {
  const wanted = placed.flatMap((one) =>
    stagesIn(one.part.road).map(([stage, on]) => ({ ...one, stage, on: told(on) })),
  );
  const proofs = wanted.flatMap(({ told: one, part, deal, stage, on }) => {
    const paper = stage === "AGREE" ? ground.papers.get(agreementKey(one, part)) : undefined;
    return paper ? [{ paper, deal, on, name: "投资协议（演示）.pdf" }] : [];
  });
  const kept = await keepPapers(tx, cast, proofs);
  const rows = await tx
    .insert(dealStageRows)
    .values(
      wanted.map(({ deal, stage, on }, i) => ({
        ...{ dealId: deal.id, stage, reachedOn: on },
        fileId: stage === "AGREE" ? (kept.get(deal.id) ?? null) : null,
        ...writtenOn(cast, on, i),
      })),
    )
    .returning();
  rows.forEach((row, i) => {
    record(dealStageRows, null, row, {
      label: `${wanted[i]?.company} ${wanted[i]?.round.name} ${row.stage}`,
    });
  });
}

type Proof = { paper: StoredFile; deal: Deal; on: string; name: string };

/** Files of deals, by deal. */
async function keepPapers(tx: Transaction, cast: Cast, proofs: Proof[]): Promise<Map<number, number>> {
  if (proofs.length === 0) return new Map();
  const kept = await tx
    .insert(files)
    .values(
      proofs.map(({ paper, deal, on, name }, i) => ({
        ...paper,
        originalName: name,
        type: "application/pdf",
        entity: "fund_deals",
        entityId: deal.id,
        uploadedBy: cast.person("jijin").id,
        uploadedAt: writtenOn(cast, on, i).createdAt,
      })),
    )
    .returning();
  return new Map(proofs.map(({ deal }, i) => [deal.id, kept[i]?.id ?? 0]));
}

async function tellMoney(tx: Transaction, record: Recorder, cast: Cast, placed: Placing[]) {
  const wanted = placed.flatMap((one) => [
    ...(one.part.paid ?? []).map(([on, money]) => ({ ...one, kind: "investment" as const, on, money })),
    ...(one.part.back ?? []).map(([on, kind, money]) => ({ ...one, kind, on, money })),
  ]);
  const rows = await tx
    .insert(fundFlows)
    .values(
      wanted.map(({ deal, fund, company, round, kind, on, money }, i) => {
        const code = randomCode("LS");
        return {
          ...{ code, kind, fundId: fund.id, dealId: deal.id },
          happenedOn: told(on),
          money: moneyOf(money),
          voucherNote: `演示付款凭证 ${i + 1}`,
          searchText: searchTextOf(fund.name, company, round.name, code),
          ...writtenOn(cast, told(on), i),
        };
      }),
    )
    .returning();
  for (const [i, row] of rows.entries())
    record(fundFlows, null, row, {
      label: `${wanted[i]?.fund.name} ${flowKinds[row.kind as keyof typeof flowKinds]} ${row.happenedOn}`,
    });
}

async function tellWorth(tx: Transaction, record: Recorder, cast: Cast, placed: Placing[]) {
  const wanted = placed.flatMap((one) =>
    (one.part.worth ?? []).map(([on, money]) => ({ ...one, on, money })),
  );
  const rows = await tx
    .insert(fundValuations)
    .values(
      wanted.map(({ deal, on, money }, i) => ({
        dealId: deal.id,
        valuedOn: told(on),
        worth: moneyOf(money),
        method: "最近一轮价格",
        ...writtenOn(cast, told(on), i),
      })),
    )
    .returning();
  rows.forEach((row, i) => {
    record(fundValuations, null, row, { label: `${wanted[i]?.company} ${wanted[i]?.round.name} 估值` });
  });
}

type Levered = { rounds: Placed[]; placed: Placing[]; ground: Ground };

async function tellLeverage(
  tx: Transaction,
  record: Recorder,
  cast: Cast,
  { rounds, placed, ground }: Levered,
) {
  const wanted = rounds.flatMap((one) =>
    (one.told.leverage ?? []).map(([source, kind, promised, paid, on]) => ({
      ...{ ...one, source, kind, promised, paid, on },
      first: placed.find(({ round }) => round.id === one.round.id) as Placing,
    })),
  );
  const fileIds: (number | null)[] = [];
  for (const { told: one, source, on, first } of wanted) {
    const paper = ground.papers.get(leverageKey(one, source));
    const proof =
      paper && on ? [{ paper, deal: first.deal, on: told(on), name: "资本到位证明（演示）.pdf" }] : [];
    fileIds.push((await keepPapers(tx, cast, proof)).get(first.deal.id) ?? null);
  }
  const rows = await tx
    .insert(leveragedCapital)
    .values(
      wanted.map(({ round, source, kind, promised, paid, on, first }, i) => ({
        ...{ roundId: round.id, source, kind },
        promised: amountOf(promised),
        paid: amountOf(paid),
        happenedOn: on ? told(on) : null,
        fileId: fileIds[i],
        ...writtenOn(cast, told(on ?? firstDayOf(first.part)), i),
      })),
    )
    .returning();
  rows.forEach((row, i) => {
    record(leveragedCapital, null, row, {
      label: `${wanted[i]?.company} ${wanted[i]?.round.name} ${row.source}`,
    });
  });
}
