import "server-only";
import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { projectLights, projects } from "@/db/schema";
import { asSystem } from "@/lib/audit/change";
import { followDictionary } from "@/lib/dictionaries/followers";
import { rebuildLights } from "./cache";

/** Lights follow their rules from now on; a database older than the lights gets them here. */
export async function startLights(): Promise<void> {
  followDictionary("lightRules", rebuildLights);
  followDictionary("holidays", rebuildLights);
  const [found] = await db.execute<{ missing: boolean }>(sql`select exists (select 1 from ${projects})
    and not exists (select 1 from ${projectLights}) as missing`);
  if (found?.missing) await asSystem("system.reference", (tx) => rebuildLights(tx));
}
