import type { Viewer } from "@/lib/auth/viewer";
import type { Day } from "@/lib/date/day";
import type { Project } from "@/lib/projects/reach";
import type { Cast } from "./cast";
import type { Plot } from "./plot";
import { carrierOn, roadOf, type Step } from "./road";

/** A plot and the project it became. */
export type Told = { plot: Plot; unit: string; officer: Viewer; project: Project; leadOn: Day };

/** One step of one project, and who reported it. */
export type Mile = Told & { step: Step; reporter: number };

export const milesOf = (cast: Cast, story: readonly Told[]): Mile[] =>
  story.flatMap((one) =>
    roadOf(one.plot).map((step) => {
      const carrier = carrierOn(one.unit, one.plot.turn, step.on);
      return { ...one, step, reporter: cast.officer(carrier).userId };
    }),
  );

/** Who sent a step back: the county's reviewer or the city. */
export const returnerOf = (cast: Cast, { plot, unit, reporter }: Mile): number =>
  (plot.returned?.by === "county" ? cast.reviewer(unit)?.id : null) ?? cast.judgeOf(reporter).id;

/** Who turned a project's status: the county's reviewer, or the city where two units or two projects are concerned. */
export function turnerOf(cast: Cast, { plot, unit, officer }: Told): number {
  const isCitys = plot.turn?.to === "moved" || plot.turn?.to === "merged";
  const reviewer = isCitys ? null : cast.reviewer(unit);
  return (reviewer ?? cast.judgeOf(officer.userId)).id;
}
