import type { FieldChange } from "@/db/schema";
import { projectFields } from "@/lib/projects/fields";
import { returnableOf } from "./returnable";
import { isStandingAct } from "./risk";

/** Another project named by its number in the log: which it is, as far as the reader may know. */
export type Linked = ReadonlyMap<number, string>;
export const linkFields: readonly string[] = ["parentId", "firstProjectId"];

type Words = { label: (field: string) => string; show: (field: string, value: unknown) => string };
type Change = { verb: string; entity: string | null; stage: string | null; changes: readonly FieldChange[] };

export type ChangeLine = { field: string; label: string; from: string | null; to: string };

/** What an act on a project's standing says; the dates and caches that follow from it are left out. */
const standingFields: readonly string[] = ["status", "stage", "unitId", "signedOn", "startedOn"];

const newProjectFields: readonly string[] = ["name", "investorNames", ...Object.keys(projectFields)];

/** Old → new, field by field, in the words of the forms. */
export function linesOf(change: Change, words: Words, linked: Linked): ChangeLine[] {
  return fieldsShown(change).map(({ field, from, to }) => ({
    field,
    label: labelIn(change, field, words),
    from: from === null ? null : shownValue(field, from, words, linked),
    to: shownValue(field, to, words, linked),
  }));
}

function fieldsShown({ verb, changes }: Change): FieldChange[] {
  if (verb === "project.log")
    return [...new Set(newProjectFields)].flatMap(
      (field) => changes.find((change) => change.field === field) ?? [],
    );
  if (isStandingAct(verb)) return changes.filter(({ field }) => standingFields.includes(field));
  return changes.filter(({ field }) => !field.endsWith("Precision"));
}

/** Which fields may be sent back, the changed ones first. */
export function returnableIn(change: Change, words: Words): { field: string; label: string }[] {
  const changed = new Set(change.changes.map(({ field }) => field));
  const fields = returnableOf(change);
  return [
    ...fields.filter((field) => changed.has(field)),
    ...fields.filter((field) => !changed.has(field)),
  ].map((field) => ({
    field,
    label: `${labelIn(change, field, words)}${changed.has(field) ? "" : "（未填）"}`,
  }));
}

function labelIn({ entity, stage }: Change, field: string, { label, show }: Words): string {
  const about = entity === "milestones" && stage ? show("stage", stage) : "";
  return [about, withUnit(field, label(field))].filter(Boolean).join(" ");
}

/** 总投资（万元）: a figure without its unit would be a guess. */
function withUnit(field: string, label: string): string {
  const fact = projectFields[field as keyof typeof projectFields] as { unit?: string } | undefined;
  return fact?.unit ? `${label}（${fact.unit}）` : label;
}

function shownValue(field: string, value: unknown, { show }: Words, linked: Linked): string {
  if (!linkFields.includes(field) || value === null) return show(field, value);
  return linked.get(Number(value)) ?? "另一个项目";
}
