import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import { addDays, type Day } from "@/lib/date/day";
import { labelsOf } from "@/lib/dictionaries/queries";
import { turnedRed } from "@/lib/projects/light-queries";
import type { Found } from "./found";
import type { Threshold } from "./thresholds";

/** How far back a first meeting looks, which has none before it. */
const usualDays = 30;

/** Projects whose light has turned red since the meeting before and still is; a project turned by several rules once. */
export async function newlyRed(
  viewer: Viewer,
  _threshold: Threshold,
  { since, now }: { since: Day | null; now: Day },
): Promise<Found[]> {
  const [turned, words] = await Promise.all([
    turnedRed(viewer, since ?? addDays(now, -usualDays), now),
    labelsOf("lightRules"),
  ]);
  const first = new Map<number, Found>();
  for (const { id, rule, on } of turned)
    if (!first.has(id))
      first.set(id, { projectId: id, reason: `${on} 转红灯（${words.get(rule) ?? rule}）` });
  return [...first.values()];
}
