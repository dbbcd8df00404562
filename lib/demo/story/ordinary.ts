import { addDays, type Day, daysBetween } from "@/lib/date/day";
import type { Origin } from "@/lib/projects/progress/rules";
import type { Stage } from "@/lib/projects/rules";
import type { Chapter, Months, Plot } from "./plot";

/** A project to which nothing out of the ordinary happened. The total in 亿元; `signed` is its formal signing. */
export type Ordinary = [
  name: string,
  content: string,
  place: Plot["place"],
  trade: Plot["trade"],
  total: number,
  firm: string,
  signed: Day,
  upTo: Stage,
  type?: Plot["type"],
];

/** Days from the formal signing at which an ordinary project reaches each stage. */
const pace: readonly [stage: Stage, days: number][] = [
  ["LEAD", -150],
  ["TALK", -118],
  ["REVIEW", -45],
  ["SIGN", 0],
  ["REG", 21],
  ["FILE", 64],
  ["LAND", 128],
  ["START", 190],
  ["DONE", 560],
  ["PROD", 640],
  ["FULL", 900],
];

/** The day on which the tables were written, as in calendar.ts: a month's report belongs to the one before. */
const writtenOn: Day = "2026-11-24";
const monthsReported = 6;
/** From start to the last payment, in days. */
const buildingTime = 420;

/** Chapters of ordinary projects by unit. */
export const ordinaryChapter = (unit: string, rows: readonly Ordinary[]): Chapter => ({
  unit,
  plots: rows.map(plotOf),
});

function plotOf([name, content, place, trade, total, firm, signed, upTo, type]: Ordinary): Plot {
  const days = (stage: Stage) => pace.find(([of]) => of === stage)?.[1] ?? 0;
  // Two projects of one day would look like one pen; a few days apart they look like two.
  const spread = name.length % 9;
  const on = (offset: number) => addDays(signed, offset < 0 ? offset - spread : offset + (offset && spread));
  const reached = pace.filter(([, offset]) => offset <= days(upTo));
  const next = pace.filter(
    ([stage, offset]) => offset > days(upTo) && offset >= days("START") && stage !== "FULL",
  );
  return {
    name,
    content,
    place,
    trade,
    type,
    firms: [firm],
    money: [
      `${total}亿`,
      `${part(total, 0.78)}亿`,
      `${part(total, 0.4)}亿`,
      `${part(total, 1.3)}亿`,
      `${Math.round(total * 520)}`,
    ],
    needs: [
      Math.round(total * 17),
      null,
      Math.round(total * 900),
      Math.round(total * 380),
      Math.round(total * 48),
    ],
    road: reached.map(([stage, offset]) => `${stage} ${on(offset)}`).join(", "),
    plan: next.map(([stage, offset]) => `${stage} ${later(on(offset + 12), upTo, stage)}`).join(", "),
    months: monthsOf(total, days(upTo) >= days("START") ? on(days("START")) : null, content),
    lastReport: name.length % 2,
  };
}

const part = (total: number, share: number): number => Math.round(total * share * 100) / 100;

/** What is still to come is planned for a day to come, unless the project is one that hangs. */
function later(day: Day, upTo: Stage, stage: Stage): Day {
  const hangs = upTo === "LAND" && stage === "START";
  return day > writtenOn || hangs ? day : addDays(writtenOn, 60);
}

/** Money spent evenly from the start on; four fifths of it has arrived from outside. */
function monthsOf(total: number, started: Day | null, content: string): Months | undefined {
  if (!started) return undefined;
  const spent = Array.from({ length: monthsReported }, (_, i) => {
    const elapsed = daysBetween(started, writtenOn) - (monthsReported - i) * 30;
    return Math.round(total * 10_000 * Math.min(0.97, Math.max(0.02, elapsed / buildingTime)));
  });
  const origin: Origin = content.length % 3 === 0 ? "province" : "domestic";
  return {
    invested: spent,
    arrived: [{ origin, amounts: spent.map((wan) => Math.round(wan * 0.8)) }],
    words: (spent.at(-1) ?? 0) >= total * 9_700 ? "各条线正常生产" : "主体施工按计划推进",
  };
}
