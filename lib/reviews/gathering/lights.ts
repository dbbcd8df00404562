import "server-only";
import type { Viewer } from "@/lib/auth/viewer";
import type { FrozenLight } from "@/lib/reviews/figures";

/** The lights of these projects today. */
export async function lightsOf(
  _viewer: Viewer,
  _ids: readonly number[],
): Promise<ReadonlyMap<number, FrozenLight>> {
  return new Map();
}
