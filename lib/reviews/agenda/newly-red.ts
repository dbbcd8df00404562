import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";
import type { Found } from "./found";
import type { Threshold } from "./thresholds";

/** Projects whose light has turned red since the meeting before. */
export async function newlyRed(
  _viewer: Viewer,
  _threshold: Threshold,
  _look: { since: Day | null; now: Day },
): Promise<Found[]> {
  return [];
}
