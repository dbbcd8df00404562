import { companyKey } from "@/lib/fields/text";
import type { Difference } from "@/lib/imports/verdicts";
import type { Share } from "./existing";

/** The names of one role that a row would change, beside those that stand; null where it changes none. */
export function planShares(
  names: readonly string[] | null,
  shares: readonly Share[],
  isOfRole: (role: string) => boolean,
  label: string,
): { names: string[]; change: Difference } | null {
  if (names === null) return null;
  const standing = shares.filter(({ role }) => isOfRole(role)).map(({ name }) => name);
  const keys = new Set(standing.map(companyKey));
  const same = names.length === keys.size && names.every((name) => keys.has(companyKey(name)));
  if (same) return null;
  return { names: [...names], change: { label, from: standing.join("、") || "—", to: names.join("、") } };
}

export const isCompanyRole = (role: string): boolean => role === "company";
export const isInvestorRole = (role: string): boolean => !isCompanyRole(role);
