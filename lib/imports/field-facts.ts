import type { Day } from "@/lib/date/day";
import type { Fields } from "@/lib/fields/input";
import { cleanText, companyKey } from "@/lib/fields/text";
import type { Amount } from "@/lib/money/amount";
import { isBlank, quoted } from "@/lib/money/typed";
import type { Unit } from "@/lib/units/queries";
import { leftOut, readAmount, readDay, readMeasure } from "./cells";
import type { Answers } from "./input";
import type { Notes } from "./notes";
import type { SourceCell, SourceRow } from "./register";
import type { FieldWords } from "./words";

/** Fields as a form would hold them, amounts aside. A field that is absent was not said; "" says nothing. */
export type FieldFacts = { typed: Record<string, string>; amounts: Record<string, Amount> };
export type ReadRules = { words: FieldWords; answers: Answers; today: Day };

/** What the row says of these fields. References are another matter: what they name has to be looked up. */
export function readFields(row: SourceRow, fields: Fields, rules: ReadRules, notes: Notes): FieldFacts {
  const facts: FieldFacts = { typed: {}, amounts: {} };
  for (const [key, field] of Object.entries(fields)) {
    const source = row.cells.get(key);
    if (!source || field.kind === "reference") continue;
    if (field.kind === "amount") {
      const amount = readAmount(source, field.label, rules.answers, notes.about(source), field.signed);
      if (amount) facts.amounts[key] = amount;
    } else facts.typed[key] = readTyped(fields, key, source, row, rules, notes);
  }
  return facts;
}

/** A field other than money, as its form would hold it. */
function readTyped(
  fields: Fields,
  key: string,
  source: SourceCell,
  row: SourceRow,
  rules: ReadRules,
  notes: Notes,
): string {
  const { kind, label = key, planned = false } = fields[key] ?? {};
  const say = notes.about(source);
  const text = source.cell.text;
  if (kind === "quantity" || kind === "count") {
    return fields[key] ? readMeasure(source, fields[key], say) : "";
  }
  if (isBlank(text)) return "";
  if (isTooLong(source.cell)) {
    say(
      "look",
      `${label}：${quoted(text)}超过 15 位，表格已把后面的数字变成 0，请改成文本格式重填；${leftOut}`,
    );
    return "";
  }
  if (kind === "day") {
    const { yearHint } = row;
    return readDay(source, { label, planned, yearHint, today: rules.today }, say)?.day ?? "";
  }
  if (kind === "flag") return readFlag(text, label, say);
  return kind === "choice" ? readChoice(key, text, label, rules.words, say) : text;
}

/** A sheet keeps 15 digits of a number; a longer code that was not entered as text is another one now. */
const isTooLong = ({ number }: SourceCell["cell"]): boolean =>
  number !== undefined && Number.isInteger(number) && Math.abs(number) >= 1e15;

const yes = ["是", "有", "y", "yes", "true", "1", "√", "✓"];
const no = ["否", "无", "n", "no", "false", "0", "×"];

function readFlag(text: string, label: string, say: ReturnType<Notes["about"]>): string {
  const word = cleanText(text).normalize("NFKC").toLowerCase();
  if (yes.includes(word)) return "true";
  if (no.includes(word)) return "false";
  say("look", `${label}：${quoted(text)}看不懂，请写“是”或“否”；${leftOut}`);
  return "";
}

function readChoice(
  key: string,
  text: string,
  label: string,
  words: FieldWords,
  say: ReturnType<Notes["about"]>,
): string {
  const code = words.codeOf(key, text);
  if (code === null)
    say("look", `${label}：字典里没有${quoted(text)}${listed(words.choices(key))}；${leftOut}`);
  return code ?? "";
}

const mostListed = 10;
const listed = (choices: readonly string[]): string =>
  choices.length > mostListed ? "" : `，可以是${choices.join("、")}`;

/** What stands in a cell as words, or null where it says nothing. */
export function textIn(row: SourceRow, key: string): string | null {
  const text = cleanText(row.cells.get(key)?.cell.text ?? "");
  return isBlank(text) ? null : text;
}

const measured: readonly string[] = ["amount", "quantity", "count"];

