import type { Day } from "@/lib/date/day";
import type { AgendaRule } from "@/lib/reviews/rules";

/** Something a rule brings before the meeting, with the reason in words. */
export type Candidate = {
  rule: AgendaRule;
  label: string;
  reason: string;
  minutes: number;
  title: string;
  projectId: number | null;
  /** Its code, which is its address. */
  project: string | null;
  unit: string | null;
  unitId: number | null;
  resolutionId: number | null;
  /** An overdue assignment that no meeting gave: its id and its code. */
  assignmentId: number | null;
  assignment: string | null;
  /** The deadline of what is still owed. */
  dueOn: Day | null;
  obstacle: string | null;
  demand: string | null;
};

/** What a rule found, the gravest first. */
export type Found = { projectId: number; reason: string };
