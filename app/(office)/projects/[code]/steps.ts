import type { StageStep } from "@/app/ui/stage-bar";
import { showDay } from "@/lib/date/day";
import type { Project } from "@/lib/projects/queries";
import { needsAcceptance } from "@/lib/projects/rules";
import type { StageView } from "@/lib/projects/stage-queries";

/** The 13 stages as marks: reached, waiting for acceptance, planned, late. */
export const stepsOf = (project: Project, milestones: StageView[], today: string): StageStep[] =>
  milestones.map(({ stage, label, milestone }) => {
    const name = label;
    if (milestone?.actualOn) {
      const date = showDay(milestone.actualOn, precisionOf(milestone.actualPrecision));
      if (milestone.returnedAt && !milestone.verifiedAt)
        return { name, date, state: "returned", title: "已退回，等待重新填报" };
      if (needsAcceptance(stage) && !milestone.verifiedAt)
        return { name, date, state: "unverified", title: "已填报，等待认定" };
      return { name, date, state: stage === project.stage ? "current" : "done" };
    }
    if (!milestone?.plannedOn) return { name, state: "none" };
    const late = milestone.plannedOn < today;
    return {
      name,
      date: `计划 ${showDay(milestone.plannedOn, precisionOf(milestone.plannedPrecision))}`,
      state: late ? "late" : "planned",
    };
  });

export const precisionOf = (stored: string | null) =>
  stored === "month" || stored === "year" ? stored : "day";
