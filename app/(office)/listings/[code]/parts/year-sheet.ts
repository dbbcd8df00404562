import type { GridChange, GridSaved } from "@/app/ui/edit-grid-control";
import type { GridColumn, GridReading, GridRow } from "@/app/ui/edit-grid-sheet";
import type { Answer } from "@/lib/auth/action";
import { yearFields } from "@/lib/listings/fields";
import type { YearForm } from "@/lib/listings/input";
import { auditOpinions } from "@/lib/listings/rules";
import { echoAmount, parseAmount } from "@/lib/money/amount";

export type YearSheetRow = { version: number; form: YearForm };

type Key = Exclude<keyof typeof yearFields, "year">;
const keys = Object.keys(yearFields).filter((key): key is Key => key !== "year");

const isAmount = (key: Key) => yearFields[key].kind === "amount";

/** A cell's text out of the form: what was typed for money, the word for an opinion. */
function textOf(form: YearForm, key: Key): string {
  const value = form[key];
  if (typeof value === "object") return value.typed;
  return key === "auditOpinion" ? (auditOpinions[value as keyof typeof auditOpinions] ?? "") : value;
}

export const sheetRowOf = ({ version, form }: YearSheetRow): GridRow => ({
  id: form.year,
  label: `${form.year} 年`,
  version,
  cells: Object.fromEntries(keys.map((key) => [key, textOf(form, key)])),
});

const opinionCalled = new Map(Object.entries(auditOpinions).map(([code, word]) => [word as string, code]));

/** The year with the changed cells put in. */
export function withChanges(form: YearForm, changes: readonly GridChange[]): YearForm {
  const changed = changes.map(({ key, text }) => {
    const of = key as Key;
    if (isAmount(of)) return [of, { typed: text, rate: "", rateOn: "", rateSource: "" }];
    return [of, of === "auditOpinion" ? (opinionCalled.get(text.trim()) ?? text.trim()) : text];
  });
  return { ...form, ...Object.fromEntries(changed) };
}

function readMoney(text: string): GridReading {
  const parsed = parseAmount(text, { unit: "万元", allowNegative: true });
  if (!parsed.ok) return { ok: false, message: parsed.message };
  if (!parsed.amount) return { ok: true, echo: "空着表示不知道；确实没有请填 0" };
  return { ok: true, echo: echoAmount(parsed.amount, "万元") };
}

/** The same rule the server has, asked while typing. */
function readPlain(key: Key) {
  return (text: string): GridReading => {
    if (key === "auditOpinion")
      return text === "" || opinionCalled.has(text.trim())
        ? { ok: true }
        : { ok: false, message: "请从列表中选择" };
    const parsed = (
      yearFields[key].input as {
        safeParse(value: unknown): { success: boolean; error?: { issues: { message: string }[] } };
      }
    ).safeParse(text);
    return parsed.success ? { ok: true } : { ok: false, message: parsed.error?.issues[0]?.message };
  };
}

const widths: Partial<Record<Key, number>> = { source: 140, note: 180, auditOpinion: 150 };

export const columnsOf = (mayReport: boolean): GridColumn[] =>
  keys.map((key) => {
    const { label, unit, kind } = yearFields[key] as { label: string; unit?: string; kind: string };
    const isNumber = kind === "amount" || kind === "count" || kind === "quantity";
    return {
      key,
      title: label,
      unit,
      kind: kindOf(key, isNumber),
      width: widths[key],
      options: key === "auditOpinion" ? Object.values(auditOpinions) : undefined,
      readOnly: !mayReport,
      reason: "财务数据由上市专员填报",
      parse: isAmount(key) ? readMoney : readPlain(key),
    };
  });

function kindOf(key: Key, isNumber: boolean): GridColumn["kind"] {
  if (key === "auditOpinion") return "choice";
  return isNumber ? "number" : "text";
}

/** What became of each changed cell of one year. */
export function savedOf(changes: readonly GridChange[], answer: Answer<number>): GridSaved[] {
  return changes.map(({ rowId, key }): GridSaved => {
    if (answer.ok) return { rowId, key, ok: true, version: answer.data };
    const theirs = answer.conflict && {
      text: textOf(answer.conflict.values as YearForm, key as Key),
      by: answer.conflict.by,
      version: answer.conflict.version,
    };
    const own = answer.fieldErrors?.[`year.${key}`] ?? answer.fieldErrors?.[key];
    return { rowId, key, ok: false, message: own ?? answer.message, theirs };
  });
}
