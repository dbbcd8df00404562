import "server-only";
import type { Transaction } from "@/db/client";
import { listingChecks } from "@/db/schema";
import { change } from "@/lib/audit/change";
import { Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { accountsOf } from "./check-queries";
import type { KeepCheckInput } from "./input";
import { listingInReach } from "./reach";
import { allStandards } from "./standards/queries";
import { verdictOf } from "./standards/verdict";

/** Keeps what the rules of a day say of the accounts as they stand now. A kept check never changes. */
export function keepCheck(
  viewer: Viewer,
  { code, board, asOf, note }: KeepCheckInput,
  { tx }: { tx?: Transaction } = {},
): Promise<number> {
  return change(
    viewer,
    "listing.check",
    async (open, record) => {
      const listing = await listingInReach(open, viewer, "listing.check", code);
      const standards = await allStandards();
      if (!standards.some((one) => one.board === board)) throw new Unacceptable("这个板块没有收录上市标准");
      const result = verdictOf(board, standards, await accountsOf(listing, open), asOf);
      const [kept] = await open
        .insert(listingChecks)
        .values({
          caseId: listing.id,
          board,
          asOf,
          note,
          result: result as unknown as Record<string, unknown>,
          createdBy: viewer.userId,
          updatedBy: viewer.userId,
        })
        .returning();
      if (!kept) throw new Unacceptable("没有保存成功，请再试一次");
      record(listingChecks, null, kept, { label: `${listing.companyName} ${board} ${asOf}` });
      return kept.id;
    },
    { tx },
  );
}
