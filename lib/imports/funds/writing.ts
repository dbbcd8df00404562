import "server-only";
import type { Transaction } from "@/db/client";
import { Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { logFund, reviseFund } from "@/lib/funds/commands";
import { knownFunds } from "@/lib/imports/known-funds";
import { writeEach } from "@/lib/imports/records";
import type { ReadyRow, WrittenRow } from "@/lib/imports/register";
import type { FundEntry } from "./checker";

type Ready = ReadyRow & { entry: FundEntry };

/** Writes a batch of funds, those that others hang under before these. */
export async function writeFunds(
  tx: Transaction,
  viewer: Viewer,
  rows: readonly ReadyRow[],
): Promise<WrittenRow[]> {
  const ready = rows as readonly Ready[];
  const upper = ready.filter(({ entry }) => entry.parent === null);
  const lower = ready.filter(({ entry }) => entry.parent !== null);
  return writeEach(tx, [...upper, ...lower], async (open, { entry, targetId }) => {
    const { code, version } = entry;
    const input = { ...entry.input, parentId: await parentId(open, viewer, entry) };
    if (code !== null && version !== null) {
      await reviseFund(viewer, code, version, input, open);
      return { verdict: "updated", targetId };
    }
    const added = await logFund(viewer, input, undefined, open);
    return { verdict: "added", targetId: (await knownFunds(open, viewer)).find(added)?.id ?? null };
  });
}

async function parentId(
  tx: Transaction,
  viewer: Viewer,
  { input, parent }: FundEntry,
): Promise<number | null> {
  if (parent === null) return input.parentId;
  const fund = (await knownFunds(tx, viewer)).find(parent);
  if (!fund) throw new Unacceptable(`上级基金“${parent}”还没有登记，请先导入它，再重新核对`);
  return fund.id;
}
