import { systemVerbNames, verbName, verbNames } from "@/lib/auth/verb-names";
import { companyFields, companyHistoryLabels, contactFields } from "@/lib/companies/fields";
import { entryFields } from "@/lib/dictionaries/fields";
import * as fundFacts from "@/lib/funds/fields";
import * as listingFacts from "@/lib/listings/fields";
import { grantFields, personFields, personHistoryLabels } from "@/lib/people/fields";
import { ownFieldLabels, projectFields } from "@/lib/projects/fields";
import { promiseFields } from "@/lib/projects/promise-input";
import { unitFields } from "@/lib/units/fields";
import { columnNames } from "./column-names";
import { tableNames } from "./table-names";

export const wordOfVerb = verbName;

export const verbChoices = Object.entries({ ...verbNames, ...systemVerbNames }).map(([value, label]) => ({
  value,
  label,
}));

export const wordOfTable = (table: string): string => tableNames[table] ?? table;

type Facts = Readonly<Record<string, { label?: unknown }>>;

const registers = [fundFacts, listingFacts].flatMap((module) => Object.values(module) as unknown[]);
const isFacts = (value: unknown): value is Facts => typeof value === "object" && value !== null;

const everyFact: readonly Facts[] = [
  ...registers.filter(isFacts),
  entryFields,
  unitFields,
  grantFields,
  personFields,
  promiseFields,
  contactFields,
  companyFields,
  projectFields,
];

const labels: ReadonlyMap<string, string> = new Map([
  ...everyFact.flatMap((facts) =>
    Object.entries(facts).flatMap(([field, { label }]): [string, string][] =>
      typeof label === "string" ? [[field, label]] : [],
    ),
  ),
  ...Object.entries({ ...personHistoryLabels, ...companyHistoryLabels, ...ownFieldLabels, ...columnNames }),
]);

/** A column as the forms call it; one of a later version reads as it was written. */
export const wordOfField = (field: string): string =>
  labels.get(field) ?? labels.get(field.replace(/Yuan$/, "")) ?? field;
