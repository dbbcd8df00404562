import "server-only";
import type { Transaction } from "@/db/client";
import { Stale } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { logDeal, reviseDeal, reviseRound } from "@/lib/funds/deal-commands";
import { advanceDeal } from "@/lib/funds/deal-stage-commands";
import { logFlow } from "@/lib/funds/flow-commands";
import { dealStages } from "@/lib/funds/rules";
import { companyFor } from "@/lib/imports/companies";
import { writeEach } from "@/lib/imports/records";
import type { ReadyRow, WrittenRow } from "@/lib/imports/register";
import { versionNow } from "./existing";
import type { DealEntry } from "./planning";

type Ready = ReadyRow & { entry: DealEntry };
type Batch = { fileName: string; rows: readonly ReadyRow[] };

/** Writes a batch of deals through the commands a person uses: the deal, its days, its payment. */
export function writeDeals(
  tx: Transaction,
  viewer: Viewer,
  { rows, fileName }: Batch,
): Promise<WrittenRow[]> {
  return writeEach(tx, rows as readonly Ready[], async (open, { entry }) => {
    const code =
      entry.code === null ? await add(open, viewer, entry) : await amend(open, viewer, entry.code, entry);
    await advance(open, viewer, code, entry, fileName);
    const { id } = await versionNow(open, code);
    if (entry.payment) await pay(open, viewer, id, entry, fileName);
    return { verdict: entry.code === null ? "added" : "updated", targetId: id };
  });
}

async function add(tx: Transaction, viewer: Viewer, { deal, round, company }: DealEntry): Promise<string> {
  const companyId = await companyFor(tx, viewer, company);
  return logDeal(viewer, { deal, round: { ...round, companyId } }, undefined, tx);
}

async function amend(tx: Transaction, viewer: Viewer, code: string, entry: DealEntry): Promise<string> {
  const { deal, round, version, roundVersion, changed } = entry;
  if ((await versionNow(tx, code)).version !== version) throw new Stale();
  if (changed.deal) await reviseDeal(viewer, code, version ?? 0, deal, tx);
  if (changed.round) await reviseRound(viewer, code, roundVersion ?? 0, round, tx);
  return code;
}

/** In the order of the road, so that a day is asked about only where the sheet itself runs backwards. */
async function advance(
  tx: Transaction,
  viewer: Viewer,
  code: string,
  { stages }: DealEntry,
  fileName: string,
): Promise<void> {
  const inOrder = [...stages].sort(
    (one, other) => dealStages.indexOf(one.stage) - dealStages.indexOf(other.stage),
  );
  for (const { stage, reachedOn } of inOrder) {
    const { version } = await versionNow(tx, code);
    const note = `导入：${fileName}`.slice(0, 200);
    await advanceDeal(
      viewer,
      { code, version, stage, reachedOn, note, fileKey: null, confirmed: ["backwards"] },
      tx,
    );
  }
}

async function pay(
  tx: Transaction,
  viewer: Viewer,
  dealId: number,
  { deal, payment }: DealEntry,
  fileName: string,
): Promise<void> {
  if (!payment) return;
  const flow = {
    fundId: deal.fundId,
    kind: "investment" as const,
    happenedOn: payment.on,
    money: payment.money,
    commitmentId: null,
    dealId,
    voucherNote: null,
    note: `导入：${fileName}`.slice(0, 200),
  };
  await logFlow(viewer, { flow }, undefined, tx);
}
