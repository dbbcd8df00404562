import "server-only";
import { db } from "@/db/client";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { type ReadRules, readFields, textIn, withoutErrors } from "@/lib/imports/field-facts";
import type { Answers } from "@/lib/imports/input";
import {
  type CaseParts,
  type CaseWords,
  caseOf,
  type KnownCase,
  likelyCases,
  partAt,
  partsOfCases,
} from "@/lib/imports/listing-cases";
import { planYear } from "@/lib/imports/listing-years";
import { Notes } from "@/lib/imports/notes";
import { checkedRow, SeenKeys } from "@/lib/imports/records";
import type { CheckedRow, Checker, SourceRow } from "@/lib/imports/register";
import { fieldWords } from "@/lib/imports/words";
import { yearFields } from "@/lib/listings/fields";
import type { YearInput } from "@/lib/listings/input";
import { quoted } from "@/lib/money/typed";
import { labelOf } from "./columns";

export type FinancialEntry = { code: string; version: number; year: YearInput };

type Rules = ReadRules & { seen: SeenKeys };
type Found = { cases: readonly KnownCase[]; parts: CaseParts };

/** Checks rows of yearly accounts: one candidate's figures of one year each. */
export async function financialChecker(viewer: Viewer, answers: Answers): Promise<Checker> {
  const words = await fieldWords(yearFields);
  const rules: Rules = { answers, words, today: today(), seen: new SeenKeys() };
  return async (rows) => {
    const cases = await likelyCases(db, viewer, rows.map(wordsOf));
    const parts = await partsOfCases(
      db,
      cases.map(({ listing }) => listing.id),
    );
    return rows.map((row) => checkYear(row, { cases, parts }, rules));
  };
}

const wordsOf = (row: SourceRow): CaseWords => ({
  code: textIn(row, "code")?.toUpperCase() ?? null,
  creditCode: textIn(row, "creditCode")?.replace(/\s/g, "").toUpperCase() ?? null,
  company: textIn(row, "companyId"),
});

function checkYear(source: SourceRow, { cases, parts }: Found, rules: Rules): CheckedRow {
  const notes = new Notes(source);
  const row = withoutErrors(source, yearFields, labelOf, notes);
  const words = wordsOf(row);
  const listing = caseOf(words, cases, notes);
  if (!listing && !notes.has("refuse"))
    notes.say(
      "refuse",
      "companyId",
      words.company
        ? `${quoted(words.company)}不在上市后备企业台账里，请先在那里登记，或核对名称`
        : `请填写${labelOf("companyId")}`,
    );
  const facts = readFields(row, yearFields, rules, notes);
  const year = yearIn(facts.typed.year, notes);
  const stored = listing && year ? (parts.years.get(partAt(listing.id, year)) ?? null) : null;
  if (listing && year) rules.seen.refuseTwin(partAt(listing.id, year), row, notes, "year", "企业的同一年度");
  const plan = year ? planYear(facts, year, stored, rules.words.show, notes) : null;
  const shown = (key: string) =>
    facts.amounts[key] ? rules.words.show(key, facts.amounts[key]) : (textIn(row, key) ?? "");
  return checkedRow(row, notes, {
    title: listing?.companyName ?? words.company ?? "",
    shown: {
      year: year ? String(year) : "",
      revenue: shown("revenue"),
      netProfit: shown("netProfit"),
      rndSpending: shown("rndSpending"),
    },
    known: stored,
    entry: plan && listing && { code: listing.code, version: plan.version, year: plan.year },
    changes: plan?.changes ?? [],
    sum: facts.amounts.revenue ?? null,
  });
}

/** 2025, 2025年 and 2025年度 are the same year. */
function yearIn(typed: string | undefined, notes: Notes): number | null {
  const [, year] = /^(\d{4})(?:年度?|\.0+|-\d\d-\d\d)?$/.exec((typed ?? "").normalize("NFKC").trim()) ?? [];
  if (!year) notes.say("refuse", "year", `请填写${labelOf("year")}，如 2025`);
  return year ? Number(year) : null;
}
