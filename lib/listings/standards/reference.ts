import "server-only";
import { listingStandards } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import { forgetStandards } from "./queries";
import { beijing } from "./reference/beijing";
import { chinext } from "./reference/chinext";
import { hongKong } from "./reference/hong-kong";
import { mainBoards } from "./reference/main-board";
import { quoted } from "./reference/quoted";
import { starMarket } from "./reference/star";
import type { StandardRow } from "./reference/table";

const rows: readonly StandardRow[] = [
  ...mainBoards,
  ...starMarket,
  ...chinext,
  ...beijing,
  ...hongKong,
  ...quoted,
];

/** Sets in the order people go through them: those to choose from, then what is asked of all. */
const setOrder = ["1", "2", "3", "4", "5", "6", "18A", "18C", "B", "F", "P", "P1", "P2", "P3", "P4", "G"];

const placeOf = ({ setNo, alt, ruleId }: StandardRow) => {
  const slot = Number(/\d+$/.exec(ruleId)?.[0] ?? 0);
  return setOrder.indexOf(setNo) * 1_000 + alt.charCodeAt(0) * 10 + (slot % 10);
};

const keyOf = ({ ruleId, validFrom }: { ruleId: string; validFrom?: string | null }) =>
  `${ruleId} ${validFrom ?? ""}`;

/**
 * Adds the conditions this house was built with. A condition somebody has since revised, closed or removed stays as
 * they left it: whatever of its `ruleId` is known already is not added to.
 */
export async function loadStandards(): Promise<void> {
  await asSystem("system.reference", async (tx, record) => {
    const kept = await tx
      .select({ ruleId: listingStandards.ruleId, validFrom: listingStandards.validFrom })
      .from(listingStandards);
    const known = new Set(kept.map(({ ruleId }) => ruleId));
    const added = rows.filter(({ ruleId }) => !known.has(ruleId));
    if (added.length === 0) return;
    if (new Set(added.map(keyOf)).size < added.length) throw new Error("a condition is given twice");
    const placed = added.map((row) => ({ ...row, position: placeOf(row) }));
    for (const row of await tx.insert(listingStandards).values(placed).returning())
      record(listingStandards, null, row, { label: `${row.ruleId} ${row.condition}` });
  });
  forgetStandards();
}
