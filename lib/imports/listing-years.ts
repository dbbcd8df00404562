import { yearFields } from "@/lib/listings/fields";
import { type YearInput, yearInput } from "@/lib/listings/input";
import { changedFields } from "./changes";
import type { FieldFacts } from "./field-facts";
import { readForm } from "./forms";
import type { YearRow } from "./listing-cases";
import type { Notes } from "./notes";
import type { Difference } from "./verdicts";
import type { FieldWords } from "./words";

export type YearPlan = { year: YearInput; version: number; changes: Difference[] };

/** What a row says of one year beside what is reported; null where the form itself would refuse it. */
export function planYear(
  facts: FieldFacts,
  year: number,
  stored: YearRow | null,
  show: FieldWords["show"],
  notes: Notes,
): YearPlan | null {
  const given = { year: String(year) };
  const read = readForm({ fields: yearFields, input: yearInput, stored, given }, facts, notes);
  if (!read) return null;
  const said = [...Object.keys(facts.typed), ...Object.keys(facts.amounts)].filter((key) => key !== "year");
  const before = stored ?? {};
  const { changes } = changedFields(before, read, { fields: yearFields, said, show }, notes);
  return { year: read, version: stored?.version ?? 0, changes };
}
