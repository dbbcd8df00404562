import type { Day } from "@/lib/date/day";
import { type FollowUpKind, followUpKinds } from "@/lib/projects/desk-input";
import type { Origin } from "@/lib/projects/progress/rules";
import type {
  buildTypes,
  chainRoles,
  PromiseKind,
  projectTypes,
  ReviewOutcome,
  Stage,
} from "@/lib/projects/rules";

type Known = number | null;

/** One project of the story. Dates are those of the day of writing (calendar.ts); amounts as typed under 万元. */
export type Plot = {
  /** How other rows speak of it. */
  key?: string;
  name: string;
  content: string;
  place: [region: string, park?: string];
  /** Segment of a chain, class of GB/T 4754, how it serves the chain. */
  trade: [segment: string | null, industry: string, serves?: keyof typeof chainRoles];
  /** 制造业 unless said. */
  type?: keyof typeof projectTypes;
  /** 新建 unless said. */
  build?: keyof typeof buildTypes;
  money: [total: string, fixed?: string, equipment?: string, output?: string, tax?: string];
  /** Yuan for one unit of foreign money, and its day. */
  rate?: [rate: string, on: Day];
  /** 亩、㎡、吨标煤、万千瓦时、人 */
  needs?: [land: Known, plant: Known, energy: Known, electricity: Known, jobs: Known];
  /** Keys of firms.ts, the leading one first. */
  firms: string[];
  /** Their shares in percent, where agreed. */
  shares?: string[];
  leadSource?: string;
  signEvent?: string;
  leader?: string;
  problem?: string;
  demand?: string;
  nextStep?: string;
  sourceNumber?: string;
  /** The stage word of the sheet it came in, which is no stage: somebody should look. */
  reportedStage?: string;
  /** `LEAD 2026-01-08, TALK 2026-02-12`: when each stage was reached. Accepted where that is needed, unless below. */
  road: string;
  /** `START 2026-12-18, PROD 2027-10` */
  plan?: string;
  waiting?: { stage: Stage; for: "county" | "city" };
  returned?: { stage: Stage; by: "county" | "city"; on: Day; reason: string };
  turn?: Turn;
  phaseOf?: string;
  expands?: string;
  promises?: ToldPromise[];
  months?: Months;
  /** How many months ago the last report was made; 1 unless said. */
  lastReport?: number;
  /** `2026-11-12 来访 开化｜what was said → 2026-11-26 what comes next` */
  talks?: string[];
};

/** A change of status, a move to another unit (its code), or a merger into another project (its key). */
export type Turn = { on: Day; reason: string; cause?: string } & (
  | { to: "slow" | "stalled" }
  | { to: "paused"; recheckOn: Day }
  | { to: "ended"; destination?: string }
  | { to: "moved"; unit: string }
  | { to: "merged"; into: string }
);

export type ToldPromise = {
  kind: PromiseKind;
  content: string;
  ceiling?: string;
  payer?: string;
  dueOn?: Day;
  review?: [outcome: Exclude<ReviewOutcome, "none">, on: Day];
};

/** Cumulative 万元 at the end of each month, the last report's month last. Arrived money by where it came from. */
export type Months = {
  invested?: number[];
  arrived?: { origin: Origin; amounts: number[]; currency?: "USD"; rate?: string }[];
  words?: string;
};

export type Chapter = { unit: string; plots: Plot[] };

/** `LEAD 2026-01-08, TALK 2026-02-12` as pairs. */
export const stepsOf = (road: string): [stage: Stage, day: Day][] =>
  road
    .split(",")
    .filter(Boolean)
    .map((step) => {
      const [stage = "", day = ""] = step.trim().split(" ");
      return [stage as Stage, day];
    });

export type Talk = {
  heldOn: Day;
  kind: FollowUpKind;
  place: string;
  content: string;
  nextOn: Day | null;
  nextStep: string | null;
};

const kindCalled = new Map(Object.entries(followUpKinds).map(([kind, name]) => [name as string, kind]));

/** Reads a line of a diary; throws where the table is written wrongly. */
export function talkOf(line: string): Talk {
  const [, heldOn = "", kind = "", place = "", content = "", nextOn, nextStep] =
    /^(\S+) (\S+) (\S+)｜(.+?)(?: → (\d\S+) (.+))?$/.exec(line) ?? [];
  const code = kindCalled.get(kind);
  if (!code) throw new Error(`a line of the story cannot be read: ${line}`);
  return {
    heldOn,
    kind: code as FollowUpKind,
    place,
    content,
    nextOn: nextOn ?? null,
    nextStep: nextStep ?? null,
  };
}
