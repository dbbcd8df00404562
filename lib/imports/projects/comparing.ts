import type { Fields } from "@/lib/fields/input";
import { companyKey } from "@/lib/fields/text";
import type { Notes } from "@/lib/imports/notes";
import type { Difference } from "@/lib/imports/verdicts";
import { type Amount, isTenfold } from "@/lib/money/amount";
import { projectFields } from "@/lib/projects/fields";
import type { ProjectInput } from "@/lib/projects/input";
import type { Project } from "@/lib/projects/queries";
import { labelOf } from "./columns";
import type { Share } from "./existing";
import type { RowFacts } from "./facts";
import type { ProjectWords } from "./words";

const fields: Fields = projectFields;

export type FieldPlan = { values: Partial<ProjectInput>; changes: Difference[] };

/** Which fields the row would change. What the row leaves blank stays as it is. */
export function planFields(
  facts: RowFacts,
  read: ProjectInput,
  project: Project,
  words: ProjectWords,
  notes: Notes,
): FieldPlan {
  const values: Record<string, unknown> = {};
  const changes: Difference[] = [];
  const said = [...Object.keys(facts.typed), ...Object.keys(facts.amounts)];
  for (const key of said) {
    const [before, after] = [heldBy(project, key), heldBy(read, key)];
    if (after === null || (key === "name" && facts.code === null) || isSameValue(key, before, after, words))
      continue;
    values[key] = after;
    changes.push({ label: labelOf(key), from: words.show(key, before), to: words.show(key, after) });
    if (fields[key]?.kind === "amount") warnOfSize(key, before as Amount | null, after as Amount, notes);
  }
  return { values: values as Partial<ProjectInput>, changes };
}

const heldBy = (row: object, key: string): unknown => (row as Record<string, unknown>)[key] ?? null;

function isSameValue(key: string, before: unknown, after: unknown, words: ProjectWords): boolean {
  if (fields[key]?.kind !== "amount") return words.show(key, before) === words.show(key, after);
  return before !== null && isSameAmount(before as Amount, after as Amount);
}

/** A file without a rate does not take back the rate somebody entered. */
const isSameAmount = (one: Amount, other: Amount): boolean =>
  (["qualifier", "units", "min", "max", "currency"] as const).every((part) => one[part] === other[part]) &&
  (other.rate === null || (one.rate === other.rate && one.rateOn === other.rateOn));

function warnOfSize(key: string, before: Amount | null, after: Amount, notes: Notes): void {
  const label = labelOf(key);
  if (isTenfold(before?.units ?? null, after.units) && before?.currency === after.currency)
    notes.say("look", key, `${label}与已登记的相差十倍以上，请核对单位`);
  if (after.qualifier === "toBeFixed" && before?.qualifier === "exact")
    notes.say("look", key, `${label}已登记确定的金额，表里写的是待定`);
}

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
