import { needsAcceptance, type Stage } from "@/lib/projects/rules";
import type { MilestoneView } from "@/lib/projects/stage-queries";

/** What the browser is told of one milestone, and no more. */
export type MilestoneCut = {
  stage: Stage;
  label: string;
  expectedEvidence: string;
  missing: string[];
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
  plannedOn: milestone?.plannedOn ?? null,
  actualOn: milestone?.actualOn ?? null,
  note: milestone?.note ?? "",
  passed: Boolean(milestone?.passedAt),
  verified: Boolean(milestone?.verifiedAt),
  returned: Boolean(milestone?.returnedAt),
  judged: needsAcceptance(stage),
});
