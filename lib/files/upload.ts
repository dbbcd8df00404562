import "server-only";
import { files } from "@/db/schema";
import { change } from "@/lib/audit/change";
import type { Verb } from "@/lib/auth/policy";
import { Unacceptable } from "@/lib/auth/refusals";
import type { Viewer } from "@/lib/auth/viewer";
import { cleanText } from "@/lib/fields/text";
import { typeOfFile } from "./kinds";
import { storeFile } from "./store";

/** `id` is the key by which a record claims the file. */
export type Uploaded = { id: string; name: string; type: string; size: number };

/** Keeps an upload for its author until a record claims it. The bytes must be what the name says. */
export async function receiveFile(
  viewer: Viewer,
  verb: Verb,
  name: string,
  bytes: Uint8Array,
): Promise<Uploaded> {
  const originalName = cleanText(name).replace(/[/\\]/g, "_").slice(-120);
  const known = typeOfFile(originalName, bytes);
  if ("refusal" in known) throw new Unacceptable(known.refusal);
  const stored = await storeFile(bytes);
  await change(viewer, verb, (tx) =>
    tx.insert(files).values({ ...stored, originalName, type: known.type, uploadedBy: viewer.userId }),
  );
  return { id: stored.key, name: originalName, type: known.type, size: stored.size };
}
