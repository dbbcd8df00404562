import type { FieldChange } from "@/db/schema";
import { projectFields } from "@/lib/projects/fields";

const facts = Object.keys(projectFields);

/** What people can put right besides the facts of the form. */
const others: readonly string[] = [
  ...["investorNames", "plannedOn", "status", "stage", "parentId", "firstProjectId"],
];

/**
 * The fields of a change that can be sent back: those somebody can correct. Of a new project that is every fact, for
 * what is missing can be asked for as well as what is wrong.
 */
export function returnableOf({ verb, changes }: { verb: string; changes: readonly FieldChange[] }): string[] {
  if (verb === "project.log") return [...facts, "investorNames"];
  return changes.map(({ field }) => field).filter((field) => facts.includes(field) || others.includes(field));
}
