import type { Verb } from "@/lib/auth/policy";

/** What may be brought into a register; each register asks for its own. */
export const importVerbs = [
  "project.import",
  "fund.import",
  "listing.import",
] as const satisfies readonly Verb[];
