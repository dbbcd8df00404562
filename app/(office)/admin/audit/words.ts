import { systemVerbNames, verbName, verbNames } from "@/lib/auth/verb-names";

export const wordOfVerb = verbName;

export const verbChoices = Object.entries({ ...verbNames, ...systemVerbNames }).map(([value, label]) => ({
  value,
  label,
}));
