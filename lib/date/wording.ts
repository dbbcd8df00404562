import { commonNumerals, digitsOf, integerOf } from "@/lib/money/numerals";
import { halfWidth } from "@/lib/money/typed";
import { addDays, addMonths, type Day, isDay, monthOf, today as todayAt, yearOf } from "./day";

/** A date with the words around it taken off. */
export type Wording = {
  /** 2026年3月18日, 11月底, 2026年3季度: digits, separators and the words of a period. */
  plain: string;
  about: boolean;
  /** 预计…: nobody says so of something that has happened. */
  intended: boolean;
  /** …前: a limit, not a day. */
  before: boolean;
  /** 今年, 月底: the year was reckoned from the sheet or from today, not written. */
  reckoned: boolean;
};

const moment = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/;
const weekday = /\(?(?:星期|周)[一二三四五六日天]\)?/;
const time = /(日|[T ]) *(?:[上下]午)? *\d{1,2}[:时].*$/;
const intention = /^(?:预计|计划|拟定?于?|力争|争取|预期|有望|将)于?/;
const roughly = /^(?:大约|大概|约)|(?:左右|前后|上下)$/;
const limit = /(?:之前|以前|前)$/;

const days = new Map(
  Object.entries({ 前天: -2, 昨天: -1, 昨日: -1, 今天: 0, 今日: 0, 明天: 1, 明日: 1, 后天: 2 }),
);
const yetToBe = /^明年/;
const years = new Map(Object.entries({ 去年: -1, 上年: -1, 今年: 0, 本年: 0, 当年: 0, 明年: 1, 次年: 1 }));
const months = new Map(Object.entries({ 上月: -1, 上个月: -1, 本月: 0, 当月: 0, 下月: 1, 下个月: 1 }));

/** `yearHint` is the year of the sheet's title, which 今年 means there. */
export function wordingOf(typed: string, today: Day, yearHint: number | null): Wording {
  const text = halfWidth(typed);
  const day = dayNamed(text, today, yearHint);
  if (day) return { plain: day, about: false, intended: false, before: false, reckoned: false };
  const phrase = commonNumerals(text)
    .replace(weekday, "")
    .replace(time, (_, mark: string) => (mark === "日" ? mark : ""))
    // Between two digits a blank parts two numbers: 2024 3 is not 20243.
    .replace(/(?<!\d)\s+|\s+(?!\d)/g, "");
  const intended = intention.test(phrase) || yetToBe.test(phrase);
  const stated = phrase.replace(intention, "");
  const about = roughly.test(stated);
  const exact = stated.replace(roughly, "").replace(roughly, "");
  const before = limit.test(exact);
  const named = exact.replace(limit, "").replace(/[.,、]$/, "");
  const absolute = reckonedFrom(named, today, yearHint);
  return { plain: inDigits(absolute), about, intended, before, reckoned: absolute !== named };
}

/** A moment with its time zone, or 昨天, which only says something where it was typed today. */
function dayNamed(text: string, today: Day, yearHint: number | null): Day | null {
  if (moment.test(text) && isDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)))
    return todayAt(new Date(text));
  const distance = yearHint === null ? days.get(text) : undefined;
  return distance === undefined ? null : addDays(today, distance);
}

/** 今年底 is 2026年底, 本月18日 is 2026年3月18日. */
function reckonedFrom(text: string, today: Day, yearHint: number | null): string {
  const year = years.get(text.slice(0, 2));
  if (year !== undefined) return `${(yearHint ?? yearOf(today)) + year}年${text.slice(2)}`;
  const phrase = text.replace(/^月(?=[底末])/, "本月");
  const word = [...months.keys()].find((name) => phrase.startsWith(name));
  // In the sheet of another year nobody knows which month 本月 was.
  if (!word || (yearHint !== null && yearHint !== yearOf(today))) return text;
  const [reckonedYear, month] = addMonths(monthOf(today), months.get(word) ?? 0).split("-");
  return `${reckonedYear}年${Number(month)}月${phrase.slice(word.length)}`;
}

/** 二零二六年十一月 is 2026年11月, 第三季度 is 第3季度. */
const inDigits = (text: string) =>
  text.replace(
    /[零一二三四五六七八九十]+(?=[年月日号]|季度)/g,
    (numeral) => (numeral.length === 4 ? digitsOf(numeral) : null) ?? String(integerOf(numeral) ?? numeral),
  );