/** #REF! is no value: a number or a unit that is missing keeps the row out, anything else can be left blank. */
export function withoutErrors(
  row: SourceRow,
  fields: Fields,
  labelOf: (key: string) => string,
  notes: Notes,
): SourceRow {
  const cells = new Map(row.cells);
  for (const [key, source] of row.cells) {
    const { error } = source.cell;
    if (!error) continue;
    const { kind = "text", required = false } = fields[key] ?? {};
    const isNeeded = required || measured.includes(kind);
    notes.about(source)(
      isNeeded ? "refuse" : "look",
      `${labelOf(key)}：${error}${isNeeded ? "" : `；${leftOut}`}`,
    );
    cells.delete(key);
  }
  return { ...row, cells };
}

/** 张三 over 李四 are two people; a company's name is not broken that short. */
const arePersons = (before: string, line: string): boolean =>
  [before, line].every((name) => /^[\u4e00-\u9fff·]{2,4}$/.test(name.trim())) && !/公司|集团/.test(line);

/** Latin words keep a blank between them, Chinese ones need none. */
const joint = (before: string, line: string): string =>
  /\w\s*$/.test(before) && /^\s*\w/.test(line) ? " " : "";

/** The unit a row names, else the heading or sheet it stands under, else the one asked for once. */
export function unitOfRow(
  row: SourceRow,
  label: string,
  { words, answers }: Pick<ReadRules, "words" | "answers">,
  notes: Notes,
): Unit | null {
  const text = textIn(row, "unitId");
  if (text === null) {
    const { heading, unit: stated } = words.unitOver(row);
    if (stated) notes.say("note", "unitId", `${label}按“${heading}”理解为${stated.shortName}`);
    const unit = stated ?? words.units.find(({ id }) => id === answers.unitId) ?? null;
    if (unit || notes.isRefused("unitId")) return unit;
    return unitAbove(row, label, words, notes);
  }
  const unit = words.unitOf(text);
  if (!unit) {
    const names = words.units.map(({ shortName }) => shortName).join("、");
    notes.say("refuse", "unitId", `${label}：没有${quoted(text)}这个单位，可以是${names}`);
  }
  return unit;
}

/** A unit that is written once for several records. Only a person can tell that the blanks below are meant so. */
function unitAbove({ above }: SourceRow, label: string, words: FieldWords, notes: Notes): Unit | null {
  const unit = above ? words.unitOf(above.text) : null;
  if (above && unit)
    notes.say(
      "look",
      "unitId",
      `${label}：空着，按第 ${above.row} 行的${quoted(above.text)}导入；不是的请先填写`,
    );
  else notes.say("refuse", "unitId", `${label}：没有填写`);
  return unit;
}

// A line ends where a name does or the next is numbered; elsewhere a narrow column broke it.
const nameEnds = /(?:公司|集团|[）)]|合伙|中心|厂|院|所|社|会|部)\s*$/;
const numbered = /^\s*(?:[（(]?\d{1,2}[）).、．]|[①-⑳])\s*/;
const betweenNames = /[；;、]|(?<=公司(?:[（(][^()（）]{1,20}[）)])?)(?:\s*[，,/]\s*|[^\S\n]+)(?=\S)/;

/** Several names stand in one cell, apart by signs or lines, perhaps numbered; one name twice is one. */
export function namesIn(row: SourceRow, key: string): string[] | null {
  if (textIn(row, key) === null) return null;
  const lines: string[] = [];
  for (const line of (row.cells.get(key)?.cell.text ?? "").split(/\r?\n/)) {
    const before = lines.at(-1);
    if (
      before === undefined ||
      nameEnds.test(before) ||
      arePersons(before, line) ||
      /[；;、，,]\s*$/.test(before) ||
      numbered.test(line)
    )
      lines.push(line);
    else lines[lines.length - 1] = `${before}${joint(before, line)}${line.trim()}`;
  }
  const names = lines
    .flatMap((line) => line.replace(numbered, "").split(betweenNames))
    .map((name) => cleanText(name));
  const byKey = new Map(
    names.filter((name) => companyKey(name) !== "").map((name) => [companyKey(name), name]),
  );
  return byKey.size > 0 ? [...byKey.values()] : null;
}
