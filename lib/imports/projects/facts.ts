import type { Day } from "@/lib/date/day";
import type { Fields } from "@/lib/fields/input";
import { cleanText, companyKey } from "@/lib/fields/text";
import { isSameUnit, type KnownDay, leftOut, readAmount, readDay, readNumber } from "@/lib/imports/cells";
import type { Answers } from "@/lib/imports/input";
import type { Notes } from "@/lib/imports/notes";
import type { SourceCell, SourceRow } from "@/lib/imports/register";
import type { Amount } from "@/lib/money/amount";
import type { Currency } from "@/lib/money/currency";
import { isBlank, quoted } from "@/lib/money/typed";
import { projectFields } from "@/lib/projects/fields";
import type { Stage } from "@/lib/projects/rules";
import type { Unit } from "@/lib/units/queries";
import { actualKey, datedStages, labelOf, plannedKey } from "./columns";
import { saysFormal } from "./stage-words";
import type { ProjectWords } from "./words";

export type DateFact = KnownDay & { stage: Stage; planned: boolean };
export type MoneyKind = "arrived" | "investment";
/** Money as of the month that was asked for, in whole units of its currency. */
export type MoneyFact = { kind: MoneyKind; units: number; currency: Currency; typed: string };

/** What one row says. A field that is absent was not said; a blank cell says nothing. */
export type RowFacts = {
  /** Fields as a form would hold them, amounts aside. */
  typed: Record<string, string>;
  amounts: Record<string, Amount>;
  unit: Unit | null;
  code: string | null;
  investors: string[] | null;
  companies: string[] | null;
  dates: DateFact[];
  /** 签约日期 under a title that does not say of what. */
  unclearSigning: boolean;
  stageWord: string | null;
  money: MoneyFact[];
};

export type FactRules = { words: ProjectWords; answers: Answers; today: Day };

const fields: Fields = projectFields;

export function factsOf(source: SourceRow, rules: FactRules, notes: Notes): RowFacts {
  const { words, answers } = rules;
  const row = withoutErrors(source, notes);
  const textOf = (key: string) => {
    const text = cleanText(row.cells.get(key)?.cell.text ?? "");
    return isBlank(text) ? null : text;
  };
  const signing = row.cells.get(actualKey("SIGN"));
  const dates = datesOf(row, rules, notes);
  return {
    ...fieldsOf(row, rules, notes),
    unit: unitOf(row, words, answers, notes),
    code: textOf("code")?.toUpperCase() ?? null,
    investors: namesIn(textOf("investors")),
    companies: namesIn(textOf("companies")),
    dates,
    unclearSigning:
      signing !== undefined &&
      !saysFormal(signing.column.title) &&
      dates.some(({ stage, planned }) => stage === "SIGN" && !planned),
    stageWord: textOf("stage"),
    money: answers.month === null ? [] : moneyOf(row, rules, notes),
  };
}

const measured: readonly string[] = ["amount", "quantity", "count"];

/** #REF! is no value: a number that is missing keeps the row out, anything else can be left blank. */
function withoutErrors(row: SourceRow, notes: Notes): SourceRow {
  const cells = new Map(row.cells);
  for (const [key, source] of row.cells) {
    const { error } = source.cell;
    if (!error) continue;
    const isNumber = measured.includes(fields[key]?.kind ?? "");
    notes.about(source)(
      isNumber ? "refuse" : "look",
      `${labelOf(key)}：${error}${isNumber ? "" : `；${leftOut}`}`,
    );
    cells.delete(key);
  }
  return { ...row, cells };
}

function fieldsOf(row: SourceRow, rules: FactRules, notes: Notes): Pick<RowFacts, "typed" | "amounts"> {
  const typed: Record<string, string> = {};
  const amounts: Record<string, Amount> = {};
  for (const [key, field] of Object.entries(fields)) {
    const source = row.cells.get(key);
    if (!source || key === "unitId") continue;
    if (field.kind === "amount") {
      const amount = readAmount(source, field.label, rules.answers, notes.about(source));
      if (amount) amounts[key] = amount;
    } else {
      typed[key] = readTyped(key, source, rules, notes);
    }
  }
  return { typed: implied(typed), amounts };
}

