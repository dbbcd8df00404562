import "server-only";
import type { Transaction } from "@/db/client";
import type { DictionaryName } from "./queries";

type Follow = (tx: Transaction) => Promise<void>;
type Home = typeof globalThis & { wulianFollowers?: Map<string, Follow> };

// Next loads modules more than once in a process; who follows a dictionary must be known to all of them.
const home = globalThis as Home;
home.wulianFollowers ??= new Map();
const followers = home.wulianFollowers;

/** Something that rests on a dictionary and is brought in line within the change that rewords an entry. */
export function followDictionary(name: DictionaryName, work: Follow): void {
  followers.set(name, work);
}

export async function tellFollowers(tx: Transaction, name: string): Promise<void> {
  await followers.get(name)?.(tx);
}
