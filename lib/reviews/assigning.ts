import "server-only";
import type { Transaction } from "@/db/client";
import type { Recorder } from "@/lib/audit/change";
import type { Viewer } from "@/lib/auth/viewer";
import type { Resolution, Review } from "./reach";

/** Every resolution becomes a task of its owner, in the same transaction. */
export async function assignResolutions(
  _tx: Transaction,
  _viewer: Viewer,
  _review: Review,
  _decided: readonly Resolution[],
  _record: Recorder,
): Promise<void> {}