/** A field other than money, as its form would hold it; "" says nothing. */
function readTyped(key: string, source: SourceCell, { words }: FactRules, notes: Notes): string {
  const { kind, label, unit = "" } = fields[key] ?? {};
  const say = notes.about(source);
  const text = source.cell.text;
  if (kind === "quantity" || kind === "count") {
    if (isSameUnit(source.column.unit, unit)) return readNumber(source, label ?? key, say);
    say("note", `${label}：表头单位是${source.column.unit}，系统按${unit}登记，这一格没有导入`);
    return "";
  }
  if (isBlank(text)) return "";
  if (kind !== "choice") return text;
  const code = words.codeOf(key, text);
  if (code === null)
    say("look", `${label}：字典里没有${quoted(text)}${listed(words.choices(key))}；${leftOut}`);
  return code ?? "";
}

const mostListed = 10;
const listed = (choices: readonly string[]): string =>
  choices.length > mostListed ? "" : `，可以是${choices.join("、")}`;

/** A segment says its chain. */
function implied(typed: Record<string, string>): Record<string, string> {
  const { chainCode, segmentCode } = typed;
  return segmentCode && !chainCode ? { ...typed, chainCode: segmentCode.replace(/-.*$/, "") } : typed;
}

function unitOf(row: SourceRow, words: ProjectWords, { unitId }: Answers, notes: Notes): Unit | null {
  const source = row.cells.get("unitId");
  const asked = words.units.find(({ id }) => id === unitId) ?? null;
  if (!source || isBlank(source.cell.text)) {
    if (!asked) notes.say("refuse", "unitId", `${labelOf("unitId")}：没有填写`);
    return asked;
  }
  const unit = words.unitOf(source.cell.text);
  if (!unit) {
    const names = words.units.map(({ shortName }) => shortName).join("、");
    notes.say(
      "refuse",
      "unitId",
      `${labelOf("unitId")}：没有${quoted(source.cell.text)}这个单位，可以是${names}`,
    );
  }
  return unit;
}

/** Several investors stand in one cell, one name twice is one. */
function namesIn(text: string | null): string[] | null {
  if (text === null) return null;
  const names = text.split(/[；;、\n]/).map((name) => cleanText(name));
  const byKey = new Map(
    names.filter((name) => companyKey(name) !== "").map((name) => [companyKey(name), name]),
  );
  return byKey.size > 0 ? [...byKey.values()] : null;
}

function datesOf(row: SourceRow, { today }: FactRules, notes: Notes): DateFact[] {
  return datedStages.flatMap((stage) =>
    [false, true].flatMap((planned) => {
      const key = planned ? plannedKey(stage) : actualKey(stage);
      const source = row.cells.get(key);
      if (!source) return [];
      const ask = { label: labelOf(key), planned, yearHint: row.yearHint, today };
      const known = readDay(source, ask, notes.about(source));
      return known ? [{ ...known, stage, planned }] : [];
    }),
  );
}

function moneyOf(row: SourceRow, { answers }: FactRules, notes: Notes): MoneyFact[] {
  return (["arrived", "investment"] as const).flatMap((kind) => {
    const source = row.cells.get(kind);
    if (!source) return [];
    const say = notes.about(source);
    const amount = readAmount(source, labelOf(kind), answers, say);
    if (!amount || amount.qualifier === "toBeFixed") return [];
    if (
      amount.qualifier !== "exact" ||
      amount.units === null ||
      (kind === "investment" && amount.currency !== "CNY")
    ) {
      say("look", `${labelOf(kind)}：${quoted(amount.typed)}不是确切的人民币数；${leftOut}`);
      return [];
    }
    return [{ kind, units: amount.units, currency: amount.currency, typed: amount.typed }];
  });
}
