import "server-only";
import type { Transaction } from "@/db/client";
import { fundCalls, fundCommitments, fundFlows, funds, fundValuations } from "@/db/schema";
import type { Recorder } from "@/lib/audit/change";
import { randomCode } from "@/lib/fields/codes";
import { nameKey } from "@/lib/fields/text";
import type { Fund } from "@/lib/funds/reach";
import { flowKinds } from "@/lib/funds/rules";
import { parseAmount } from "@/lib/money/amount";
import { searchTextOf } from "@/lib/search/search-text";
import { momentOn, told } from "./calendar";
import type { Cast } from "./cast";
import { industryFunds } from "./funds-industry";
import type { ToldFund, ToldPledge } from "./funds-plot";
import { equipmentFunds } from "./funds-special";
import { stateFunds } from "./funds-state";

/** Mothers first: what hangs under a fund comes after it. */
const toldFunds: readonly ToldFund[] = [...industryFunds, ...equipmentFunds, ...stateFunds];

export const amountOf = (typed: string) => {
  const parsed = parseAmount(typed, { unit: "万元" });
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.amount;
};

/** Money that moved: known to the yuan. */
export const moneyOf = (typed: string) => {
  const amount = amountOf(typed);
  if (!amount) throw new Error(`no money in ${typed}`);
  return amount;
};

/** Written by the fund company's officer on its day. */
export const writtenOn = (cast: Cast, day: string, turn: number) => {
  const { id } = cast.person("jijin");
  const at = momentOn(day, turn);
  return { createdBy: id, updatedBy: id, createdAt: at, updatedAt: at };
};

/** The funds with what was promised, called, paid in and given back, and what they were worth. Answers by their keys. */
export async function tellFunds(
  tx: Transaction,
  record: Recorder,
  cast: Cast,
): Promise<ReadonlyMap<string, Fund>> {
  const byKey = new Map<string, Fund>();
  for (const [i, one] of toldFunds.entries()) {
    const [fund] = await tx
      .insert(funds)
      .values(fundOf(cast, one, i, byKey))
      .returning();
    if (!fund) throw new Error(`no fund ${one.key}`);
    record(funds, null, fund);
    byKey.set(one.key, fund);
  }
  for (const one of toldFunds) await tellPledges(tx, record, cast, one, byKey);
  const values = toldFunds.flatMap(({ key, worth }) => worth.map(([on, money]) => ({ key, on, money })));
  const valued = await tx
    .insert(fundValuations)
    .values(
      values.map(({ key, on, money }, i) => ({
        fundId: byKey.get(key)?.id,
        valuedOn: told(on),
        worth: moneyOf(money),
        method: "管理人季报",
        ...writtenOn(cast, told(on), i),
      })),
    )
    .returning();
  valued.forEach((row, i) => {
    record(fundValuations, null, row, { label: `${byKey.get(values[i]?.key ?? "")?.name} 估值` });
  });
  return byKey;
}

function fundOf(cast: Cast, one: ToldFund, turn: number, byKey: ReadonlyMap<string, Fund>) {
  const code = randomCode("JJ");
  const { name, layer, kind, manager, focus, status = "investing" } = one;
  const unitId = one.unit ? cast.unit(one.unit).id : cast.person("jijin").unitId;
  return {
    ...{ code, name, layer, kind, manager, focus, status, unitId },
    nameKey: nameKey(name),
    parentId: one.parent ? byKey.get(one.parent)?.id : null,
    size: amountOf(one.size),
    registrationNumber: `SDEMO${String(turn + 1).padStart(2, "0")}`,
    establishedOn: told(one.from),
    investUntil: told(one.invests),
    endsOn: told(one.ends),
    searchText: searchTextOf(name, manager, code),
    ...writtenOn(cast, told(one.from), turn),
  };
}

async function tellPledges(
  tx: Transaction,
  record: Recorder,
  cast: Cast,
  one: ToldFund,
  byKey: ReadonlyMap<string, Fund>,
) {
  const fund = byKey.get(one.key);
  if (!fund) return;
  const began = told(one.from);
  const rows = await tx
    .insert(fundCommitments)
    .values(
      one.pledges.map(({ from, kind, committed }, i) => ({
        fundId: fund.id,
        contributor: byKey.get(from)?.name ?? from,
        fromFundId: byKey.get(from)?.id,
        moneyKind: kind,
        committed: amountOf(committed),
        committedOn: began,
        ...writtenOn(cast, began, i),
      })),
    )
    .returning();
  for (const row of rows) record(fundCommitments, null, row, { label: `${fund.name} ${row.contributor}` });
  const idOf = (from: string) => rows[one.pledges.findIndex((pledge) => pledge.from === from)]?.id ?? null;
  await tellCalls(tx, record, cast, {
    fund,
    pledges: one.pledges,
    idOf,
    nameOf: (from) => byKey.get(from)?.name ?? from,
  });
  const moved = [
    ...one.pledges.flatMap(({ from, paid }) =>
      paid.map(([on, money]) => ({ kind: "contribution" as const, on, money, to: from })),
    ),
    ...one.flows.map(([kind, on, money, to]) => ({ kind, on, money, to })),
  ];
  const flows = await tx
    .insert(fundFlows)
    .values(
      moved.map(({ kind, on, money, to }, i) => {
        const code = randomCode("LS");
        const commitmentId = to ? idOf(to) : null;
        const words = [fund.name, to && (byKey.get(to)?.name ?? to)];
        return {
          ...{ code, kind, commitmentId },
          fundId: fund.id,
          happenedOn: told(on),
          money: moneyOf(money),
          voucherNote: `演示回单 ${told(on)}`,
          note: kind === "fee" ? "管理费" : null,
          searchText: searchTextOf(...words, code),
          ...writtenOn(cast, told(on), i),
        };
      }),
    )
    .returning();
  for (const flow of flows)
    record(fundFlows, null, flow, {
      label: `${fund.name} ${flowKinds[flow.kind as keyof typeof flowKinds]} ${flow.happenedOn}`,
    });
}

type Pledged = {
  fund: Fund;
  pledges: readonly ToldPledge[];
  idOf: (from: string) => number | null;
  nameOf: (from: string) => string;
};

async function tellCalls(
  tx: Transaction,
  record: Recorder,
  cast: Cast,
  { fund, pledges, idOf, nameOf }: Pledged,
) {
  const called = pledges.flatMap(({ from, calls }) => calls.map(([due, money]) => ({ from, due, money })));
  const rows = await tx
    .insert(fundCalls)
    .values(
      called.map(({ from, due, money }, i) => ({
        commitmentId: idOf(from) ?? 0,
        called: moneyOf(money),
        dueOn: told(due),
        ...writtenOn(cast, told(due), i),
      })),
    )
    .returning();
  rows.forEach((row, i) => {
    record(fundCalls, null, row, { label: `${fund.name} ${nameOf(called[i]?.from ?? "")} 缴款` });
  });
}
