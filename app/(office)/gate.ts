import { forbidden, notFound } from "next/navigation";
import type { Verb } from "@/lib/auth/policy";
import { Missing } from "@/lib/auth/refusals";
import { canSome, type Viewer } from "@/lib/auth/viewer";

/** A page for which the viewer has no verb, or none of several, answers 403 in words. */
export function requireVerb(viewer: Viewer, verb: Verb | readonly Verb[]): void {
  if (!canSome(viewer, [verb].flat())) forbidden();
}

/** A record that is not there, or out of reach, is one and the same page. */
export async function orNotFound<T>(found: Promise<T>): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof Missing) notFound();
    throw error;
  }
}
