import { precisionOf } from "@/app/(office)/projects/[code]/steps";
import { showDay } from "@/lib/date/day";
import { needsAcceptance, type Stage } from "@/lib/projects/rules";
import type { MilestoneView } from "@/lib/projects/stage-queries";

/** What the browser is told of one milestone, and no more. */
export type MilestoneCut = {
  stage: Stage;
  label: string;
  expectedEvidence: string;
  missing: string[];
  /** Both as exactly as they are known: 2026-03-18, 2026-03. */
  plannedOn: string | null;
  actualOn: string | null;
  note: string;
  passed: boolean;
  verified: boolean;
  returned: boolean;
  judged: boolean;
};

export type May = {
  plan: boolean;
  advance: boolean;
  pass: boolean;
  verify: boolean;
  giveBack: boolean;
  setBack: boolean;
};

export type MilestoneActionsProps = {
  code: string;
  version: number;
  view: MilestoneCut;
  may: May;
  ownReport: boolean;
};

/** A month stays a month when its form is sent again. */
const asTyped = (day: string | null, precision: string | null = null) =>
  day && showDay(day, precisionOf(precision));

/** Only what the buttons need crosses to the browser. */
export const milestoneCutOf = ({
  stage,
  label,
  expectedEvidence,
  missing,
  milestone,
}: MilestoneView): MilestoneCut => ({
  stage,
  label,
  expectedEvidence,
  missing,
  plannedOn: asTyped(milestone?.plannedOn ?? null, milestone?.plannedPrecision),
  actualOn: asTyped(milestone?.actualOn ?? null, milestone?.actualPrecision),
  note: milestone?.note ?? "",
  passed: Boolean(milestone?.passedAt),
  verified: Boolean(milestone?.verifiedAt),
  returned: Boolean(milestone?.returnedAt),
  judged: needsAcceptance(stage),
});
