import { addDays, type Day } from "@/lib/date/day";
import { needsAcceptance, type Stage, stages } from "@/lib/projects/rules";
import { momentOn, told } from "./calendar";
import { type Plot, stepsOf, type Turn } from "./plot";

/** How far a milestone has come: counted by its date, accepted, waiting somewhere, sent back. */
export type Standing = "dated" | "accepted" | "county" | "city" | "returned";

export type Step = {
  stage: Stage;
  on: Day;
  standing: Standing;
  reportedAt: string;
  /** When the county passed it on, the city accepted it, somebody sent it back. */
  passedAt: string;
  verifiedAt: string;
  returnedAt: string | null;
};

/** The steps of a plot after the lead. Papers take days: reported after two, passed on after four, accepted after seven. */
export const roadOf = (plot: Plot): Step[] =>
  stepsOf(plot.road)
    .slice(1)
    .map(([stage, day]) => {
      const on = told(day);
      const turn = stages.indexOf(stage) + plot.name.length;
      const back = plot.returned?.stage === stage ? plot.returned : null;
      return {
        stage,
        on,
        standing: standingOf(plot, stage),
        reportedAt: momentOn(addDays(on, 2), turn),
        passedAt: momentOn(addDays(on, 4), turn),
        verifiedAt: momentOn(addDays(on, 7), turn),
        returnedAt: back ? momentOn(told(back.on), turn) : null,
      };
    });

function standingOf({ waiting, returned }: Plot, stage: Stage): Standing {
  if (!needsAcceptance(stage)) return "dated";
  if (waiting?.stage === stage) return waiting.for;
  return returned?.stage === stage ? "returned" : "accepted";
}

/** The last thing that happened to a step. */
export const settledAt = ({ standing, reportedAt, passedAt, verifiedAt, returnedAt }: Step): string =>
  ({
    dated: reportedAt,
    county: reportedAt,
    city: passedAt,
    accepted: verifiedAt,
    returned: returnedAt ?? reportedAt,
  })[standing];

/** The unit that carried the project on a day. */
export function carrierOn(home: string, turn: Turn | undefined, day: Day): string {
  return turn?.to === "moved" && told(turn.on) <= day ? turn.unit : home;
}
