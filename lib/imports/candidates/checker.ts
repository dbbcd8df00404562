import "server-only";
import { db } from "@/db/client";
import { reaches } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import type { Company } from "@/lib/companies/queries";
import { creditCodeOddity } from "@/lib/companies/rules";
import { today } from "@/lib/date/day";
import { labelsOf } from "@/lib/dictionaries/queries";
import { companyKey } from "@/lib/fields/text";
import { companiesNamed, recordOf } from "@/lib/imports/companies";
import { readFields, textIn, unitOfRow, withoutErrors } from "@/lib/imports/field-facts";
import { readForm } from "@/lib/imports/forms";
import type { Answers } from "@/lib/imports/input";
import {
  type CaseParts,
  type CaseWords,
  caseOf,
  type KnownCase,
  likelyCases,
  partsOfCases,
} from "@/lib/imports/listing-cases";
import type { YearPlan } from "@/lib/imports/listing-years";
import { Notes } from "@/lib/imports/notes";
import { checkedRow, SeenKeys } from "@/lib/imports/records";
import type { CheckedRow, Checker, SourceRow } from "@/lib/imports/register";
import { fieldWords } from "@/lib/imports/words";
import { listingFields, yearFields } from "@/lib/listings/fields";
import { type ListingInput, listingInput } from "@/lib/listings/input";
import type { ListingCase } from "@/lib/listings/reach";
import { labelOf } from "./columns";
import { type CandidateRules, caseChanges, type Firm, planParts, type Reached } from "./planning";
import { listingStageOfWord } from "./stage-words";

/** What is written for one candidate: its own facts, a stage it reached, firms at work, figures of earlier years. */
export type CandidateEntry = {
  listing: ListingInput;
  company: { name: string; unitId: number; creditCode: string | null };
  code: string | null;
  version: number | null;
  /** Whether the case's own facts change. */
  changed: boolean;
  reached: Reached | null;
  firms: Firm[];
  years: Pick<YearPlan, "year" | "version">[];
};

type Rules = CandidateRules & { viewer: Viewer; seen: SeenKeys };
type Found = { cases: readonly KnownCase[]; parts: CaseParts; companies: readonly Company[] };

export async function candidateChecker(viewer: Viewer, answers: Answers): Promise<Checker> {
  const [words, yearWords, stageNames] = await Promise.all([
    fieldWords(listingFields),
    fieldWords(yearFields),
    labelsOf("listingStages"),
  ]);
  const stageOf = listingStageOfWord(stageNames);
  const seen = new SeenKeys();
  const rules: Rules = { viewer, answers, words, yearWords, stageNames, stageOf, seen, today: today() };
  return async (rows) => {
    const asked = rows.map(wordsOf);
    const cases = await likelyCases(db, viewer, asked);
    const parts = await partsOfCases(
      db,
      cases.map(({ listing }) => listing.id),
    );
    const names = asked.flatMap(({ company }) => company ?? []);
    const creditCodes = asked.flatMap(({ creditCode }) => creditCode ?? []);
    const companies = await companiesNamed(db, viewer, { names, creditCodes });
    return rows.map((row) => checkCandidate(row, { cases, parts, companies }, rules));
  };
}

const wordsOf = (row: SourceRow): CaseWords => ({
  code: textIn(row, "code")?.toUpperCase() ?? null,
  creditCode: textIn(row, "creditCode")?.replace(/\s/g, "").toUpperCase() ?? null,
  company: textIn(row, "companyId"),
});

function checkCandidate(source: SourceRow, found: Found, rules: Rules): CheckedRow {
  const notes = new Notes(source);
  const row = withoutErrors(source, listingFields, labelOf, notes);
  const words = wordsOf(row);
  const listing = caseOf(words, found.cases, notes);
  const name = words.company ?? listing?.companyName ?? "";
  if (!name) notes.say("refuse", "companyId", `请填写${labelOf("companyId")}`);
  const unit = unitOfRow(row, labelOf("unitId"), rules, notes);
  if (unit && !reaches(rules.viewer, "listing.import", { unitId: unit.id }))
    notes.say("refuse", "unitId", "这个单位的后备企业不在您可导入的范围内");
  const facts = readFields(row, listingFields, rules, notes);
  const company = companyOf(words, unit?.id ?? null, found.companies, rules.viewer);
  const given = {
    companyId: String(listing?.companyId ?? company?.id ?? 1),
    unitId: String(unit?.id ?? ""),
  };
  const read =
    unit && readForm({ fields: listingFields, input: listingInput, stored: listing, given }, facts, notes);
  const oddity = words.creditCode && !company ? creditCodeOddity(words.creditCode) : null;
  if (oddity) notes.say("note", "creditCode", `信用代码${oddity}`);
  const plan = planParts(row, listing, found.parts, rules, notes);
  rules.seen.refuseTwin(listing ? `id ${listing.id}` : companyKey(name), row, notes, "companyId", "后备企业");
  const own = listing && read ? caseChanges(listing, read, facts, rules, notes) : [];
  const unknown = !listing && !company ? [{ unitId: rules.viewer.unitId, name }] : [];
  return checkedRow(row, notes, {
    title: name,
    shown: {
      unitId: unit?.shortName ?? textIn(row, "unitId") ?? "",
      tier: rules.words.show("tier", facts.typed.tier || null).replace(/^—$/, ""),
      board: rules.words.show("board", facts.typed.board || null).replace(/^—$/, ""),
      stage: [textIn(row, "stage"), textIn(row, "stageOn")].filter(Boolean).join(" "),
    },
    known: listing,
    entry: read ? entryOf(read, { name, words, listing, own: own.length > 0 }, plan) : null,
    changes: [...own, ...plan.changes],
    companies: unknown,
  });
}

/** The credit code says it surely, the name likely. */
function companyOf(
  { creditCode, company }: CaseWords,
  unitId: number | null,
  companies: readonly Company[],
  viewer: Viewer,
): Company | null {
  const coded = companies.filter((one) => creditCode !== null && one.creditCode === creditCode);
  return coded[0] ?? recordOf(companies, company ?? "", unitId, viewer);
}

function entryOf(
  listing: ListingInput,
  of: { name: string; words: CaseWords; listing: ListingCase | null; own: boolean },
  plan: ReturnType<typeof planParts>,
): CandidateEntry {
  return {
    listing,
    company: { name: of.name, unitId: listing.unitId, creditCode: of.words.creditCode },
    code: of.listing?.code ?? null,
    version: of.listing?.version ?? null,
    changed: of.own,
    reached: plan.reached,
    firms: plan.firms,
    years: plan.years.map(({ year, version }) => ({ year, version })),
  };
}
