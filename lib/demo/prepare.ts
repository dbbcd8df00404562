import "server-only";
import { sql } from "drizzle-orm";
import { db, writingSql } from "@/db/client";
import { users } from "@/db/schema";
import { startSealing } from "@/lib/audit/sealer";
import { isDemo } from "@/lib/auth/settings";
import { loadDictionaries } from "@/lib/dictionaries/reference";
import { followInvested } from "@/lib/funds/company-words";
import { startClock } from "@/lib/jobs/clock";
import { followCandidates } from "@/lib/listings/company-words";
import { loadStandards } from "@/lib/listings/standards/reference";
import { followInvestors } from "@/lib/projects/company-words";
import { startLights } from "@/lib/projects/lights/start";
import { startFreezing } from "@/lib/reviews/freezing-clock";
import { loadUnits } from "@/lib/units/reference";
import { fillDemoBureau } from "./bureau";

type Home = typeof globalThis & { wulianReady?: boolean };

/** One starter at a time: several instances on one database would otherwise each fill it. */
const lockNumber = 58_620_001;

/** Reference data, and the demo bureau into an empty database of our own; then the background work begins. */
export async function prepare(): Promise<void> {
  const held = await writingSql().reserve();
  try {
    await held`select pg_advisory_lock(${lockNumber})`;
    await loadUnits();
    await loadDictionaries();
    await loadStandards();
    if (isDemo() && (await isEmpty())) await fillDemoBureau();
    await startLights();
    followRenames();
  } finally {
    await held`select pg_advisory_unlock(${lockNumber})`.catch(() => undefined);
    held.release();
  }
  startSealing();
  startFreezing();
  startClock();
  (globalThis as Home).wulianReady = true;
}

/** From now on a company renamed is renamed wherever its name is repeated. */
export function followRenames(): void {
  followInvestors();
  followInvested();
  followCandidates();
}

async function isEmpty(): Promise<boolean> {
  const [found] = await db.select({ n: sql<number>`count(*)::int` }).from(users);
  return found?.n === 0;
}

/** Why requests cannot be answered yet; null when they can. */
export async function readiness(): Promise<string | null> {
  if (!(globalThis as Home).wulianReady) return "starting";
  try {
    await db.execute(sql`select 1`);
    return null;
  } catch {
    return "database";
  }
}
