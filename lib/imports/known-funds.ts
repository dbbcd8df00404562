import "server-only";
import { and, isNull } from "drizzle-orm";
import type { Reader, Transaction } from "@/db/client";
import { funds } from "@/db/schema";
import { withinReach } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { nameKey } from "@/lib/fields/text";
import { type Fund, fundReach } from "@/lib/funds/reach";

/** Funds a sheet can name, by name, short name or code. */
export class KnownFunds {
  readonly #byWord = new Map<string, Fund | null>();

  constructor(readonly all: readonly Fund[]) {
    for (const fund of all)
      for (const word of new Set(
        [fund.name, fund.shortName ?? "", fund.registrationNumber ?? ""].map(nameKey),
      ))
        if (word) this.#byWord.set(word, this.#byWord.has(word) ? null : fund);
    // A name that is another's short name is still that fund's name.
    for (const fund of all) this.#byWord.set(fund.nameKey, fund);
    for (const fund of all) this.#byWord.set(nameKey(fund.code), fund);
  }

  /** Null where no fund, or more than one, goes by that word. */
  find(word: string): Fund | null {
    return this.#byWord.get(nameKey(word)) ?? null;
  }

  byId(id: number): Fund | null {
    return this.all.find((fund) => fund.id === id) ?? null;
  }
}

/** The matrix is small: a file is compared with all of it. */
export async function knownFunds(from: Reader | Transaction, viewer: Viewer): Promise<KnownFunds> {
  const rows = await from
    .select()
    .from(funds)
    .where(and(isNull(funds.deletedAt), withinReach(viewer, "fund.import", fundReach)));
  return new KnownFunds(rows);
}
