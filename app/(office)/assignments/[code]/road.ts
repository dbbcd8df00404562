import type { StageStep } from "@/app/ui/stage-bar";
import type { Assignment } from "@/lib/assignments/queries";
import type { Plate } from "@/lib/assignments/rules";

/** How many of the five steps are behind in each state; the next is where it stands. */
const behind: Readonly<Record<string, number>> = {
  waiting: 1,
  received: 2,
  working: 2,
  returned: 2,
  replied: 4,
  closed: 5,
  withdrawn: 1,
};

/** 交办 → 接收 → 办理 → 提交 → 销号, with the days behind each; a returned one is at work again. */
export function roadOf(assignment: Assignment, plate: Plate): StageStep[] {
  const { state, handedOn, receivedOn, repliedOn, closedOn, dueOn, receiveBy } = assignment;
  const done = behind[state] ?? 0;
  const late = plate === "yellow" || plate === "red";
  const stateAt = (step: number): StageStep["state"] => {
    if (step < done) return "done";
    if (step > done || state === "withdrawn") return "none";
    return late ? "late" : "current";
  };
  const steps: [name: string, date: string | null][] = [
    ["交办", handedOn],
    ["接收", receivedOn ?? `${receiveBy} 前`],
    [state === "returned" ? "退回重办" : "办理", null],
    ["提交结果", repliedOn ?? `${dueOn} 前`],
    [state === "replied" ? "审核销号" : "办结销号", closedOn],
  ];
  return steps.map(([name, date], step) => ({ name, date, state: stateAt(step) }));
}
