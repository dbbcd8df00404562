import { yearOf } from "@/lib/date/day";
import { nameKey } from "@/lib/fields/text";
import { leftOut, readAmount, readDay } from "@/lib/imports/cells";
import { changedFields } from "@/lib/imports/changes";
import { type FieldFacts, namesIn, type ReadRules, textIn } from "@/lib/imports/field-facts";
import { type CaseParts, partAt } from "@/lib/imports/listing-cases";
import { planYear, type YearPlan } from "@/lib/imports/listing-years";
import type { Notes } from "@/lib/imports/notes";
import type { SourceRow } from "@/lib/imports/register";
import type { Difference } from "@/lib/imports/verdicts";
import type { FieldWords } from "@/lib/imports/words";
import { listingFields } from "@/lib/listings/fields";
import type { ListingInput } from "@/lib/listings/input";
import type { ListingCase } from "@/lib/listings/reach";
import type { IntermediaryRole, ListingStage } from "@/lib/listings/rules";
import { quoted } from "@/lib/money/typed";
import { firmKey, firmRoles, labelOf, pastFigures } from "./columns";

export type CandidateRules = ReadRules & {
  yearWords: FieldWords;
  stageOf(word: string): ListingStage | null;
  stageNames: ReadonlyMap<string, string>;
};
export type Firm = { role: IntermediaryRole; firm: string };
export type Reached = { stage: ListingStage; actualOn: string };
/** What belongs to a case beside its own facts. */
export type PartPlan = { reached: Reached | null; firms: Firm[]; years: YearPlan[]; changes: Difference[] };

export function planParts(
  row: SourceRow,
  listing: ListingCase | null,
  parts: CaseParts,
  rules: CandidateRules,
  notes: Notes,
): PartPlan {
  const stage = planStage(row, listing, parts, rules, notes);
  const firms = planFirms(row, listing, parts, notes);
  const years = planYears(row, listing, parts, rules, notes);
  return {
    reached: stage?.reached ?? null,
    firms: firms.map(({ firm }) => firm),
    years,
    changes: [
      ...(stage ? [stage.change] : []),
      ...firms.map(({ change }) => change),
      ...years.flatMap(({ year, changes }) =>
        changes.map((change) => ({ ...change, label: `${year.year} 年${change.label}` })),
      ),
    ],
  };
}

/** A stage is reached on a day; a word without its day registers nothing, and 上市 has a register of its own. */
function planStage(
  row: SourceRow,
  listing: ListingCase | null,
  { milestones }: CaseParts,
  { stageOf, stageNames, today }: CandidateRules,
  notes: Notes,
): { reached: Reached; change: Difference } | null {
  const word = textIn(row, "stage");
  if (word === null) return null;
  const stage = stageOf(word);
  if (stage === null) {
    notes.say("look", "stage", `没有${quoted(word)}这个上市阶段；${leftOut}`);
    return null;
  }
  const source = row.cells.get("stageOn");
  const ask = { label: labelOf("stageOn"), planned: false, yearHint: row.yearHint, today };
  const on = source ? (readDay(source, ask, notes.about(source))?.day ?? null) : null;
  const before = (listing && milestones.get(partAt(listing.id, stage))) ?? null;
  if (on === before && on !== null) return null;
  if (stage === "LISTED" && listing?.stage !== "LISTED")
    notes.say("look", "stage", `上市要同时记入上市公司册，请在企业档案里办理；${leftOut}`);
  if (stage === "LISTED") return null;
  if (on === null) {
    if (listing?.stage !== stage && before === null)
      notes.say("note", "stage", `${quoted(word)}没有写日期，没有登记；请补填阶段日期`);
    return null;
  }
  const name = stageNames.get(stage) ?? stage;
  return { reached: { stage, actualOn: on }, change: { label: `${name}日期`, from: before ?? "—", to: on } };
}

/** A firm at work beside another of its kind takes nobody's place: that is done on the record, with its day. */
function planFirms(
  row: SourceRow,
  listing: ListingCase | null,
  { firms }: CaseParts,
  notes: Notes,
): { firm: Firm; change: Difference }[] {
  return firmRoles.flatMap((role) => {
    const key = firmKey(role);
    const named = namesIn(row, key) ?? [];
    const standing = (listing && firms.get(partAt(listing.id, role))) ?? [];
    const known = new Set(standing.map(nameKey));
    const others = named.filter((name) => !known.has(nameKey(name)));
    if (others.length > 0 && standing.length > 0) {
      const label = labelOf(key);
      notes.say(
        "note",
        key,
        `已登记${label}${standing.join("、")}，与表中不同；请在企业档案里更换，这一格没有导入`,
      );
      return [];
    }
    return others.map((firm) => ({
      firm: { role, firm },
      change: { label: labelOf(key), from: "—", to: firm },
    }));
  });
}

/** 上年 counts back from the year the sheet speaks of. */
function planYears(
  row: SourceRow,
  listing: ListingCase | null,
  { years }: CaseParts,
  { answers, today, yearWords }: CandidateRules,
  notes: Notes,
): YearPlan[] {
  const base = row.yearHint ?? yearOf(today);
  const byYear = new Map<number, FieldFacts>();
  for (const { key, field, back } of pastFigures) {
    const source = row.cells.get(key);
    if (!source) continue;
    const amount = readAmount(source, labelOf(key), answers, notes.about(source), true);
    if (!amount) continue;
    const facts = byYear.get(base - back) ?? { typed: {}, amounts: {} };
    facts.amounts[field] = amount;
    byYear.set(base - back, facts);
  }
  if (byYear.size > 0 && row.yearHint === null)
    notes.say("note", "", `表里没有写年份，“上年”按 ${base - 1} 年理解`);
  return [...byYear].flatMap(([year, facts]) => {
    const stored = (listing && years.get(partAt(listing.id, year))) ?? null;
    const plan = planYear(facts, year, stored, yearWords.show, notes);
    return plan && (stored === null || plan.changes.length > 0) ? [plan] : [];
  });
}

export const caseChanges = (
  listing: ListingCase,
  read: ListingInput,
  facts: FieldFacts,
  { words }: CandidateRules,
  notes: Notes,
): Difference[] => {
  const said = [...Object.keys(facts.typed), ...Object.keys(facts.amounts), "unitId"];
  const told = said.filter((key) => key === "unitId" || facts.typed[key] !== "");
  return changedFields(listing, read, { fields: listingFields, said: told, show: words.show }, notes).changes;
};
