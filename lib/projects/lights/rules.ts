import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  firstDayOf,
  lastDayMeant,
  lastDayOf,
  monthOf,
  monthsBetween,
} from "@/lib/date/day";
import { closedStatuses, type Stage, stages } from "@/lib/projects/rules";
import type { LightFacts, LightRule, LightRuleCode } from "./facts";

export type Colour = "green" | "yellow" | "red";

/** Each colour with how bad it is. */
export const colourOrder = ["green", "yellow", "red"] as const satisfies readonly Colour[];

/** What one rule makes of a project as things stand: when it turns, for good unless something is done. */
export type Judged = {
  rule: LightRule;
  /** From when the measure runs. */
  since: Day;
  yellowOn: Day | null;
  redOn: Day | null;
  /** The measured value on a day, in words. */
  measured: (day: Day) => string;
};

/** Counts working days; holidays are data. */
export type WorkCalendar = {
  after: (day: Day, workdays: number) => Day;
  between: (from: Day, to: Day) => number;
};

type Measure = Omit<Judged, "rule">;
type Judge = (facts: Standing, rule: LightRule, calendar: WorkCalendar) => Measure | null;
type Standing = LightFacts & { at: Stage; of: (stage: Stage) => LightFacts["milestones"][number] | null };

/**
 * What every rule in the list says of a project. A rule that does not concern it, or lacks what it would measure, says
 * nothing: unknown is no colour. Nothing here asks what day it is.
 */
export function judgeAll(facts: LightFacts, rules: readonly LightRule[], calendar: WorkCalendar): Judged[] {
  if (facts.status === "paused" || (closedStatuses as readonly string[]).includes(facts.status)) return [];
  const standing = standingOf(facts);
  return rules.flatMap((rule) => {
    if (!concerns(rule, standing.at)) return [];
    const measure = judges[rule.code](standing, rule, calendar);
    return measure ? [{ rule, ...measure }] : [];
  });
}

/** A milestone that was sent back has not happened until it is reported anew. */
function standingOf(facts: LightFacts): Standing {
  const reached = facts.milestones.filter(({ actualOn, returned }) => actualOn !== null && !returned);
  const at = [...stages].reverse().find((stage) => reached.some((one) => one.stage === stage)) ?? "LEAD";
  return { ...facts, at, of: (stage) => facts.milestones.find((one) => one.stage === stage) ?? null };
}

function concerns({ firstStage, lastStage }: LightRule, at: Stage): boolean {
  const place = stages.indexOf(at);
  return place >= stages.indexOf(firstStage) && place <= stages.indexOf(lastStage);
}

/** Whether the rule was in force on the day. */
export const inForce = ({ from, to }: Pick<LightRule, "from" | "to">, day: Day): boolean =>
  from <= day && (to === null || day < to);

export function colourOn({ yellowOn, redOn }: Pick<Judged, "yellowOn" | "redOn">, day: Day): Colour {
  if (redOn !== null && redOn <= day) return "red";
  return yellowOn !== null && yellowOn <= day ? "yellow" : "green";
}

/** The worst of some colours; null where there is none: 未评. */
export const worstOf = (colours: readonly Colour[]): Colour | null =>
  [...colourOrder].reverse().find((colour) => colours.includes(colour)) ?? null;

/** A number that is reached, and one that must be exceeded: 满 15 天 and 超过 30 天. */
const full = (n: number | null, on: (n: number) => Day): Day | null => (n === null ? null : on(n));
const over = (n: number | null, on: (n: number) => Day): Day | null => (n === null ? null : on(n + 1));

const silence: Judge = ({ movedOn }, { yellow, red }) => ({
  since: movedOn,
  yellowOn: full(yellow, (n) => addDays(movedOn, n)),
  redOn: full(red, (n) => addDays(movedOn, n)),
  measured: (day) => `已 ${daysBetween(movedOn, day)} 天没有更新`,
});

/** Days past what was planned; a plan known to the month runs to its end. */
const past =
  (stage: Stage, what: string): Judge =>
  ({ of }, { yellow, red }) => {
    const plan = of(stage);
    if (!plan?.plannedOn) return null;
    const end = lastDayMeant(plan.plannedOn, plan.plannedPrecision ?? "day");
    return {
      since: end,
      yellowOn: full(yellow, (n) => addDays(end, n)),
      redOn: over(red, (n) => addDays(end, n)),
      measured: (day) =>
        day > end
          ? `计划 ${end} ${what}，已过 ${daysBetween(end, day)} 天`
          : `计划 ${end} ${what}，还有 ${daysBetween(day, end)} 天`,
    };
  };

