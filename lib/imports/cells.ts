import { type Day, type Precision, showDay } from "@/lib/date/day";
import { parseDay } from "@/lib/date/parse";
import { type Field, isYetToCome, yetToCome } from "@/lib/fields/kinds";
import { isLargerUnit, isSameUnit, toTwoDecimals } from "@/lib/fields/measures";
import { type Amount, type AmountFlag, parseAmount, withRate } from "@/lib/money/amount";
import { type Currency, unitOf } from "@/lib/money/currency";
import { halfWidth, isBlank, isUndecided, quoted } from "@/lib/money/typed";
import { showYi, type Unit, unitPlaces, type Yuan } from "@/lib/money/yuan";
import type { Answers } from "./input";
import type { SourceCell } from "./register";
import type { IssueLevel } from "./verdicts";

/** Says something about the cell that is being read. */
export type Say = (level: IssueLevel, message: string) => void;

export const isMoneyUnit = (unit: string | null): unit is Unit => unit !== null && unit in unitPlaces;

const doubts: Readonly<Record<Exclude<AmountFlag, "toBeFixed">, string>> = {
  about: "是约数",
  atLeast: "只说了下限",
  range: "是区间，不计入合计",
  remark: "带有说明，按括号前的数理解",
  phases: "分期列出，按各期合计理解",
  foreign: "是外币，没有汇率就不计入人民币合计",
};

/** Money as written under the unit of its column. Null is blank or refused; what is doubtful waits for a tick. */
export function readAmount(
  { cell, column }: SourceCell,
  label: string,
  answers: Answers,
  say: Say,
  allowNegative = false,
): Amount | null {
  if (isBlank(cell.text)) return null;
  const currency = column.currency ?? "CNY";
  const parsed = isMoneyUnit(column.unit)
    ? parseAmount(cell.text, { unit: column.unit, currency, allowNegative })
    : parseWithoutUnit(cell.text, currency, allowNegative);
  if (!parsed.ok) {
    say("refuse", `${label}：${parsed.message}`);
    return null;
  }
  for (const flag of parsed.flags) {
    if (flag === "foreign" && column.currency === parsed.amount?.currency) continue;
    if (flag === "toBeFixed") say("note", `${label}：写的是${quoted(cell.text)}，不计入合计`);
    else say("look", `${label}：${quoted(cell.text)}${doubts[flag]}`);
  }
  const amount = parsed.amount && rated(parsed.amount, answers);
  if (isRare(amount))
    say("look", `${label}：${quoted(cell.text)}合 ${rareInYi(amount)} 亿元，大得少见，请核对单位`);
  if (isTwiceWan(cell.text, column.unit, amount))
    say("look", `${label}：${quoted(cell.text)}按几万元理解，小得少见，请核对单位`);
  return amount;
}

/** 1.5万 under 万元 says 万 twice: fifteen thousand yuan stand in no ledger, so one of the two is a slip. */
const isTwiceWan = (text: string, unit: string | null, amount: Amount | null): boolean =>
  unit === "万元" &&
  /万元?$/.test(halfWidth(text)) &&
  (amount?.units ?? 0) > 0 &&
  (amount?.units ?? 0) < 100_000;

/** A thousand 亿: yuan that stand under 万元 more often than they are meant. */
const rarelyReached: Yuan = 100_000_000_000;

const isRare = (amount: Amount | null): amount is Amount =>
  Math.abs(amount?.yuan ?? amount?.units ?? amount?.max ?? 0) >= rarelyReached;

const rareInYi = ({ yuan, units, max }: Amount): string => showYi(yuan ?? units ?? max, 0);

/** A cell that states its own unit reads the same whatever unit is in force. */
function parseWithoutUnit(
  text: string,
  currency: Currency,
  allowNegative: boolean,
): ReturnType<typeof parseAmount> {
  const [small, large] = [
    parseAmount(text, { unit: "元", currency, allowNegative }),
    parseAmount(text, { unit: "亿元", currency, allowNegative }),
  ];
  const same =
    small.ok &&
    large.ok &&
    small.amount?.units === large.amount?.units &&
    small.amount?.min === large.amount?.min;
  if (same || !small.ok) return small;
  return {
    ok: false,
    message: `${quoted(text)}没有写单位，请写成 ${text.trim()}${unitOf("万元", currency)} 这样，或在对应列时选择金额单位`,
  };
}

