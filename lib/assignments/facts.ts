import type { Assignment, AssignmentView } from "./queries";
import { type Level, levelNames, type Source, type State, sourceNames, stateNames } from "./rules";

/** An assignment's facts in words, as its page, the drawer and the slip show them. */
export function assignmentFacts(assignment: Assignment, view: AssignmentView) {
  const { requirement, level, source, sourceNote, handedOn, receiveBy, receivedOn } = assignment;
  const { firstDueOn, dueOn, repliedOn, closedOn, lateDays, state } = assignment;
  return [
    { label: "办理要求", value: requirement ?? "—", wide: true },
    { label: "承办单位", value: [view.owner, view.ownerName].filter(Boolean).join(" ") },
    { label: "协办单位", value: view.helpers.join("、") || "—" },
    { label: "配合部门", value: view.department ?? "—" },
    { label: "督办单位", value: view.supervisor },
    { label: "级别", value: levelNames[level as Level] ?? level },
    {
      label: "交办方式",
      value: [sourceNames[source as Source] ?? source, sourceNote].filter(Boolean).join("："),
    },
    { label: "交办", value: [view.by, handedOn].filter(Boolean).join(" ") },
    { label: "接收", value: receivedOn ?? `应于 ${receiveBy} 前接收` },
    {
      label: "办结时限",
      value: dueOn === firstDueOn ? dueOn : `${dueOn}（原定 ${firstDueOn}，已批准延期）`,
    },
    { label: "提交结果", value: repliedOn ?? "—" },
    { label: "销号", value: closedWords(closedOn, lateDays) },
    { label: "状态", value: stateNames[state as State] ?? state },
  ];
}

function closedWords(closedOn: string | null, lateDays: number | null): string {
  if (!closedOn) return "—";
  return lateDays ? `${closedOn}，逾期 ${lateDays} 个工作日办结` : `${closedOn}，按期办结`;
}
