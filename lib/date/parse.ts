import { isBlank, isUndecided, quoted } from "@/lib/money/typed";
import { type Day, lastDayOf, type Month, type Precision, yearOf } from "./day";
import { type Shape, shapeOf } from "./shapes";
import { type Wording, wordingOf } from "./wording";

export type DayFlag = "yearAssumed" | "about" | "twoDigitYear" | "toBeFixed";

/** `needsLook`: understood, but not as the day something happened; a person has to decide. */
export type ParsedDay =
  | { ok: true; day: Day | null; precision: Precision; flags: DayFlag[] }
  | { ok: false; message: string; needsLook?: boolean };

/** `yearHint` is the year of the sheet's title; `planned` is true for dates that lie ahead (计划开工). */
export type DayRules = { yearHint?: number | null; planned?: boolean; today: Day };

const longest = 40;
const firstYear = 1949;
const lastYear = 2100;
// A two-digit year further ahead than this was meant for the last century.
const furthestAhead = 30;

/** Understands a date as people write it; a blank is null. The message says what to write, without the label. */
export function parseDay(text: string, { yearHint = null, planned = false, today }: DayRules): ParsedDay {
  if (isBlank(text)) return { ok: true, day: null, precision: "day", flags: [] };
  if (isUndecided(text)) return { ok: true, day: null, precision: "day", flags: ["toBeFixed"] };
  const wording = text.trim().length > longest ? null : wordingOf(text, today, yearHint);
  const shape = wording && shapeOf(wording.plain);
  if (!shape) return refused(`${quoted(text)}看不懂，请写成 ${today} 这样的日期`);
  const year = shape.year ?? yearHint;
  if (shape.month === null || isOnlyMeant(shape, wording, planned)) {
    const example = writtenOut(shape, year ?? yearOf(today));
    return {
      ...refused(`${quoted(text)}不是确切的日期，请核对后写成 ${example} 这样的日期`),
      needsLook: true,
    };
  }
  if (year === null) return refused(`${quoted(text)}没有年份，请写成 ${writtenOut(shape, yearOf(today))}`);
  const complaint = complaintAbout(shape, year, today);
  if (complaint) return refused(`${quoted(text)}${complaint}`);
  return { ok: true, day: dayIn(shape, year), precision: shape.precision, flags: flagsOf(shape, wording) };
}

const refused = (message: string) => ({ ok: false, message }) as const;

/** 年底前 and 预计3月 are fine for a plan and never the date of a fact; 3月前 leaves open which day it ends on. */
function isOnlyMeant(shape: Shape, { intended, before }: Wording, planned: boolean): boolean {
  const isDeadline = shape.certainty === "deadline";
  return planned ? before && !isDeadline && shape.precision !== "day" : isDeadline || intended || before;
}

/** Why there is no such day, to follow the quoted text; null when there is. */
function complaintAbout(shape: Shape, year: number, today: Day): string | null {
  const { month, day } = shape;
  if (year < firstYear || year > lastYear) return `不在 ${firstYear} 至 ${lastYear} 年之间，请核对年份`;
  if (shape.twoDigitYear && year > yearOf(today) + furthestAhead)
    return `的年份不清楚，请写四位年份，如 ${writtenOut(shape, year - 100)}`;
  if (month === null || month < 1 || month > 12) return "里的月份不存在，请写 1 至 12 月";
  const length = lengthOf(monthIn(year, month));
  if (day !== "last" && (day < 1 || day > length))
    return `不存在，${year}年${month}月只有 ${length} 天，请核对`;
  return null;
}

function flagsOf(shape: Shape, wording: Wording): DayFlag[] {
  const raised: Partial<Record<DayFlag, boolean>> = {
    yearAssumed: shape.year === null || wording.reckoned,
    about: shape.certainty !== "exact" || wording.about || wording.before,
    twoDigitYear: shape.twoDigitYear,
  };
  return (Object.keys(raised) as DayFlag[]).filter((flag) => raised[flag]);
}

/** For messages: the nearest date that exists, as far as it is known. */
function writtenOut(shape: Shape, year: number): string {
  const month = Math.min(Math.max(shape.month ?? 12, 1), 12);
  const length = lengthOf(monthIn(year, month));
  const day = shape.day === "last" ? length : Math.min(Math.max(shape.day, 1), length);
  const isMonth = shape.precision === "month" && shape.certainty === "exact";
  return isMonth ? monthIn(year, month) : dayIn({ ...shape, month, day }, year);
}

function dayIn({ month, day }: Shape, year: number): Day {
  const within = monthIn(year, month ?? 1);
  return day === "last" ? lastDayOf(within) : `${within}-${String(day).padStart(2, "0")}`;
}

const monthIn = (year: number, month: number): Month => `${year}-${String(month).padStart(2, "0")}`;

const lengthOf = (month: Month): number => Number(lastDayOf(month).slice(8));
