import "server-only";
import { db } from "@/db/client";
import { reaches } from "@/lib/auth/reach";
import type { Viewer } from "@/lib/auth/viewer";
import { today } from "@/lib/date/day";
import { nameKey } from "@/lib/fields/text";
import { fundFields } from "@/lib/funds/fields";
import { type FundInput, fundInput } from "@/lib/funds/input";
import type { Fund } from "@/lib/funds/reach";
import { changedFields } from "@/lib/imports/changes";
import { type ReadRules, readFields, textIn, withoutErrors } from "@/lib/imports/field-facts";
import { readForm } from "@/lib/imports/forms";
import type { Answers } from "@/lib/imports/input";
import { type KnownFunds, knownFunds } from "@/lib/imports/known-funds";
import { Notes } from "@/lib/imports/notes";
import { checkedRow, SeenKeys } from "@/lib/imports/records";
import type { CheckedRow, Checker, SourceRow } from "@/lib/imports/register";
import { fieldWords } from "@/lib/imports/words";
import { quoted } from "@/lib/money/typed";
import { listUnits } from "@/lib/units/queries";
import { labelOf } from "./columns";

/** What is written for one fund. `parent` names a fund of the same file that is recorded before it. */
export type FundEntry = {
  input: FundInput;
  code: string | null;
  version: number | null;
  parent: string | null;
};

type Rules = ReadRules & { viewer: Viewer; funds: KnownFunds; seen: SeenKeys; inFile: Set<string> };

/** Checks fund rows. A fund may hang under one that stands anywhere above it in the same file. */
export async function fundChecker(viewer: Viewer, answers: Answers): Promise<Checker> {
  const rules: Rules = {
    viewer,
    answers,
    words: await fieldWords(fundFields, listUnits),
    today: today(),
    funds: await knownFunds(db, viewer),
    seen: new SeenKeys(),
    inFile: new Set(),
  };
  return async (rows) => {
    for (const row of rows) rules.inFile.add(nameKey(textIn(row, "name") ?? ""));
    return rows.map((row) => checkFund(row, rules));
  };
}

function checkFund(source: SourceRow, rules: Rules): CheckedRow {
  const notes = new Notes(source);
  const row = withoutErrors(source, fundFields, labelOf, notes);
  const facts = readFields(row, fundFields, rules, notes);
  const name = facts.typed.name?.trim() ?? "";
  const fund = fundOf(row, name, rules, notes);
  const unitId = unitOf(row, fund, rules, notes);
  const parent = parentOf(row, rules, notes);
  const given = {
    unitId: String(unitId),
    parentId: String(parent.id ?? fund?.parentId ?? ""),
    ...(facts.typed.status || fund ? {} : { status: "investing" }),
  };
  const stored = fund as object | null;
  const read = readForm({ fields: fundFields, input: fundInput, stored, given }, facts, notes);
  if (name) rules.seen.refuseTwin(fund ? `id ${fund.id}` : nameKey(name), row, notes, "name", "基金");
  const said = [...Object.keys(facts.typed), ...Object.keys(facts.amounts), "unitId", "parentId"];
  const news = fund && read ? changesOf(fund, read, said, rules, notes) : [];
  if (fund && parent.name) news.push({ label: labelOf("parentId"), from: "—", to: parent.name });
  return checkedRow(row, notes, {
    title: name,
    shown: {
      layer: rules.words.show("layer", read?.layer ?? null),
      parent: textIn(row, "parentId") ?? "",
      manager: facts.typed.manager ?? "",
      size: facts.amounts.size ? rules.words.show("size", facts.amounts.size) : (textIn(row, "size") ?? ""),
    },
    known: fund,
    entry: read && entryOf(read, fund, parent.name),
    changes: news,
    sum: facts.amounts.size ?? null,
  });
}

const entryOf = (input: FundInput, fund: Fund | null, parent: string | null): FundEntry => ({
  input,
  code: fund?.code ?? null,
  version: fund?.version ?? null,
  parent,
});

/** By its code, else by its name. */
function fundOf(row: SourceRow, name: string, { funds }: Rules, notes: Notes): Fund | null {
  const code = textIn(row, "code");
  if (code === null || !/^JJ-/i.test(code.normalize("NFKC"))) return name ? funds.find(name) : null;
  const fund = funds.find(code);
  if (!fund) notes.say("refuse", "code", `没有编号为 ${code} 的基金；新基金请把编号留空`);
  return fund;
}

function unitOf(row: SourceRow, fund: Fund | null, { words, viewer }: Rules, notes: Notes): number {
  const text = textIn(row, "unitId");
  const unit = text === null ? null : words.unitOf(text);
  if (text !== null && !unit)
    notes.say("look", "unitId", `没有${quoted(text)}这个单位，勾选后登记在您的单位`);
  const unitId = unit?.id ?? fund?.unitId ?? viewer.unitId;
  if (!reaches(viewer, "fund.import", { unitId }))
    notes.say("refuse", "unitId", "这个单位的基金不在您可导入的范围内");
  return unitId;
}

/** The fund above: one that is known, or one that the same file names. Nothing is made of a name alone. */
function parentOf(
  row: SourceRow,
  { funds, inFile }: Rules,
  notes: Notes,
): { id: number | null; name: string | null } {
  const text = textIn(row, "parentId");
  if (text === null) return { id: null, name: null };
  const known = funds.find(text);
  if (known) return { id: known.id, name: null };
  if (inFile.has(nameKey(text))) return { id: null, name: text };
  notes.say("refuse", "parentId", `没有登记过${quoted(text)}这只基金，表里也没有；请先登记上级基金`);
  return { id: null, name: null };
}

const changesOf = (fund: Fund, read: FundInput, said: string[], { words, funds }: Rules, notes: Notes) => {
  const show = (key: string, value: unknown) =>
    key === "parentId" ? (funds.byId(Number(value))?.name ?? "—") : words.show(key, value);
  const named = said.filter((key) => read[key as keyof FundInput] !== null);
  return changedFields(fund, read, { fields: fundFields, said: named, show }, notes).changes;
};