const rated = (amount: Amount, { currency, rate, rateOn, rateSource }: Answers): Amount =>
  rate !== null && amount.currency === currency ? withRate(amount, rate, rateOn, rateSource) : amount;

export type KnownDay = { day: Day; precision: Precision };
export type DayAsk = { label: string; planned: boolean; yearHint: number | null; today: Day };

/** 未签约, 尚未开工: there is no date yet, and nothing was misread. */
const notYet = /^(?:尚|暂|还|目前)?未[\u4e00-\u9fff]{1,6}$/;

/** A date as far as it is known. 年底前 is never the date of a fact: it is said and left out. */
export function readDay(
  { cell }: SourceCell,
  { label, planned, yearHint, today }: DayAsk,
  say: Say,
): KnownDay | null {
  // A number cell drops the last zero: 2026.10 and 2026.1 are stored alike.
  if (cell.number !== undefined && /^\d{4}\.1$/.test(cell.text)) {
    say("look", `${label}：数字 ${cell.text} 可能是 1 月，也可能是 10 月；${leftOut}`);
    return null;
  }
  const parsed = parseDay(cell.text, { today, yearHint, planned });
  if (!parsed.ok && notYet.test(cell.text.trim())) {
    say("note", `${label}：写的是${quoted(cell.text)}，这一格留空`);
    return null;
  }
  if (!parsed.ok) {
    const level = parsed.needsLook ? "note" : "look";
    say(level, `${label}：${parsed.message}；${level === "note" ? "这一格没有导入" : leftOut}`);
    return null;
  }
  if (parsed.day === null) return null;
  if (isYetToCome(parsed.day, planned)) {
    say("look", `${yetToCome(label, cell.text)}；${leftOut}`);
    return null;
  }
  if (parsed.flags.includes("yearAssumed"))
    say("note", `${label}：${quoted(cell.text)}没有写年份，按 ${showDay(parsed.day, parsed.precision)} 理解`);
  if (parsed.flags.includes("about"))
    say("note", `${label}：${quoted(cell.text)}不是确切的日期，按 ${parsed.day} 理解`);
  return { day: parsed.day, precision: parsed.precision };
}

export const leftOut = "勾选后导入，这一格留空";

const approximately = /^(?:大约|大概|约)|(?:左右|上下|前后)$/g;

type Measure = Pick<Field<unknown>, "label" | "unit" | "required" | "input">;

/** Land, energy, jobs: a number the field can hold. What is none is left out of a record that can do without. */
export function readMeasure(source: SourceCell, field: Measure, say: Say): string {
  const { label, unit = "", required, input } = field;
  const { stated } = source.column;
  if (!isSameUnit(stated, unit) && !isLargerUnit(stated, unit)) {
    say("note", `${label}：表头单位是${stated}，系统按${unit}登记，这一格没有导入`);
    return "";
  }
  const number = readNumber(source, label, say);
  const typed = isLargerUnit(stated, unit) && /\d$/.test(number) ? `${number}${stated}` : number;
  if (required || input.safeParse(typed).success) return typed;
  // 租赁 and 利用存量厂房 say that there is no number.
  const saysNumber = /\d/.test(typed);
  const rest = saysNumber ? leftOut : "这一格没有导入";
  say(saysNumber ? "look" : "note", `${label}：${quoted(source.cell.text)}不是一个${unit}数；${rest}`);
  return "";
}

/** 100亩左右 is 100 and a doubt; the field itself takes only plain numbers. Blank where nothing is said. */
function readNumber({ cell }: SourceCell, label: string, say: Say): string {
  const text = halfWidth(cell.text);
  if (isBlank(text) || isUndecided(text)) return "";
  const plain = text.replace(approximately, "");
  if (plain !== text) say("look", `${label}：${quoted(cell.text)}是约数`);
  // 53.333… is what a formula came to; nobody typed more digits than the register keeps.
  const short = cell.number === undefined ? null : toTwoDecimals(plain);
  if (short !== null) say("note", `${label}：${quoted(cell.text)}按两位小数登记为 ${short}`);
  return short ?? plain;
}
