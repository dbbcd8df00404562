import { pick } from "@/lib/fields/input";
import { cleanText } from "@/lib/fields/text";
import { dealFields, roundFields } from "@/lib/funds/fields";
import type { DealStage } from "@/lib/funds/rules";
import { leftOut, readAmount, readDay } from "@/lib/imports/cells";
import {
  type FieldFacts,
  type ReadRules,
  readFields,
  textIn,
  unitOfRow,
  withoutErrors,
} from "@/lib/imports/field-facts";
import type { Notes } from "@/lib/imports/notes";
import type { SourceRow } from "@/lib/imports/register";
import type { FieldWords } from "@/lib/imports/words";
import type { Amount } from "@/lib/money/amount";
import { quoted } from "@/lib/money/typed";
import type { Unit } from "@/lib/units/queries";
import { datedStages, labelOf, stageKey } from "./columns";

/** What one row of an investment ledger says; references are still words. */
export type DealFacts = {
  deal: FieldFacts;
  round: FieldFacts;
  code: string | null;
  company: string | null;
  roundName: string | null;
  fund: string | null;
  project: string | null;
  unit: Unit | null;
  stages: { stage: DealStage; reachedOn: string }[];
  stageWord: string | null;
  paid: Amount | null;
  paidOn: string | null;
};

export type DealRules = ReadRules & { roundWords: FieldWords };

/** Where a sheet has no 轮次 the money still went in once. */
export const unsaidRound = "未注明轮次";

const ofDeal = pick(dealFields, "role", "share", "decided", "agreed", "owner", "note", "sourceNumber");
const ofRound = pick(roundFields, "chainCode", "postMoney");
const all = { ...dealFields, ...pick(roundFields, "companyId", "unitId", "chainCode", "postMoney") };

export function dealFactsOf(source: SourceRow, rules: DealRules, notes: Notes): DealFacts {
  const row = withoutErrors(source, all, labelOf, notes);
  const { money, paidOn } = paymentOf(row, rules, notes);
  return {
    deal: readFields(row, ofDeal, rules, notes),
    round: readFields(row, ofRound, { ...rules, words: rules.roundWords }, notes),
    code: textIn(row, "code"),
    company: textIn(row, "companyId"),
    roundName: cleanText(textIn(row, "round") ?? "").normalize("NFKC") || null,
    fund: textIn(row, "fundId"),
    project: textIn(row, "projectId"),
    unit: unitOfRow(row, labelOf("unitId"), rules, notes),
    stages: stagesIn(row, rules, notes),
    stageWord: textIn(row, "stage"),
    paid: money,
    paidOn,
  };
}

function stagesIn(row: SourceRow, { today }: DealRules, notes: Notes): DealFacts["stages"] {
  return datedStages.flatMap((stage) => {
    const key = stageKey(stage);
    const source = row.cells.get(key);
    if (!source) return [];
    const ask = { label: labelOf(key), planned: false, yearHint: row.yearHint, today };
    const known = readDay(source, ask, notes.about(source));
    return known ? [{ stage, reachedOn: known.day }] : [];
  });
}

/** Money that moved is a sum to the yuan and a day; either alone says too little to be booked. */
function paymentOf(row: SourceRow, { answers, today }: DealRules, notes: Notes) {
  const [amount, day] = [row.cells.get("paid"), row.cells.get("paidOn")];
  const money = amount ? readAmount(amount, labelOf("paid"), answers, notes.about(amount)) : null;
  const ask = { label: labelOf("paidOn"), planned: false, yearHint: row.yearHint, today };
  const paidOn = day ? (readDay(day, ask, notes.about(day))?.day ?? null) : null;
  if (money && money.yuan === null) {
    notes.say("look", "paid", `${labelOf("paid")}：${quoted(money.typed)}不是确切的人民币数；${leftOut}`);
    return { money: null, paidOn };
  }
  return { money: money && money.yuan !== 0 ? money : null, paidOn };
}
