import type { Fields } from "@/lib/fields/input";
import { type Amount, isTenfoldAmount } from "@/lib/money/amount";
import type { Notes } from "./notes";
import type { Difference } from "./verdicts";

export type FieldPlan = { values: Record<string, unknown>; changes: Difference[] };

export type Comparing = {
  fields: Fields;
  /** Fields the row says something of. What it leaves blank stays as it is. */
  said: readonly string[];
  show(key: string, value: unknown): string;
};

/** Which fields of a stored record a row would change. */
export function changedFields(
  stored: object,
  read: object,
  { fields, said, show }: Comparing,
  notes: Notes,
): FieldPlan {
  const values: Record<string, unknown> = {};
  const changes: Difference[] = [];
  for (const key of said) {
    const { kind, label = key } = fields[key] ?? {};
    const [before, after] = [heldBy(stored, key), heldBy(read, key)];
    if (after === null) continue;
    if (kind === "amount" ? isSameAmount(before, after) : show(key, before) === show(key, after)) {
      notes.settle(key);
      continue;
    }
    values[key] = after;
    changes.push({ label, from: show(key, before), to: show(key, after) });
    if (kind === "amount") warnOfSize({ key, label }, before as Amount | null, after as Amount, notes);
  }
  return { values, changes };
}

const heldBy = (row: object, key: string): unknown => (row as Record<string, unknown>)[key] ?? null;

/**
 * A file without a rate does not take back the rate somebody entered, and a plain number that comes to the same yuan
 * does not take back that they were said to be about right, or were dollars.
 */
export function isSameAmount(before: unknown, after: unknown): boolean {
  if (before === null || after === null) return before === after;
  const [one, other] = [before as Amount, after as Amount];
  if (other.qualifier === "exact" && other.currency === "CNY" && one.yuan !== null && one.yuan === other.yuan)
    return true;
  const parts = ["qualifier", "units", "min", "max", "currency"] as const;
  return (
    parts.every((part) => one[part] === other[part]) &&
    (other.rate === null || (one.rate === other.rate && one.rateOn === other.rateOn))
  );
}

function warnOfSize(
  { key, label }: { key: string; label: string },
  before: Amount | null,
  after: Amount,
  notes: Notes,
): void {
  if (isTenfoldAmount(before, after)) notes.say("look", key, `${label}与已登记的相差十倍以上，请核对单位`);
  if (after.qualifier === "toBeFixed" && before?.qualifier === "exact")
    notes.say("look", key, `${label}已登记确定的金额，表里写的是待定`);
}

/** What reading and comparing a row amount to. */
export function verdictOf(row: {
  refused: boolean;
  isSame: boolean;
  needsLook: boolean;
  isKnown: boolean;
}): "refused" | "same" | "look" | "changed" | "new" {
  if (row.refused) return "refused";
  if (row.isSame) return "same";
  if (row.needsLook) return "look";
  return row.isKnown ? "changed" : "new";
}
