import { type KnownDay, leftOut, readAmount, readDay } from "@/lib/imports/cells";
import {
  type FieldFacts,
  namesIn,
  type ReadRules,
  readFields,
  textIn,
  unitOfRow,
  withoutErrors,
} from "@/lib/imports/field-facts";
import type { Answers } from "@/lib/imports/input";
import type { Notes } from "@/lib/imports/notes";
import type { SourceRow } from "@/lib/imports/register";
import type { Currency } from "@/lib/money/currency";
import { quoted } from "@/lib/money/typed";
import { projectFields } from "@/lib/projects/fields";
import { basisChoices } from "@/lib/projects/progress-input";
import type { Stage } from "@/lib/projects/rules";
import type { Unit } from "@/lib/units/queries";
import { actualKey, datedStages, labelOf, plannedKey } from "./columns";
import { saysFormal } from "./stage-words";
import type { ProjectWords } from "./words";

export type DateFact = KnownDay & { stage: Stage; planned: boolean };
export type MoneyKind = "arrived" | "investment";
/** Money as of the month that was asked for, in whole units of its currency. */
export type MoneyFact = {
  kind: MoneyKind;
  units: number;
  currency: Currency;
  typed: string;
  /** As its own title says, else as was asked once for all. */
  basis: Answers["basis"];
};

/** What one row says. A field that is absent was not said; a blank cell says nothing. */
export type RowFacts = FieldFacts & {
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

export type FactRules = ReadRules & { words: ProjectWords };

export function factsOf(source: SourceRow, rules: FactRules, notes: Notes): RowFacts {
  const row = withoutZone(withoutErrors(source, projectFields, labelOf, notes), rules);
  const signing = row.cells.get(actualKey("SIGN"));
  const dates = datesOf(row, rules, notes);
  const { typed, amounts } = readFields(row, projectFields, rules, notes);
  return {
    typed: implied(typed),
    amounts,
    unit: unitOfRow(row, labelOf("unitId"), rules, notes),
    code: codeOf(row, notes),
    investors: namesIn(row, "investors"),
    companies: namesIn(row, "companies"),
    dates,
    unclearSigning:
      signing !== undefined &&
      !saysFormal(signing.column.title) &&
      dates.some(({ stage, planned }) => stage === "SIGN" && !planned),
    stageWord: textIn(row, "stage")?.replace(/[（(]待(?:认定|核)[)）]$/, "") ?? null,
    money: rules.answers.month === null ? [] : moneyOf(row, rules, notes),
  };
}

/** 智造新城 in a column that says both carries the project; it is no county in which the land could lie. */
function withoutZone(row: SourceRow, { words }: FactRules): SourceRow {
  const [region, unit] = [row.cells.get("regionCode")?.cell, row.cells.get("unitId")?.cell];
  if (!region || region !== unit || words.codeOf("regionCode", region.text) || !words.unitOf(region.text))
    return row;
  return { ...row, cells: new Map([...row.cells].filter(([key]) => key !== "regionCode")) };
}

const ownCode = /^(?:XS-[A-Z0-9]{8}|QZ\d{4}-\d{4,})$/;

/** A number of another office's making stands under 编号 as often as ours does. */
function codeOf(row: SourceRow, notes: Notes): string | null {
  const text = textIn(row, "code")?.normalize("NFKC").replace(/\s/g, "").toUpperCase() ?? null;
  if (text === null || ownCode.test(text)) return text;
  notes.say("note", "code", `${quoted(text)}不是本系统的编号，没有导入；要保留请把这一列对应到“来源编号”`);
  return null;
}

/** A segment says its chain. */
function implied(typed: Record<string, string>): Record<string, string> {
  const { chainCode, segmentCode } = typed;
  return segmentCode && !chainCode ? { ...typed, chainCode: segmentCode.replace(/-.*$/, "") } : typed;
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
    const basis = basisIn(source.column.title) ?? answers.basis;
    const meant = basisChoices.find(({ value }) => value === basis)?.label ?? basis;
    if (basis !== answers.basis) say("note", `${labelOf(kind)}：按表头理解为${meant}`);
    return [{ kind, units: amount.units, currency: amount.currency, typed: amount.typed, basis }];
  });
}

/** 1-10月完成投资 counts from January, 自开工累计 from the start; 累计 alone could be either and is asked. */
function basisIn(title: string): Answers["basis"] | null {
  const text = title.normalize("NFKC").replace(/\s/g, "");
  if (/1[-~至]\d{1,2}月|本年|当年|今年/.test(text)) return "year";
  if (/当月|本月/.test(text)) return "month";
  return /开工(?:以来)?累计/.test(text) ? "start" : null;
}
