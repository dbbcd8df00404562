import type { Stage } from "@/lib/projects/rules";

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
