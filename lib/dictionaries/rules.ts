import type { DictionaryName } from "./queries";

const fixed: readonly string[] = [
  "stages",
  "lightRules",
  "monthSteps",
  "assignmentRules",
  "agendaRules",
] satisfies DictionaryName[];

/** Steps and measures of the program itself: they can be worded anew, not added, closed or put in another order. */
export const isFixed = (name: string): boolean => fixed.includes(name);

/** Of the program's own measures these can be done without; a closed one judges nothing until it is taken up again. */
const closable: readonly string[] = ["lightRules", "agendaRules"] satisfies DictionaryName[];

export const isClosable = (name: string): boolean => !isFixed(name) || closable.includes(name);

export type MarkWord = { word: string; settled: boolean };

/** What a mark says of where a rule comes from: `S22|G`, `[?]`, 待核; null for an entry without one. */
export function wordOfMark(mark: string): MarkWord | null {
  const parts = mark.split(/[|\s[\]]+/).filter(Boolean);
  if (parts.length === 0) return null;
  if (parts.some((part) => part === "?" || part === "G" || part.includes("待核"))) {
    return { word: "待核实", settled: false };
  }
  if (parts.every((part) => /^S\d+$/.test(part))) return { word: "有出处", settled: true };
  return { word: parts.includes("D") ? "本系统设定" : mark, settled: true };
}
