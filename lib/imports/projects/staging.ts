import { type Day, lastDayMeant, type Precision, showDay } from "@/lib/date/day";
import { leftOut } from "@/lib/imports/cells";
import type { Notes } from "@/lib/imports/notes";
import type { Difference } from "@/lib/imports/verdicts";
import { type Stage, stageOf, stages } from "@/lib/projects/rules";
import { actualKey, labelOf, plannedKey } from "./columns";
import type { Milestone } from "./existing";
import type { DateFact, RowFacts } from "./facts";
import { isLooseWord } from "./stage-words";
import type { ProjectWords } from "./words";

export type StagePlan = {
  dates: DateFact[];
  stageWord: string | null;
  doubtful: boolean;
  changes: Difference[];
};

export type Standing = {
  stored: readonly Milestone[];
  /** The stage word of an earlier sheet. */
  reported: string | null;
  /** Why a stage cannot be entered at all. */
  wall: (stage: Stage) => string | null;
};

/** The row's dates and its stage word beside the milestones that are stored. */
export function planStages(
  facts: RowFacts,
  { stored, reported, wall }: Standing,
  words: ProjectWords,
  notes: Notes,
): StagePlan {
  const dates = facts.dates.filter(
    (fact) => isNews(fact, stored, notes) && !isWalled(fact, wall(fact.stage), notes),
  );
  const states = statesAfter(dates, stored);
  warnOfOrder(dates, states, notes);
  const derived = stageOf(states.map((state) => ({ ...state, verifiedAt: null })));
  const word = facts.stageWord;
  const meant = word === null ? null : words.stageOf(word);
  const isSettled = word === null || (meant === derived && (stored.length > 0 || !isLooseWord(word)));
  const isNewWord = word !== null && word !== reported && !(stored.length > 0 && isSettled);
  const isUnclear = facts.unclearSigning && dates.some(({ stage, planned }) => stage === "SIGN" && !planned);
  return {
    dates,
    stageWord: isNewWord ? word : null,
    doubtful: isUnclear || (isNewWord && !isSettled),
    changes: [
      ...dates.map((fact) => differenceOf(fact, stored)),
      ...(isNewWord ? [{ label: "原表阶段", from: reported ?? "—", to: word ?? "—" }] : []),
    ],
  };
}

const rowOf = (stage: Stage, stored: readonly Milestone[]) => stored.find((one) => one.stage === stage);

function storedDay({ stage, planned }: DateFact, stored: readonly Milestone[]): [Day | null, Precision] {
  const row = rowOf(stage, stored);
  const [day, precision] = planned
    ? [row?.plannedOn, row?.plannedPrecision]
    : [row?.actualOn, row?.actualPrecision];
  return [day ?? null, (precision ?? "day") as Precision];
}

/** A date that was accepted by the city does not change with a file. */
function isNews(fact: DateFact, stored: readonly Milestone[], notes: Notes): boolean {
  const [day, precision] = storedDay(fact, stored);
  // A ledger that was taken out says 2026-05-01 for a plan of 2026-05.
  if (day === fact.day && (precision === fact.precision || fact.planned)) return false;
  if (fact.planned || !rowOf(fact.stage, stored)?.verifiedAt) return true;
  const key = actualKey(fact.stage);
  notes.say("note", key, `${labelOf(key)}已认定为 ${showDay(day, precision)}，不随导入改动`);
  return false;
}

function isWalled({ stage, planned }: DateFact, wall: string | null, notes: Notes): boolean {
  if (planned || wall === null) return false;
  notes.say("look", actualKey(stage), `${labelOf(actualKey(stage))}：${wall}；${leftOut}`);
  return true;
}

function differenceOf(fact: DateFact, stored: readonly Milestone[]): Difference {
  const key = fact.planned ? plannedKey(fact.stage) : actualKey(fact.stage);
  return {
    label: labelOf(key),
    from: showDay(...storedDay(fact, stored)),
    to: showDay(fact.day, fact.precision),
  };
}

type State = { stage: Stage; actualOn: Day; precision: Precision };

function statesAfter(dates: readonly DateFact[], stored: readonly Milestone[]): State[] {
  return stages.flatMap((stage): State[] => {
    const news = dates.find((fact) => fact.stage === stage && !fact.planned);
    if (news) return [{ stage, actualOn: news.day, precision: news.precision }];
    const row = rowOf(stage, stored);
    return row?.actualOn
      ? [{ stage, actualOn: row.actualOn, precision: (row.actualPrecision ?? "day") as Precision }]
      : [];
  });
}

/** 先开工后补证 happens, a slip of the pen more often. LEAD is when it was recorded, not when it began. */
function warnOfOrder(dates: readonly DateFact[], states: readonly State[], notes: Notes): void {
  const dated = states.filter(({ stage }) => stage !== "LEAD");
  for (const [i, later] of dated.entries()) {
    const earlier = dated[i - 1];
    if (!earlier || lastDayMeant(later.actualOn, later.precision) >= earlier.actualOn) continue;
    const news = dates.find(
      ({ stage, planned }) => !planned && (stage === later.stage || stage === earlier.stage),
    );
    if (!news) continue;
    const key = actualKey(later.stage);
    notes.say("look", key, `${labelOf(key)}早于${labelOf(actualKey(earlier.stage))}，先后相反，请核对`);
  }
}
