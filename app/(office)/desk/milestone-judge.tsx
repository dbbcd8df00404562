"use client";

import { AskDialog } from "@/app/(office)/form/ask-dialog";
import { passMilestone, returnMilestone, verifyMilestone } from "@/lib/projects/stage-actions";
import type { WaitingMilestones } from "@/lib/projects/today";

export type MilestoneAct = "pass" | "verify";
export type MilestoneJudgeProps = {
  act: MilestoneAct;
  asked: "judge" | "return";
  row: WaitingMilestones["rows"][number];
  onClose: () => void;
};

type Judged = Pick<MilestoneJudgeProps["row"], "code" | "version" | "stage">;

export const judgeWords = { pass: "审核通过", verify: "认定" } as const satisfies Record<
  MilestoneAct,
  string
>;

/** One milestone accepted, or passed on to the city, as it stood when it was read. */
const judgeMilestone = (act: MilestoneAct, { code, version, stage }: Judged) => {
  const target = { code, version, stage };
  return act === "verify" ? verifyMilestone(target) : passMilestone(target);
};

/**
 * Several in one press: a project's second milestone is judged from where one's own first act left the project, so that
 * only what somebody else did meanwhile stands in its way.
 */
export function inTurn(act: MilestoneAct) {
  const left = new Map<string, { from: number; code: string; version: number }>();
  return async (row: Judged) => {
    const mine = left.get(row.code);
    const answer = await judgeMilestone(act, mine?.from === row.version ? { ...row, ...mine } : row);
    if (answer.ok) left.set(row.code, { ...answer.data, from: row.version });
    return answer;
  };
}

/** Asks before one milestone is accepted or returned, in the words of its record. */
export function MilestoneJudge({ act, asked, row, onClose }: MilestoneJudgeProps) {
  const target = { code: row.code, version: row.version, stage: row.stage };
  const label = `${row.name} ${row.label}`;
  if (asked === "return")
    return (
      <AskDialog
        title={`退回：${label}`}
        act="退回"
        danger
        asked={[{ name: "reason", label: "退回原因", kind: "lines", required: true }]}
        run={({ reason = "" }) => returnMilestone({ ...target, reason })}
        onClose={onClose}
      />
    );
  return (
    <AskDialog
      title={`${judgeWords[act]}：${label}`}
      act={judgeWords[act]}
      asked={[]}
      run={() => judgeMilestone(act, row)}
      onClose={onClose}
    >
      {act === "verify" ? "认定后计入统计。" : "材料与日期相符，报市招商中心认定。"}
    </AskDialog>
  );
}