const startUnplanned: Judge = ({ of, milestones }, { yellow, red }) => {
  if (of("START")?.plannedOn) return null;
  const signedOn = milestones
    .filter(
      ({ stage, actualOn, returned }) =>
        actualOn && !returned && stages.indexOf(stage) >= stages.indexOf("SIGN"),
    )
    .map(({ actualOn }) => actualOn ?? "")
    .sort()[0];
  if (!signedOn) return null;
  return {
    since: signedOn,
    yellowOn: over(yellow, (n) => addDays(signedOn, n)),
    redOn: over(red, (n) => addDays(signedOn, n)),
    measured: (day) => `正式签约 ${daysBetween(signedOn, day)} 天，没有计划开工日期`,
  };
};

const progressGap: Judge = ({ of, investedYuan, baseYuan, hasPhases }, { yellow, red }) => {
  const from = of("START")?.actualOn;
  const finish = of("DONE")?.plannedOn ? of("DONE") : of("PROD");
  if (hasPhases || !from || !finish?.plannedOn || investedYuan === null || !baseYuan) return null;
  const end = lastDayMeant(finish.plannedOn, finish.plannedPrecision ?? "day");
  const length = daysBetween(from, end);
  if (length <= 0) return null;
  const done = BigInt(investedYuan) * 100n;
  const base = BigInt(baseYuan);
  /** The first day on which the schedule is that many points ahead of the work; exact, for money is whole yuan. */
  const aheadOn = (points: number, exceeded: boolean): Day | null => {
    const needed = BigInt(length) * (done + BigInt(points) * base);
    const days = exceeded ? needed / (100n * base) + 1n : (needed + 100n * base - 1n) / (100n * base);
    return days <= BigInt(length) ? addDays(from, Number(days)) : null;
  };
  return {
    since: from,
    yellowOn: yellow === null ? null : aheadOn(yellow, false),
    redOn: red === null ? null : aheadOn(red, true),
    measured: (day) => {
      const elapsed = Math.min(Math.max(daysBetween(from, day), 0), length);
      const [due, made] = [(elapsed / length) * 100, (investedYuan / baseYuan) * 100];
      const gap = due - made;
      return `序时 ${due.toFixed(1)}%，完成 ${made.toFixed(1)}%，${gap > 0 ? "落后" : "超前"} ${Math.abs(gap).toFixed(1)} 个百分点`;
    },
  };
};

const reportGap: Judge = ({ of, lastReport, hasPhases }, { yellow, red }) => {
  const begun = of("START")?.actualOn;
  if (hasPhases || !begun) return null;
  const first = monthOf(begun);
  const base = lastReport && lastReport > first ? lastReport : first;
  const on = (n: number) => firstDayOf(addMonths(base, n + 1));
  return {
    since: lastDayOf(base),
    yellowOn: full(yellow, on),
    redOn: full(red, on),
    measured: (day) =>
      `${lastReport && lastReport >= first ? `${base} 以后` : "开工以后"} ${Math.max(monthsBetween(base, day) - 1, 0)} 个月没有进展填报`,
  };
};

const statistics: Judge = ({ of, statisticsOn }, { yellow, red }) => {
  const begun = of("START");
  if (!begun?.actualOn || begun.returned || statisticsOn) return null;
  const from = begun.actualOn;
  return {
    since: from,
    yellowOn: full(yellow, (n) => addMonths(from, n)),
    redOn: full(red, (n) => addMonths(from, n)),
    measured: (day) => `${from} 开工，${daysBetween(from, day)} 天没有入统日期`,
  };
};

const task: Judge = ({ dues }, { yellow, red }, { after, between }) => {
  const due = [...dues].sort()[0];
  if (!due) return null;
  return {
    since: due,
    yellowOn: full(yellow, (n) => after(due, n)),
    redOn: over(red, (n) => after(due, n)),
    measured: (day) =>
      day > due ? `督办 ${due} 到期，逾期 ${between(due, day)} 个工作日` : `督办 ${due} 到期`,
  };
};

const judges: Readonly<Record<LightRuleCode, Judge>> = {
  SILENCE: silence,
  "START-LATE": past("START", "开工"),
  "START-UNPLANNED": startUnplanned,
  "PROGRESS-GAP": progressGap,
  "REPORT-GAP": reportGap,
  STATISTICS: statistics,
  "FULL-LATE": past("FULL", "达产"),
  TASK: task,
};
