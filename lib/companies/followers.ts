import "server-only";
import type { Transaction } from "@/db/client";

/** A company as it is called from now on. */
export type Renamed = { id: number; name: string };
type Follow = (tx: Transaction, company: Renamed) => Promise<void>;
type Home = typeof globalThis & { wulianCompanyFollowers?: Map<string, Follow> };

// Next loads modules more than once in a process; who follows companies must be known to all of them.
const home = globalThis as Home;
home.wulianCompanyFollowers ??= new Map();
const followers = home.wulianCompanyFollowers;

/** Registers that repeat a company's name bring it in line within the change that renames the company. */
export function followCompanies(register: string, work: Follow): void {
  followers.set(register, work);
}

export async function tellRenamed(tx: Transaction, company: Renamed): Promise<void> {
  for (const work of followers.values()) await work(tx, company);
}
