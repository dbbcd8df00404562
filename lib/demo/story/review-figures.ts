import type { Day } from "@/lib/date/day";
import type { stages } from "@/lib/projects/rules";
import type { ProjectFigures } from "@/lib/reviews/figures";

/**
 * A project's figures as a meeting of the past would have frozen them: nothing that happened later, and no sum of money,
 * since today's sums were not yet known then.
 */
export function atThatTime(now: ProjectFigures, day: Day): ProjectFigures {
  const road = now.stages.map((stage) =>
    stage.actualOn !== null && stage.actualOn > day ? { ...stage, actualOn: null, verified: false } : stage,
  );
  const reached = [...road].reverse().find(({ actualOn }) => actualOn !== null) ?? road[0];
  const on = (code: (typeof stages)[number]) => road.find(({ stage }) => stage === code)?.actualOn ?? null;
  const stageLabel = reached?.label ?? now.stageLabel;
  return {
    ...now,
    stages: road,
    stage: reached?.stage ?? now.stage,
    stageLabel,
    signedOn: on("SIGN") ? now.signedOn : null,
    startedOn: on("START") ? now.startedOn : null,
    investedYuan: null,
    arrivedYuan: null,
    line: [now.unit, stageLabel, `总投资 ${now.total}`].join("，"),
    light: null,
    promised: [],
    changes: now.changes.filter((change) => change.on <= day),
    papers: now.papers.filter((paper) => paper.datedOn <= day),
  };
}
