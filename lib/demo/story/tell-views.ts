import "server-only";
import type { Transaction } from "@/db/client";
import { savedViews } from "@/db/schema";
import type { Recorder } from "@/lib/audit/change";
import type { Cast } from "./cast";
import { publishedViews } from "./desk";

/** The lists everybody starts from, published by the city's head. */
export async function tellViews(tx: Transaction, record: Recorder, cast: Cast): Promise<void> {
  const { id: userId, unitId } = cast.person("shi-fu");
  const added = await tx
    .insert(savedViews)
    .values(
      publishedViews.map(([name, query], position) => ({
        ledger: "projects",
        scope: "system",
        name,
        query,
        position,
        userId,
        unitId,
      })),
    )
    .returning();
  for (const view of added) record(savedViews, null, view);
}
