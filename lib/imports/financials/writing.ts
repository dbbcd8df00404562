import "server-only";
import type { Transaction } from "@/db/client";
import type { Viewer } from "@/lib/auth/viewer";
import { writeEach } from "@/lib/imports/records";
import type { ReadyRow, WrittenRow } from "@/lib/imports/register";
import { reportYear } from "@/lib/listings/year-commands";
import type { FinancialEntry } from "./checker";

type Ready = ReadyRow & { entry: FinancialEntry };

/** Writes a batch of years through the command a person uses. */
export const writeFinancials = (
  tx: Transaction,
  viewer: Viewer,
  rows: readonly ReadyRow[],
): Promise<WrittenRow[]> =>
  writeEach(tx, rows as readonly Ready[], async (open, { entry, targetId }) => {
    await reportYear(viewer, entry, { tx: open });
    return { verdict: targetId === null ? "added" : "updated", targetId };
  });
